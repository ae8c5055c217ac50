import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Threads } from '../base/effects.ts';

/** What a thread answers: what its task gave, or why it failed. */
export type ThreadAnswer =
  | { readonly given: unknown }
  | { readonly failed: string; readonly code?: string | undefined };

interface Waiting {
  readonly task: unknown;
  readonly done: (given: unknown) => void;
  readonly failed: (error: Error) => void;
}

/** Threads on all cores, each with one task at a time; null on one core, and where the program is not built. */
export function startThreads(count: number = availableParallelism()): Threads | null {
  const program = threadProgram();
  if (count < 2 || program === null) return null;
  const waiting: Waiting[] = [];
  const idle: Worker[] = [];
  const workers = new Map<Worker, Waiting | null>();
  const next = (): void => {
    while (idle.length > 0 && waiting.length > 0) {
      const [worker, own] = [idle.pop()!, waiting.shift()!];
      workers.set(worker, own);
      worker.postMessage(own.task);
    }
  };
  for (let at = 0; at < count; at++) {
    const worker = new Worker(program);
    workers.set(worker, null);
    idle.push(worker);
    const settle = (use: (own: Waiting) => void): void => {
      const own = workers.get(worker);
      workers.set(worker, null);
      if (own != null) use(own);
    };
    worker.on('message', (answer: ThreadAnswer) => {
      settle(own => ('given' in answer ? own.done(answer.given) : own.failed(errorOf(answer))));
      idle.push(worker);
      next();
    });
    worker.on('error', error => settle(own => own.failed(error instanceof Error ? error : new Error(String(error)))));
  }
  return {
    count,
    run: task =>
      new Promise((done, failed) => {
        waiting.push({ task, done, failed });
        next();
      }),
    async close() {
      await Promise.all([...workers.keys()].map(worker => worker.terminate()));
    },
  };
}

/** The program of a thread, beside the bundle; null where it is run from the sources. */
function threadProgram(): string | null {
  let above = dirname(fileURLToPath(import.meta.url));
  for (let step = 0; step < 2; step++, above = dirname(above)) {
    const path = join(above, 'thread.js');
    if (existsSync(path)) return path;
  }
  return null;
}

const errorOf = ({ failed, code }: Extract<ThreadAnswer, { failed: string }>): Error =>
  Object.assign(new Error(failed), code === undefined ? {} : { code });

import { parentPort } from 'node:worker_threads';
import type { Part, PartTask, Refused } from '../ingest/parts/part.ts';
import { scanPart } from '../ingest/parts/scan-part.ts';
import { fileBytes } from '../node/file-bytes.ts';
import type { ThreadAnswer } from '../node/threads.ts';

/** The buffers of what a thread read, which are handed over and not copied. */
const buffersOf = (part: Part | Refused): ArrayBuffer[] =>
  typeof part === 'string'
    ? []
    : part.columns.flatMap(cells => {
        const views = 'codes' in cells ? [cells.codes] : [...cells.pages, cells.starts, cells.ends, cells.page];
        return views.map(({ buffer }) => buffer as ArrayBuffer);
      });

/** One thread of the program: it reads parts of files until it is ended. */
export function thread(): void {
  parentPort?.on('message', (task: PartTask) => {
    try {
      const file = fileBytes(task.path);
      const given = scanPart(task, file);
      file.close();
      parentPort?.postMessage({ given } satisfies ThreadAnswer, buffersOf(given));
    } catch (error) {
      parentPort?.postMessage({
        failed: error instanceof Error ? error.message : String(error),
      } satisfies ThreadAnswer);
    }
  });
}

thread();

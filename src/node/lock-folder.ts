import { readFileSync } from 'node:fs';
import { mkdir, readdir, rm, rmdir, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { threadId } from 'node:worker_threads';
import type { FolderLock } from '../base/effects.ts';
import { Fault } from '../base/fault.ts';
import { commitChanges, recover } from './commit-changes.ts';
import { writeFault } from './write-fault.ts';

const LOCK = /^\.scopebook-(.+)\.lock$/;
const POLL_MS = 20;
/** how long a job waits for another one in the same folder */
const PATIENCE_MS = 20_000;

/**
 * The right to change files in a folder, held by one job at a time.
 *
 * Every job that wants it puts a file of its own name into the folder and looks for others afterwards, so of two jobs that
 * come at once at least one sees the other. Files of ended processes count for nothing: the next holder removes them and
 * finishes or undoes what those processes had begun.
 */
export async function lockFolder(folder: string, shown: string, patience = PATIENCE_MS): Promise<FolderLock> {
  const mark = newProcessMark();
  const own = join(folder, `.scopebook-${mark}.lock`);
  let made: string | undefined;
  try {
    made = await mkdir(folder, { recursive: true });
    await acquire(folder, own, mark, shown, patience);
    await recover(folder, hasEnded);
  } catch (error) {
    await rm(own, { force: true }).catch(() => undefined);
    await removeEmpty(folder, made);
    throw writeFault(shown, error);
  }
  return {
    commit: changes => commitChanges(folder, mark, changes),
    async release() {
      await rm(own, { force: true });
      await removeEmpty(folder, made);
    },
  };
}

async function acquire(folder: string, own: string, mark: string, shown: string, patience: number): Promise<void> {
  let claimed = false;
  for (let waited = 0; ; waited += POLL_MS) {
    const others = await runningIn(folder, mark);
    if (claimed) {
      if (others.length === 0) return;
      // of two that came at once, the first by name stays
      if (others.some(other => other < mark)) {
        await rm(own, { force: true });
        claimed = false;
      }
    } else if (others.length === 0) {
      await writeFile(own, '', { flag: 'wx' });
      claimed = true;
      continue;
    }
    if (waited >= patience) throw busy(folder, shown, others[0] ?? '');
    await wait(POLL_MS);
  }
}

/** The marks of the other jobs that hold or want the folder. */
async function runningIn(folder: string, mark: string): Promise<string[]> {
  const names = await readdir(folder);
  return names
    .map(name => LOCK.exec(name)?.[1])
    .filter((other): other is string => other !== undefined && other !== mark && !hasEnded(other));
}

const busy = (folder: string, shown: string, other: string): Fault =>
  new Fault(
    'busy',
    `${shown} is being changed by another scopebook command (process ${processOf(other)}); nothing was changed`,
    `wait until it has finished, then run this command again; if no such process runs on any machine, delete ${join(folder, `.scopebook-${other}.lock`)}`,
  );

/** Removes the folders that were made for nothing. */
async function removeEmpty(folder: string, made: string | undefined): Promise<void> {
  if (made === undefined) return;
  for (let at = folder; at.length >= made.length; at = dirname(at)) {
    const removed = await rmdir(at).then(
      () => true,
      () => false,
    );
    if (!removed) return;
  }
}

let jobs = 0;

/**
 * A name for one job of this process, for the names of its temporary files: machine, process, start of the process and a
 * number. The start tells a process from a later one that was given the same id.
 */
function newProcessMark(): string {
  jobs += 1;
  return `${machine()}-${process.pid}-${startOf(process.pid) ?? 0}-${threadId}.${jobs}`;
}

/** The id of the process that a mark names. */
const processOf = (mark: string): number => Number(mark.split('-')[1]);

/** Whether the process that a mark names has ended. On another machine nobody can tell, so it counts as running. */
function hasEnded(mark: string): boolean {
  const [host, pid, start] = mark.split('-');
  if (host !== machine()) return false;
  try {
    process.kill(Number(pid), 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ESRCH';
  }
  const now = startOf(Number(pid));
  return now !== null && start !== '0' && String(now) !== start;
}

const machine = (): string =>
  hostname()
    .replace(/[^A-Za-z0-9]/g, '')
    .slice(0, 24) || 'machine';

/** When a process started, in the kernel's ticks; -1 for one that was killed and not yet removed; null where it can't be known. */
function startOf(pid: number): number | null {
  if (process.platform !== 'linux') return null;
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' || fields[0] === 'X' ? -1 : Number(fields[19]);
  } catch {
    return null;
  }
}

import { mkdir, readdir, rm, rmdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { FolderLock } from '../base/effects.ts';
import { Fault } from '../base/fault.ts';
import { commitChanges, recover } from './commit-changes.ts';
import { hasEnded, newProcessMark, processOf } from './process-mark.ts';
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

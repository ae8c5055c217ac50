import type { Effects, FileChange, FolderLock } from '../base/effects.ts';
import { Fault, usageFault } from '../base/fault.ts';
import { absolutePath, folderOf } from '../base/paths.ts';
import type { Review } from '../review.ts';
import { reviewInputs } from './review-inputs.ts';

/** A file to write at a path as the user knows it; with null it is removed. */
export type NewFile = FileChange;

/** What a job reads, and what it may replace. */
export interface Job {
  /** null where the job has no review */
  readonly review: Review | null;
  /** files that the job was given besides those of the review */
  readonly inputs?: readonly string[];
  /** the paths that this job is meant to change although they are inputs, e.g. the sheet that `add` adds to */
  readonly replaces?: readonly string[];
  /** held since the job began to read, where it changes what it has read */
  readonly lock?: FolderLock;
}

/**
 * Writes the files of a job at paths that the user named: all of them or none, and never over an input. Inputs are all files
 * of the review and every file that the job has read, compared without symbolic links. This file alone writes to disk.
 *
 * @returns the paths as they were given
 */
export async function writeFiles(effects: Effects, job: Job, files: readonly NewFile[]): Promise<string[]> {
  const changes = files.map(({ path, data }) => ({ name: path, path: effects.realPath(path), data }));
  refuseOutside(effects, job, changes);
  await refuseInputs(effects, job, changes);
  refuseTwins(changes);
  if (changes.length > 0) await commit(effects, job, changes);
  return files.map(({ path }) => path);
}

/**
 * Writes outputs whose paths are relative to the review's folder.
 *
 * @returns these paths
 */
export async function writeOutputs(
  effects: Effects,
  job: Job & { readonly review: Review },
  outputs: readonly NewFile[],
): Promise<string[]> {
  const within = (path: string): string => `${job.review.folder}/${path}`;
  const files = outputs.map(({ path, data }) => ({ path: within(path), data }));
  await writeFiles(effects, { ...job, replaces: (job.replaces ?? []).map(within) }, files);
  return outputs.map(({ path }) => path);
}

/**
 * Runs a job that changes what it reads. No other job changes the folder from before the first read until after the last
 * write, so nothing that another command adds at the same time is lost.
 */
export async function whileLocked<T>(
  effects: Effects,
  folder: string,
  work: (lock: FolderLock) => Promise<T>,
): Promise<T> {
  const lock = await effects.lock(folder);
  try {
    return await work(lock);
  } finally {
    await lock.release();
  }
}

/** Whether a real path is a folder's or below it. */
export const isInside = (folder: string, path: string): boolean =>
  path === folder || path.startsWith(folder === '/' ? '/' : `${folder}/`);

type Change = FileChange & { readonly name: string };

/** A path inside the review stays inside it: a symbolic link must not carry outputs elsewhere. */
function refuseOutside(effects: Effects, { review }: Job, changes: readonly Change[]): void {
  if (review === null) return;
  const root = effects.realPath(review.folder);
  for (const { name, path } of changes)
    if (isInside(review.folder, absolutePath(effects.cwd, name)) && !isInside(root, path))
      throw new Fault(
        'outside',
        `${shown(name, review)} would be written outside the review's folder, to ${path}: a part of its path is a symbolic link`,
        'replace the link by a folder or a file of the review; nothing was written',
      );
}

async function refuseInputs(
  effects: Effects,
  { review, inputs: named = [], replaces = [] }: Job,
  changes: readonly Change[],
): Promise<void> {
  const inputs = new Map(review === null ? [] : await reviewInputs(effects, review));
  for (const path of named)
    if (!inputs.has(effects.realPath(path))) inputs.set(effects.realPath(path), 'read by this command');
  const allowed = new Set(replaces.map(path => effects.realPath(path)));
  for (const { name, path } of changes) {
    if (allowed.has(path)) continue;
    const what = inputs.get(path) ?? (effects.opened?.has(path) ? 'read by this command' : null);
    if (what !== null)
      throw usageFault(
        'overwrite',
        `${shown(name, review)} is ${what}; an input is never overwritten`,
        'choose another path for the output',
      );
  }
}

/** Two files of one job with one name, also on file systems that do not tell upper from lower case. */
function refuseTwins(changes: readonly Change[]): void {
  const seen = new Map<string, string>();
  for (const { name, path } of changes) {
    const key = path.normalize('NFC').toLowerCase();
    const twin = seen.get(key);
    if (twin !== undefined)
      throw new Fault(
        'same-file',
        twin === name ? `two outputs would be written to ${name}` : `${twin} and ${name} would be the same file`,
        'give one of them another name; nothing was written',
      );
    seen.set(key, name);
  }
}

async function commit(effects: Effects, { review, lock }: Job, changes: readonly FileChange[]): Promise<void> {
  if (lock !== undefined) return lock.commit(changes);
  const root = review === null ? null : effects.realPath(review.folder);
  const inReview = root !== null && changes.every(({ path }) => isInside(root, path));
  const folder = inReview ? root : folderOf(changes[0]?.path ?? '') || '/';
  return whileLocked(effects, folder, held => held.commit(changes));
}

const shown = (name: string, review: Review | null): string =>
  review !== null && name.startsWith(`${review.folder}/`) ? name.slice(review.folder.length + 1) : name;

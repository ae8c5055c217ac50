import { chmod, copyFile, link, mkdir, readdir, readFile, rename, rm, rmdir, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import type { FileChange } from '../base/effects.ts';
import { Fault } from '../base/fault.ts';
import { realPath } from './real-path.ts';
import { writeFault } from './write-fault.ts';

/** One file of a job: where its new content waits, where the old one is kept meanwhile, and where it belongs. */
interface Step {
  /** null: the file is removed */
  readonly staged: string | null;
  /** null: there was no such file before */
  readonly old: string | null;
  readonly target: string;
}

/**
 * Makes all changes or none, also if the process is killed at any point:
 *
 * ```
 * plan ─write→ new content beside each target ─rename plan→ commit ─rename→ every target ─remove→ old content, commit
 *      └ killed here: the next job removes what was begun      └ killed here: the next job finishes it (`recover`)
 * ```
 *
 * The caller holds the folder's lock. `mark` names the job in the names of its temporary files.
 */
export async function commitChanges(folder: string, mark: string, changes: readonly FileChange[]): Promise<void> {
  const steps: Step[] = [];
  for (const [i, { path, data }] of changes.entries()) {
    const before = await stat(path).catch(() => null);
    if (before !== null && !before.isFile())
      throw new Fault(
        'write',
        `${path} is ${before.isDirectory() ? 'a folder' : 'not a regular file'}, so no file can be written there; nothing was changed`,
        'choose another path for the output',
      );
    if (before === null && data === null) continue;
    const beside = join(dirname(path), `.scopebook-${mark}-${i}`);
    steps.push({
      target: path,
      staged: data === null ? null : `${beside}.part`,
      old: before === null ? null : `${beside}.old`,
    });
  }
  if (steps.length === 0) return;
  const plan = join(folder, `.scopebook-${mark}.plan`);
  const commit = join(folder, `.scopebook-${mark}.commit`);
  const dataOf = new Map(changes.map(({ path, data }) => [path, data]));
  let at = plan;
  try {
    await writeFile(plan, JSON.stringify(steps.map(step => relativeStep(folder, step))));
    for (const { staged, target, old } of steps) {
      at = target;
      if (staged !== null) {
        await mkdir(dirname(staged), { recursive: true });
        await writeFile(staged, dataOf.get(target) ?? '');
      }
      if (old !== null) {
        // a private file stays private
        if (staged !== null) await chmod(staged, (await stat(target)).mode & 0o7777);
        // file systems without hard links get a copy
        await link(target, old).catch(() => copyFile(target, old));
      }
    }
    at = commit;
    await rename(plan, commit);
  } catch (error) {
    await discard(folder, steps);
    await rm(plan, { force: true }).catch(() => undefined);
    // the plan is no file that anybody asked for
    const asked = at === plan || at === commit ? (steps[0]?.target ?? at) : at;
    throw writeFault(shownIn(folder, asked), error);
  }
  try {
    for (const step of steps) {
      at = step.target;
      await apply(step);
    }
  } catch (error) {
    for (const { old, target } of steps)
      if (old === null) await rm(target, { force: true }).catch(() => undefined);
      else await rename(old, target).catch(() => undefined);
    await discard(folder, steps);
    await rm(commit, { force: true }).catch(() => undefined);
    throw writeFault(shownIn(folder, at), error);
  }
  for (const { old } of steps) if (old !== null) await rm(old, { force: true });
  await rm(commit, { force: true });
}

const apply = ({ staged, target }: Step): Promise<void> =>
  staged === null ? rm(target, { force: true }) : rename(staged, target);

/** Finishes or undoes the jobs whose processes have ended, and removes their temporary files. The caller holds the lock. */
export async function recover(folder: string, hasEnded: (mark: string) => boolean): Promise<void> {
  for (const name of await readdir(folder)) {
    const found = /^\.scopebook-(.+)\.(lock|plan|commit)$/.exec(name);
    if (found === null || !hasEnded(found[1] ?? '')) continue;
    const file = join(folder, name);
    if (found[2] !== 'lock') {
      const steps = stepsIn(folder, await readFile(file, 'utf8'));
      if (found[2] === 'commit')
        for (const step of steps) {
          const waiting = step.staged === null || (await stat(step.staged).catch(() => null)) !== null;
          if (waiting) await apply(step);
        }
      await discard(folder, steps);
    }
    await rm(file, { force: true });
  }
}

/** Removes temporary files, and the folders that were made for them. */
async function discard(folder: string, steps: readonly Step[]): Promise<void> {
  for (const { staged, old, target } of steps) {
    for (const file of [staged, old]) if (file !== null) await rm(file, { force: true }).catch(() => undefined);
    for (let at = dirname(target); at.startsWith(folder) && at !== folder; at = dirname(at))
      // a folder that holds anything stays
      if (!(await isRemoved(at))) break;
  }
}

const isRemoved = (folder: string): Promise<boolean> =>
  rmdir(folder).then(
    () => true,
    () => false,
  );

// relative: the folder may have been moved before the next job finds the plan
const relativeStep = (folder: string, { staged, old, target }: Step): Step => ({
  staged: staged === null ? null : relative(folder, staged),
  old: old === null ? null : relative(folder, old),
  target: relative(folder, target),
});

/**
 * The steps of a plan; a plan that is cut off has begun nothing. A plan may come with somebody else's folder, so only files
 * inside that folder are touched, and only the tool's own temporary files are moved or removed.
 */
function stepsIn(folder: string, text: string): Step[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return [];
  }
  const inside = (path: string): boolean => realPath(path).startsWith(`${realPath(folder)}${sep}`);
  const own = (path: unknown): string | null =>
    typeof path === 'string' && basename(path).startsWith('.scopebook-') && inside(resolve(folder, path))
      ? resolve(folder, path)
      : null;
  return (Array.isArray(value) ? value : []).flatMap((entry: Partial<Record<keyof Step, unknown>> | null): Step[] => {
    if (typeof entry?.target !== 'string') return [];
    const step = { staged: own(entry.staged), old: own(entry.old), target: resolve(folder, entry.target) };
    const isOurs = step.staged !== null || (entry.staged === null && step.old !== null);
    return isOurs && inside(step.target) ? [step] : [];
  });
}

const shownIn = (folder: string, path: string): string => {
  const inside = relative(folder, path).replaceAll('\\', '/');
  return inside.startsWith('..') ? path : inside;
};

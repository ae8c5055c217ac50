import type { Effects } from '../../base/effects.ts';
import { Fault } from '../../base/fault.ts';
import { stemOf } from '../../base/paths.ts';
import { findReview } from '../../review.ts';
import type { Output } from '../../write/output.ts';
import { writeOutputs } from '../../write/outputs.ts';
import { prepare } from './build.ts';
import { MANIFEST } from './manifest.ts';
import type { PageMaker } from './pages.ts';

/** One build of a watched review. */
export interface WatchedBuild {
  /** the files whose change led to it; none for the first */
  readonly changed: readonly string[];
  /** outputs that have other bytes than before, without the manifest */
  readonly written: readonly string[];
  /** how many there are, without the manifest */
  readonly outputs: number;
  readonly errors: number;
  /** why nothing could be built, or why single exhibits could not */
  readonly faults: readonly Fault[];
  /** outputs in out/ that do not follow the changed files: an exhibit's name once, whatever its formats */
  readonly stale: readonly string[];
}

/**
 * Builds a review, and again after each change of its files; only outputs that differ from what is there are written.
 *
 * @param changes lists of changed paths, relative to the review's folder; the watch ends with it
 */
export async function* watchReview(
  effects: Effects,
  path: string | null,
  pages: PageMaker,
  changes: AsyncIterable<readonly string[]>,
): AsyncGenerator<WatchedBuild> {
  let known: readonly Output[] = [];
  async function once(changed: readonly string[]): Promise<WatchedBuild> {
    try {
      const { open, outputs, findings, faults } = await prepare(effects, path, { pages });
      const knownAt = new Map(known.map(output => [output.path, output]));
      const different: Output[] = [];
      for (const output of outputs)
        if (await differs(effects, open.review.folder, output, knownAt.get(output.path))) different.push(output);
      await writeOutputs(effects, { review: open.review }, different);
      const failed = known.filter(output => !outputs.some(made => made.path === output.path));
      known = [...outputs, ...failed];
      return {
        changed,
        written: different.map(output => output.path).filter(name => name !== MANIFEST),
        outputs: outputs.length - 1,
        errors: findings.filter(({ severity }) => severity === 'error').length,
        faults,
        stale: namesOf(failed),
      };
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      const behind = known.filter(({ inputs }) => changed.some(name => inputs.includes(name)));
      return {
        changed,
        written: [],
        outputs: Math.max(0, known.length - 1),
        errors: 0,
        faults: [error],
        stale: namesOf(behind),
      };
    }
  }
  yield await once([]);
  for await (const paths of changes) {
    const changed = paths.filter(isInput);
    if (changed.length > 0) yield await once(changed);
  }
}

/** What the tool writes itself, what editors leave for a moment, and what versions are kept in are no inputs. */
const isInput = (path: string): boolean => !/^out\/|^out$|(?:^|\/)(?:\.|~\$)|~$|\.(?:tmp|swp|lock)$/.test(path);

/** The folder that a watch looks at. */
export const watchedFolder = async (effects: Effects, path: string | null): Promise<string> =>
  (await findReview(effects, path)).folder;

/** Whether an output is not what the build before wrote; what is there from an earlier run is written again. */
async function differs(
  effects: Effects,
  folder: string,
  { path, data }: Output,
  before: Output | undefined,
): Promise<boolean> {
  if (before === undefined || !(await effects.exists(`${folder}/${path}`))) return true;
  if (typeof data === 'string' || typeof before.data === 'string') return data !== before.data;
  const { data: old } = before;
  return data.length !== old.length || data.some((byte, at) => byte !== old[at]);
}

const namesOf = (outputs: readonly Output[]): string[] => [
  ...new Set(outputs.filter(({ path }) => path !== MANIFEST).map(({ path }) => stemOf(path))),
];

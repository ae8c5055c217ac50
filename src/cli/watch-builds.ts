import { faultIn } from '../base/fault.ts';
import { counted } from '../base/plural.ts';
import type { WatchedBuild } from '../pipeline/release/watch.ts';
import type { CommandContext } from './command.ts';
import { COMMAND_LINE_WORDING } from './command-line-wording.ts';

/** Paths that are named in one line. */
const NAMED = 4;

/** Builds after each change, one line for each build. Ends with status 1 if the last build had an error. */
export async function watchBuilds({ effects, review, json }: CommandContext, once: boolean): Promise<number> {
  const { watchedFolder, watchReview } = await import('../pipeline/release/watch.ts');
  const { reportPages } = await import('../web/report/report-pages.ts');
  const { changedPaths } = await import('../node/changed-paths.ts');
  const folder = await watchedFolder(effects, review);
  let status = 0;
  for await (const built of watchReview(effects, review, reportPages, once ? nothing() : changedPaths(folder))) {
    status = built.faults.length > 0 || built.errors > 0 ? 1 : 0;
    effects.out(
      json
        ? `${JSON.stringify({ ...built, faults: built.faults.map(({ message }) => message) })}\n`
        : `${buildLine(built)}\n`,
    );
  }
  return status;
}

async function* nothing(): AsyncGenerator<readonly string[]> {}

/**
 * A build in one line.
 *
 * @example buildLine({ changed: ['s.csv'], written: ['out/a.svg'], outputs: 9, errors: 0, faults: [], stale: [] }) // => 's.csv changed: 1 of 9 files written: out/a.svg'
 */
export function buildLine({ changed, written, outputs, errors, faults, stale }: WatchedBuild): string {
  const why = changed.length === 0 ? '' : `${listed(changed)} changed: `;
  const parts = [
    written.length === 0
      ? faults.length > 0 && outputs === 0
        ? 'nothing was built'
        : 'all files are up to date'
      : `${written.length} of ${counted(outputs, 'file')} written: ${listed(written)}`,
    ...(errors === 0 ? [] : [`${counted(errors, 'error')} in the sheets (scopebook validate lists them)`]),
    ...faults.map(fault => faultIn(COMMAND_LINE_WORDING, fault).message),
    ...(stale.length === 0 ? [] : [`stale: ${stale.join(', ')}`]),
  ];
  // a fault that stopped everything comes first
  const shown = written.length === 0 && faults.length > 0 ? ['not built', ...parts.slice(1)] : parts;
  return `${why}${shown.join('; ')}`;
}

const listed = (paths: readonly string[]): string =>
  paths.length <= NAMED ? paths.join(', ') : `${paths.slice(0, NAMED).join(', ')} and ${paths.length - NAMED} more`;

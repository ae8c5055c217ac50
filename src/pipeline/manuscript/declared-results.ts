import type { Effects } from '../../base/effects.ts';
import { Fault } from '../../base/fault.ts';
import type { ResultRow } from '../../model/result-row.ts';
import type { OpenReview } from '../../read/session.ts';
import { exhibitFault } from '../exhibits/exhibit-fault.ts';
import { loadExhibits } from '../exhibits/load-exhibits.ts';
import { results } from '../request/results.ts';

/** The rows of every analysis that the review's exhibits declare (all, or the named ones), each row once. */
export async function declaredResults(
  effects: Effects,
  open: OpenReview,
  names: readonly string[],
): Promise<{ readonly rows: readonly ResultRow[]; readonly faults: readonly Fault[] }> {
  const loaded = await loadExhibits(effects, open, 'all', names);
  const faults = [...loaded.faults];
  const rows = new Map<string, ResultRow>();
  for (const exhibit of loaded.exhibits)
    try {
      for (const row of results(open, exhibit.plan(exhibit.declaration.value)).rows) {
        const known = rows.get(row.id);
        // the same number asked for with an interval wins
        rows.set(row.id, known === undefined ? row : { ...known, ci: row.ci ?? known.ci });
      }
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      faults.push(exhibitFault(error, exhibit));
    }
  return { rows: [...rows.values()], faults };
}

import { Fault } from '../../base/fault.ts';
import { type Moved, sameNumber } from '../../changes/moved.ts';
import type { ExhibitMoved } from '../../changes/report.ts';
import type { ResultRow } from '../../model/result-row.ts';
import type { OpenReview } from '../../read/session.ts';
import type { Exhibit } from '../exhibits/load-exhibits.ts';
import { rowsOf } from './result-set.ts';

/** The exhibits of one state. */
interface Shown {
  readonly exhibits: readonly Exhibit[];
  readonly open: OpenReview;
}

/**
 * Exhibits whose numbers are others than before: since numbers of theirs moved, since what they show was declared anew, or since
 * only one of the states has them.
 */
export function movedExhibits(before: Shown, after: Shown, moved: readonly Moved[]): ExhibitMoved[] {
  const ids = new Set(moved.map(entry => entry.row));
  const names = new Set([...after.exhibits, ...before.exhibits].map(exhibit => exhibit.name));
  return [...names].flatMap((name): ExhibitMoved[] => {
    const [was, is] = [before, after].map(({ exhibits }) => exhibits.find(exhibit => exhibit.name === name));
    const { file } = (is ?? was)!;
    if (was === undefined || is === undefined)
      return [
        {
          name,
          file,
          numbers: rowsShown((is ?? was)!, is === undefined ? before.open : after.open).size,
          change: is === undefined ? 'removed' : 'added',
        },
      ];
    const [old, now] = [rowsShown(was, before.open), rowsShown(is, after.open)];
    const shown = [...new Set([...now.keys(), ...old.keys()])];
    const edited = was !== is && planned(was) !== planned(is);
    const numbers = shown.filter(id => (edited ? !sameNumber(old.get(id), now.get(id)) : ids.has(id))).length;
    return numbers === 0 ? [] : [{ name, file, numbers, change: edited ? 'edited' : 'numbers' }];
  });
}

const planned = (exhibit: Exhibit): string =>
  JSON.stringify([exhibit.kind, exhibit.type, exhibit.plan(exhibit.declaration.value)]);

/** The rows behind an exhibit, by id; none where they can't be computed. */
function rowsShown(exhibit: Exhibit, open: OpenReview): Map<string, ResultRow> {
  const rows = exhibit.plan(exhibit.declaration.value).flatMap(request => {
    // a resource that this state lacks has no numbers
    if (request.of != null && !open.counted.includes(request.of)) return [];
    const view = viewOf(open, request.of ?? null);
    return view === null ? [] : (rowsOf(request, view.material, view.codebook).rows ?? []);
  });
  return new Map(rows.map(row => [row.id, row]));
}

/** A resource of a state; null where it cannot be read there, e.g. beside a sheet that stands alone. */
function viewOf(open: OpenReview, of: string | null): OpenReview | null {
  try {
    return open.of(of);
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return null;
  }
}

import { EXHIBIT_TABLES } from '../../analyses/tables/index.ts';
import { Fault } from '../../base/fault.ts';
import { type Moved, sameNumber } from '../../changes/moved.ts';
import type { ExhibitMoved } from '../../changes/report.ts';
import type { ResultRow } from '../../model/result-row.ts';
import type { OpenReview } from '../../read/session.ts';
import { exhibitInput } from '../exhibits/exhibit-input.ts';
import type { Exhibit } from '../exhibits/load-exhibits.ts';
import { isOfParents, rowsOf } from './result-set.ts';

/** The exhibits of one state. */
interface Shown {
  readonly exhibits: readonly Exhibit[];
  readonly open: OpenReview;
}

/**
 * Exhibits that are others than before: since numbers of theirs moved, since what they show was declared anew, since only one of
 * the states has them, or since a table that lists units or disagreements has other rows.
 */
export async function movedExhibits(before: Shown, after: Shown, moved: readonly Moved[]): Promise<ExhibitMoved[]> {
  const ids = new Set(moved.map(entry => entry.row));
  const names = new Set([...after.exhibits, ...before.exhibits].map(exhibit => exhibit.name));
  const found: ExhibitMoved[] = [];
  for (const name of names) {
    const [was, is] = [before, after].map(({ exhibits }) => exhibits.find(exhibit => exhibit.name === name));
    const { file } = (is ?? was)!;
    if (was === undefined || is === undefined) {
      const numbers = rowsShown((is ?? was)!, is === undefined ? before.open : after.open).size;
      found.push({ name, file, numbers, change: is === undefined ? 'removed' : 'added' });
      continue;
    }
    const [old, now] = [rowsShown(was, before.open), rowsShown(is, after.open)];
    const shown = [...new Set([...now.keys(), ...old.keys()])];
    const edited = was !== is && planned(was) !== planned(is);
    const numbers = shown.filter(id => (edited ? !sameNumber(old.get(id), now.get(id)) : ids.has(id))).length;
    if (numbers > 0) found.push({ name, file, numbers, change: edited ? 'edited' : 'numbers' });
    else {
      const rows = otherRows(await listedRows(was, before.open), await listedRows(is, after.open));
      if (rows > 0) found.push({ name, file, numbers: rows, change: 'rows' });
    }
  }
  return found;
}

/** The rows of a table that lists units or disagreements, as it prints them; none of another exhibit. */
async function listedRows(exhibit: Exhibit, open: OpenReview): Promise<readonly string[]> {
  const type = exhibit.kind === 'table' ? EXHIBIT_TABLES.get(exhibit.type) : undefined;
  const view = type === undefined ? null : viewOf(open, exhibit.declaration.value.of ?? null);
  if (type === undefined || view === null) return [];
  let lists = false;
  const noted = <A extends unknown[], R>(list: (...args: A) => R): ((...args: A) => R) => {
    return (...args) => {
      lists = true;
      return list(...args);
    };
  };
  try {
    const input = exhibitInput(view, exhibit);
    const { groups } = await type.draw({
      ...input,
      listing: noted(input.listing),
      disagreements: noted(input.disagreements),
    });
    return lists
      ? groups.flatMap(group => group.rows.map(row => JSON.stringify([group.label, row.cells.map(cell => cell.text)])))
      : [];
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return [];
  }
}

/** So many rows only one of two tables has, a row that was changed counted once. */
function otherRows(before: readonly string[], after: readonly string[]): number {
  const left = new Map<string, number>();
  for (const row of before) left.set(row, (left.get(row) ?? 0) + 1);
  let added = 0;
  for (const row of after) {
    const count = left.get(row) ?? 0;
    if (count === 0) added++;
    else left.set(row, count - 1);
  }
  return Math.max(added, before.length - (after.length - added));
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
  // only this type of table prints how many studies the outcomes are of
  const printed = exhibit.type === 'shares' ? rows : rows.filter(row => !isOfParents(row));
  return new Map(printed.map(row => [row.id, row]));
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

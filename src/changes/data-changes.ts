import type { CitedUnit, ListedCell, Listing } from '../model/listing.ts';
import { STATE_LABELS } from '../model/state.ts';

/** One cell that says something else than before. */
export interface Recoded extends CitedUnit {
  readonly field: string;
  readonly old: string;
  readonly new: string;
}

/** What changed in the rows of a sheet. */
export interface DataChanges {
  readonly added: readonly CitedUnit[];
  readonly removed: readonly CitedUnit[];
  readonly recoded: readonly Recoded[];
}

const says = (cell: ListedCell): string =>
  cell.state === 'coded' ? cell.text : STATE_LABELS[cell.state].toLowerCase();
const same = (a: ListedCell, b: ListedCell): boolean =>
  a.state === b.state &&
  a.codes.length === b.codes.length &&
  [...a.codes].sort().join('\n') === [...b.codes].sort().join('\n');

/** Units added, removed and recoded between two listings of the same fields; in the order of the new sheet, removed ones in the old one's. */
export function dataChanges(before: Listing, after: Listing): DataChanges {
  const cited = ({ key, citation, doi }: CitedUnit): CitedUnit => ({ key, citation, doi });
  const old = new Map(before.units.map(unit => [unit.key, unit]));
  const now = new Set(after.units.map(unit => unit.key));
  const recoded = after.units.flatMap(unit => {
    const was = old.get(unit.key);
    if (was === undefined) return [];
    return after.fields.flatMap((field, index): Recoded[] => {
      const at = before.fields.indexOf(field);
      const [a, b] = [was.cells[at], unit.cells[index]];
      if (a === undefined || b === undefined || same(a, b)) return [];
      return [{ ...cited(unit), field, old: says(a), new: says(b) }];
    });
  });
  return {
    added: after.units.filter(unit => !old.has(unit.key)).map(cited),
    removed: before.units.filter(unit => !now.has(unit.key)).map(cited),
    recoded,
  };
}

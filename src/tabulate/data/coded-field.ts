import { usageFault } from '../../base/fault.ts';
import type { CodedTable, Level, MultiColumn, SingleColumn } from '../../model/coded-table.ts';
import { CODED } from '../../model/state.ts';
import { columnNamed } from './selection.ts';

/** As many field names are proposed. */
const LISTED = 12;

/**
 * A field with codes: a single-select or a multi-select field. Numbers and free text are refused, and (where asked) fields
 * whose categories the codebook doesn't declare.
 */
export function codedField(
  coded: CodedTable,
  name: string,
  what: string,
  { declared = false } = {},
): SingleColumn | MultiColumn {
  const column = columnNamed(coded, name);
  const open = column.field.categories === null && column.field.type !== 'boolean';
  if ((column.kind === 'single' || column.kind === 'multi') && !(declared && open)) return column;
  const possible = [...coded.columns.values()]
    .filter(other => (other.kind === 'multi' || other.kind === 'single') && other.field.categories !== null)
    .map(other => other.field.name);
  throw usageFault(
    'no-categories',
    `${name} is ${column.kind === 'numeric' ? 'a number' : column.kind === 'text' ? 'free text' : 'an open field'}; ${what} needs a field with categories`,
    possible.length > 0
      ? `name one of ${possible.slice(0, LISTED).join(', ')}${possible.length > LISTED ? ` and ${possible.length - LISTED} more` : ''}`
      : 'declare categories for it in the codebook',
    { field: name },
  );
}

/** The codes of a unit as indices into the column's levels; null where it has no code (a missing state). */
export function itemsOf(column: SingleColumn | MultiColumn, unit: number): readonly number[] | null {
  if (column.states[unit] !== CODED) return null;
  const code = column.codes[unit]!;
  return column.kind === 'single' ? [code] : (column.sets[code] ?? []);
}

/** The levels that a cell may hold: pure groups are none. */
export const codableLevels = (column: SingleColumn | MultiColumn): (Level & { readonly index: number })[] =>
  column.levels.flatMap((level, index) =>
    column.field.categories?.find(category => category.value === level.value)?.codable === false
      ? []
      : [{ ...level, index }],
  );

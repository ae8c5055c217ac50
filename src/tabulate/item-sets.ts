import { usageFault } from '../base/fault.ts';
import type { CodedTable, Level, MultiColumn, SingleColumn } from '../model/coded-table.ts';
import { CODED } from '../model/state.ts';
import { columnNamed } from './selection.ts';

/** A field with codes: a single-select or a multi-select field. Numbers and free text are refused. */
export function codedField(coded: CodedTable, name: string, what: string): SingleColumn | MultiColumn {
  const column = columnNamed(coded, name);
  if (column.kind === 'single' || column.kind === 'multi') return column;
  const possible = [...coded.columns.values()]
    .filter(other => other.kind === 'multi' || (other.kind === 'single' && other.field.categories !== null))
    .map(other => other.field.name);
  throw usageFault(
    'no-categories',
    `${name} is ${column.kind === 'numeric' ? 'a number' : 'free text'}; ${what} needs a field with categories`,
    possible.length > 0 ? `name one of ${possible.join(', ')}` : 'declare categories for it in the codebook',
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

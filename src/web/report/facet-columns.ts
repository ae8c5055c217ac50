import type { CodedColumn, CodedTable } from '../../model/coded-table.ts';
import { cellValuesOf } from '../../tabulate/data/cell-values.ts';
import { countLevels, type LevelCounts, levelOrder } from '../../tabulate/data/count-levels.ts';

/** Open fields with more different values than this are searched, not filtered. */
const MAX_OPEN = 40;

/** Whether a number has few different values. */
function hasFewValues(values: Float64Array): boolean {
  const found = new Set<number>();
  for (const value of values) if (found.add(value).size > MAX_OPEN) return false;
  return true;
}

/** Whether a field can be a row, a column or a facet: it has codes, or few different values. */
function isCountable(column: CodedColumn): boolean {
  if (column.kind === 'text') return false;
  if (column.kind === 'numeric') return column.field.type === 'year' || hasFewValues(column.values);
  return (
    column.field.categories !== null || column.levels.length <= Math.min(MAX_OPEN, Math.max(2, column.codes.length / 2))
  );
}

/** What is asked of a sheet or a column is the same each time, so it is found once. */
function once<Key extends object, Value>(find: (key: Key) => Value): (key: Key) => Value {
  const known = new WeakMap<Key, { readonly value: Value }>();
  return key => {
    const found = known.get(key) ?? { value: find(key) };
    known.set(key, found);
    return found.value;
  };
}

/** The fields that a map or a table of shares can be made of. */
export const countableColumns = once((coded: CodedTable): readonly CodedColumn[] =>
  [...coded.columns.values()].filter(isCountable),
);

/** The fields of facets in the codebook's order, numbers too. */
export const facetColumns = once((coded: CodedTable): readonly CodedColumn[] =>
  [...coded.columns.values()].filter(column => column.kind === 'numeric' || countableColumns(coded).includes(column)),
);

/** Counts of a column's levels and states among all of its units. */
export const countsOfAll = once((column: CodedColumn): LevelCounts => {
  const field = cellValuesOf(column);
  const counts = new Uint32Array(field.distinct.length);
  for (const at of field.of) counts[at]!++;
  return countLevels(field, counts);
});

/** The levels of a facet in the order of shares; of open fields by how often the whole data have them. */
export const facetLevels = once((column: CodedColumn): readonly number[] =>
  levelOrder(cellValuesOf(column), countsOfAll(column).levels),
);

/** The smallest and the largest number of a column, and whether all are whole numbers; null without a number. */
export const numbersIn = once(
  ({
    values,
  }: CodedColumn & { readonly kind: 'numeric' }): { least: number; most: number; isWhole: boolean } | null => {
    let [least, most, isWhole] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, true];
    for (const value of values) {
      if (Number.isNaN(value)) continue;
      least = Math.min(least, value);
      most = Math.max(most, value);
      isWhole &&= Number.isInteger(value);
    }
    return least > most ? null : { least, most, isWhole };
  },
);

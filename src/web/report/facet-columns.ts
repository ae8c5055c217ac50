import type { CodedColumn, CodedTable } from '../../model/coded-table.ts';
import { cellValuesOf } from '../../tabulate/data/cell-values.ts';
import { countLevels, levelOrder } from '../../tabulate/data/count-levels.ts';

/** Open fields with more different values than this are searched, not filtered. */
const MAX_OPEN = 40;

/** Whether a field can be a row, a column or a facet: it has codes, or few different values. */
export function isCountable(column: CodedColumn): boolean {
  if (column.kind === 'text') return false;
  if (column.kind === 'numeric') return column.field.type === 'year' || new Set(column.values).size <= MAX_OPEN;
  return (
    column.field.categories !== null || column.levels.length <= Math.min(MAX_OPEN, Math.max(2, column.codes.length / 2))
  );
}

/** The fields of facets in the codebook's order, numbers too. */
export const facetColumns = (coded: CodedTable): CodedColumn[] =>
  [...coded.columns.values()].filter(column => column.kind === 'numeric' || isCountable(column));

/** The fields that a map or a table of shares can be made of. */
export const countableColumns = (coded: CodedTable): CodedColumn[] => [...coded.columns.values()].filter(isCountable);

/** The levels of a facet in the order of shares; of open fields by how often the whole data have them. */
export function facetLevels(column: CodedColumn): number[] {
  const field = cellValuesOf(column);
  const counts = new Uint32Array(field.distinct.length);
  for (const at of field.of) counts[at]!++;
  return levelOrder(field, countLevels(field, counts).levels);
}

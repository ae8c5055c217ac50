import { type Undefined, undefinedValue } from '../undefined-value.ts';

/** Counts of units: one array a row, one number a column. */
export type Counts = readonly (readonly number[])[];

/** A table without its empty rows and columns, which say nothing of an association, and its margins. */
export interface Contingency {
  readonly cells: Counts;
  readonly rows: readonly number[];
  readonly columns: readonly number[];
  readonly total: number;
  /** where each kept row and column stood */
  readonly rowAt: readonly number[];
  readonly columnAt: readonly number[];
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/**
 * Margins of a table of counts; rows and columns without units are left out.
 *
 * @example contingency([[1, 0], [2, 0]]).columns // => [3]
 */
export function contingency(counts: Counts): Contingency {
  const width = counts[0]?.length ?? 0;
  const rowAt = counts.flatMap((row, i) => (sum(row) > 0 ? [i] : []));
  const columnAt = Array.from({ length: width }, (_, j) => j).filter(j => counts.some(row => row[j]! > 0));
  const cells = rowAt.map(i => columnAt.map(j => counts[i]![j]!));
  const rows = cells.map(sum);
  const columns = columnAt.map((_, j) => sum(cells.map(row => row[j]!)));
  return { cells, rows, columns, total: sum(rows), rowAt, columnAt };
}

/**
 * Why a table has no association to be measured, or null: no units, or one category where two are needed.
 *
 * @example noAssociation(contingency([[3, 4]])) // => { value: null, reason: 'the first field has only one category here' }
 */
export function noAssociation({ rows, columns, total }: Contingency): Undefined | null {
  if (total === 0) return undefinedValue('no units');
  if (rows.length < 2 && columns.length < 2) return undefinedValue('both fields have only one category here');
  if (rows.length < 2) return undefinedValue('the first field has only one category here');
  return columns.length < 2 ? undefinedValue('the second field has only one category here') : null;
}

/**
 * The counts that independence would give at the margins: row × column / total.
 *
 * @example expectedCounts(contingency([[1, 3], [3, 1]])) // => [[2, 2], [2, 2]]
 */
export const expectedCounts = ({ rows, columns, total }: Contingency): number[][] =>
  rows.map(row => columns.map(column => (row / total) * column));

/**
 * Observed − expected, from the whole numbers observed × total and row × column, so that nothing cancels in 10^6 units.
 *
 * @example distanceFromExpected(contingency([[1, 3], [3, 1]]), 0, 1) // => 1
 */
export const distanceFromExpected = (
  { cells, rows, columns, total }: Contingency,
  row: number,
  column: number,
): number => (cells[row]![column]! * total - rows[row]! * columns[column]!) / total;

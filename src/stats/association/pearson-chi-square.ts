import { chiSquareUpper } from '../special/chi-square.ts';
import type { Undefined } from '../undefined-value.ts';
import { type Counts, contingency, distanceFromExpected, expectedCounts, noAssociation } from './contingency.ts';

/** Pearson's statistic with what says whether its P value can be trusted. */
export interface PearsonChiSquare {
  readonly value: number;
  readonly df: number;
  readonly p: number;
  readonly leastExpected: number;
  /** cells whose expected count is below 5, and all cells */
  readonly below5: number;
  readonly cells: number;
  /** Cochran's rule: none below 1 and at most a fifth below 5 */
  readonly trustworthy: boolean;
}

/**
 * Pearson's chi-square of a table of counts, without continuity correction; empty rows and columns are left out.
 * Fewer than two rows or columns give null. Sources: Pearson 1900; Cochran 1954, Biometrics 10:417 (expected counts).
 *
 * @example pearsonChiSquare([[3, 4]]) // => { value: null, reason: 'the first field has only one category here' }
 */
export function pearsonChiSquare(counts: Counts): PearsonChiSquare | Undefined {
  const table = contingency(counts);
  const none = noAssociation(table);
  if (none !== null) return none;
  const expected = expectedCounts(table);
  let value = 0;
  let least = Number.POSITIVE_INFINITY;
  let below5 = 0;
  table.cells.forEach((row, i) => {
    row.forEach((_, j) => {
      const e = expected[i]![j]!;
      value += distanceFromExpected(table, i, j) ** 2 / e;
      least = Math.min(least, e);
      if (e < 5) below5++;
    });
  });
  const df = (table.rows.length - 1) * (table.columns.length - 1);
  const cells = table.rows.length * table.columns.length;
  return {
    value,
    df,
    p: chiSquareUpper(value, df),
    leastExpected: least,
    below5,
    cells,
    trustworthy: least >= 1 && below5 <= cells / 5,
  };
}

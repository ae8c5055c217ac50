import { normalTwoSided } from '../special/normal-cdf.ts';
import type { Undefined } from '../undefined-value.ts';
import { type Counts, contingency, distanceFromExpected, expectedCounts, noAssociation } from './contingency.ts';

/** How far one cell is from independence, in standard errors. */
export interface CellResidual {
  /** place in the table as it was given */
  readonly row: number;
  readonly column: number;
  readonly observed: number;
  readonly expected: number;
  readonly residual: number;
  /** two-sided, normal, not adjusted for the number of cells */
  readonly p: number;
}

/**
 * Adjusted residuals of every cell: (observed − expected) / its standard error under independence.
 * Empty rows and columns have none; fewer than two of either give null. Source: Haberman 1973, Biometrics 29:205.
 *
 * @example adjustedResiduals([[3, 4]]) // => { value: null, reason: 'the first field has only one category here' }
 */
export function adjustedResiduals(counts: Counts): readonly CellResidual[] | Undefined {
  const table = contingency(counts);
  const none = noAssociation(table);
  if (none !== null) return none;
  const expected = expectedCounts(table);
  const { rows, columns, total } = table;
  return table.cells.flatMap((row, i) =>
    row.map((observed, j) => {
      const e = expected[i]![j]!;
      const variance = e * ((total - rows[i]!) / total) * ((total - columns[j]!) / total);
      const residual = distanceFromExpected(table, i, j) / Math.sqrt(variance);
      return {
        row: table.rowAt[i]!,
        column: table.columnAt[j]!,
        observed,
        expected: e,
        residual,
        p: normalTwoSided(residual),
      };
    }),
  );
}

import type { ResultRow } from '../../model/result-row.ts';
import type { Counts } from '../../stats/association/contingency.ts';
import { fisherExact } from '../../stats/association/fisher-exact.ts';
import type { PearsonChiSquare } from '../../stats/association/pearson-chi-square.ts';
import type { Undefined } from '../../stats/undefined-value.ts';
import { reasonOf } from '../rows/statistic-row.ts';

/** With so many units and no small expected count the two tests agree to every printed digit. */
const MANY = 10_000;

/** What a row says of Fisher's exact test: the P value as the estimate, its simulation error as `se`. */
export function fisherParts(
  table: Counts,
  chi: PearsonChiSquare | Undefined,
  N: number,
): Pick<ResultRow, 'estimate' | 'se' | 'test' | 'warnings'> {
  const nothing = { estimate: null, se: null, test: null };
  if (chi.value === null) return { ...nothing, warnings: reasonOf(chi) };
  if (N > MANY && chi.trustworthy)
    return {
      ...nothing,
      warnings: [
        {
          code: 'large-table',
          message: `Fisher's exact test is left out: with more than ${MANY} units and no small expected count it adds nothing to chi-square.`,
        },
      ],
    };
  const found = fisherExact(table);
  if (found.value === null) return { ...nothing, warnings: reasonOf(found) };
  return {
    estimate: found.value,
    se: found.way === 'exact' ? null : found.se,
    test: { df: null, p: found.value },
    warnings:
      found.simulation === null
        ? []
        : [
            {
              code: 'simulated',
              message: `Fisher's P value is simulated, because the table is too large for the exact one: ${found.simulation.draws} random tables with the same row and column totals, seed ${found.simulation.seed}, (b + 1)/(B + 1), standard error ${found.se.toPrecision(2)}.`,
            },
          ],
  };
}

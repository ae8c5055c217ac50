import { coefficient } from '../coefficient.ts';
import { nothingToCompare } from '../no-variation.ts';
import { pairTable } from '../pair-table.ts';
import { withRatings } from '../ratings.ts';

/**
 * How unequal the two categories are: |both yes − both no| / n.
 * Source: Byrt, Bishop & Carlin 1993, J Clin Epidemiol 46:423.
 *
 * @example prevalenceIndex.compute(ratingsFromTable([[118, 5], [2, 0]])).value // => 118 / 125
 */
export const prevalenceIndex = coefficient({
  name: 'prevalence_index',
  label: 'Prevalence index',
  source: 'Byrt, Bishop & Carlin 1993',
  scales: ['binary'],
  coders: 'two',
  chanceCorrected: false,
  compute(ratings) {
    const nothing = nothingToCompare(withRatings(ratings, 2));
    if (nothing !== null) return nothing;
    const { n, rows, columns } = pairTable(ratings);
    return { value: Math.abs((rows[0]! + columns[0]! - rows[1]! - columns[1]!) / 2) / n, se: null, ci: null, units: n };
  },
});

import { coefficient } from '../coefficient.ts';
import { nothingToCompare } from '../no-variation.ts';
import { pairTable } from '../pair-table.ts';
import { withRatings } from '../ratings.ts';

/**
 * How far the coders differ in how often they say yes: |yes of the first − yes of the second| / n.
 * Source: Byrt, Bishop & Carlin 1993, J Clin Epidemiol 46:423.
 *
 * @example biasIndex.compute(ratingsFromTable([[118, 5], [2, 0]])).value // => 3 / 125
 */
export const biasIndex = coefficient({
  name: 'bias_index',
  label: 'Bias index',
  source: 'Byrt, Bishop & Carlin 1993',
  scales: ['binary'],
  coders: 'two',
  chanceCorrected: false,
  compute(ratings) {
    const nothing = nothingToCompare(withRatings(ratings, 2));
    if (nothing !== null) return nothing;
    const { n, rows, columns } = pairTable(ratings);
    return { value: Math.abs(rows[1]! - columns[1]!) / n, se: null, ci: null, units: n };
  },
});

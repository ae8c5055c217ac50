import { confidenceTail } from '../../confidence-tail.ts';
import { fDistributionQuantileUpper } from '../../special/f-distribution.ts';
import { coefficient, DEFAULTS } from '../coefficient.ts';
import { fInterval, meanSquares } from '../mean-squares.ts';

/**
 * ICC(C,1), consistency of single ratings in a two-way model (also called ICC(3,1)): a constant difference between
 * coders doesn't count; complete units only, F interval. Source: McGraw & Wong 1996, tables 4 and 7.
 *
 * @example iccC1.compute({ ...ratingsOf([[0, 1, 2], [1, 2, 3]], 4), scores: [1, 2, 3, 4] }).value // => 1
 */
export const iccC1 = coefficient({
  name: 'icc_c1',
  label: 'ICC(C,1)',
  source: 'McGraw & Wong 1996',
  scales: ['number'],
  coders: 'any',
  chanceCorrected: true,
  complete: true,
  compute(ratings, options = DEFAULTS) {
    const squares = meanSquares(ratings);
    if ('value' in squares) return squares;
    const { n, k, rows, error } = squares;
    const value = (rows - error) / (rows + (k - 1) * error);
    if (error === 0) return { value, se: null, ci: null, units: n };
    const ratio = rows / error;
    const low = ratio / fDistributionQuantileUpper(confidenceTail(options.level), n - 1, (n - 1) * (k - 1));
    const high = ratio * fDistributionQuantileUpper(confidenceTail(options.level), (n - 1) * (k - 1), n - 1);
    return {
      value,
      se: null,
      units: n,
      ci: fInterval((low - 1) / (low + k - 1), (high - 1) / (high + k - 1)),
    };
  },
});

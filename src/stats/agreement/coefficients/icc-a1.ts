import { confidenceTail } from '../../confidence-tail.ts';
import { fDistributionQuantileUpper } from '../../special/f-distribution.ts';
import { undefinedValue } from '../../undefined-value.ts';
import { coefficient, DEFAULTS } from '../coefficient.ts';
import { fInterval, meanSquares } from '../mean-squares.ts';

/**
 * ICC(A,1), absolute agreement of single ratings in a two-way random model (also called ICC(2,1)); complete units only,
 * F interval with Satterthwaite's degrees of freedom. Source: McGraw & Wong 1996, tables 4 and 7.
 *
 * @example iccA1.compute({ ...ratingsOf([[0, 1, 2], [0, 1, 2]], 3), scores: [1, 2, 4] }).value // => 1
 */
export const iccA1 = coefficient({
  name: 'icc_a1',
  label: 'ICC(A,1)',
  source: 'McGraw & Wong 1996',
  scales: ['number'],
  coders: 'any',
  chanceCorrected: true,
  complete: true,
  compute(ratings, options = DEFAULTS) {
    const squares = meanSquares(ratings);
    if ('value' in squares) return squares;
    const { n, k, rows, columns, error } = squares;
    const whole = rows + (k - 1) * error + (k / n) * (columns - error);
    // the estimated variances can cancel: then there is nothing that the units' part is a part of
    if (!(whole > 1e-12 * (rows + columns + error)))
      return undefinedValue('the estimated variances of units, coders and error cancel each other');
    const value = (rows - error) / whole;
    if (error === 0) return { value, se: null, ci: null, units: n };
    const a = (k * value) / (n * (1 - value));
    const b = 1 + (k * value * (n - 1)) / (n * (1 - value));
    const df = (a * columns + b * error) ** 2 / ((a * columns) ** 2 / (k - 1) + (b * error) ** 2 / ((n - 1) * (k - 1)));
    if (!(df > 0)) return { value, se: null, ci: null, units: n };
    const rest = k * columns + (k * n - k - n) * error;
    const upper = fDistributionQuantileUpper(confidenceTail(options.level), n - 1, df);
    const lower = fDistributionQuantileUpper(confidenceTail(options.level), df, n - 1);
    return {
      value,
      se: null,
      units: n,
      ci: fInterval(
        (n * (rows - upper * error)) / (upper * rest + n * rows),
        (n * (lower * rows - error)) / (rest + n * lower * rows),
      ),
    };
  },
});

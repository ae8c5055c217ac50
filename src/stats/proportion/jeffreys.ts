import { confidenceTail } from '../confidence-tail.ts';
import { betaQuantile, betaQuantileUpper } from '../special/beta-quantile.ts';
import { proportionMethod } from './method.ts';

/**
 * The equal-tailed posterior interval from Jeffreys' prior, with the low end 0 at n = 0 and the high end 1 at n = N.
 * Method and source: Brown, Cai & DasGupta 2001, Statistical Science 16. N = 0 gives null.
 *
 * @example jeffreys.interval(0, 0, 0.95) // => null
 */
export const jeffreys = proportionMethod({
  name: 'jeffreys',
  label: 'Jeffreys',
  source: 'Brown, Cai & DasGupta 2001, Stat Sci 16:101-133',
  interval(n, N, level) {
    const tail = confidenceTail(level);
    return {
      low: n === 0 ? 0 : betaQuantile(tail, n + 0.5, N - n + 0.5),
      high: n === N ? 1 : betaQuantileUpper(tail, n + 0.5, N - n + 0.5),
    };
  },
});

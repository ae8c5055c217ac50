import { confidenceTail } from '../confidence-tail.ts';
import { betaQuantile, betaQuantileUpper } from '../special/beta-quantile.ts';
import { proportionMethod } from './method.ts';

/**
 * The exact interval from binomial tails: never covers too rarely, hence wide. N = 0 gives null.
 * Method and source: Clopper & Pearson 1934, Biometrika 26, as quantiles of beta distributions.
 *
 * @example clopperPearson.interval(0, 1, 0.95) // => { low: 0, high: 0.975 }
 */
export const clopperPearson = proportionMethod({
  name: 'clopper-pearson',
  label: 'Clopper-Pearson (exact)',
  source: 'Clopper & Pearson 1934, Biometrika 26:404-413',
  interval(n, N, level) {
    const tail = confidenceTail(level);
    return {
      low: n === 0 ? 0 : betaQuantile(tail, n, N - n + 1),
      high: n === N ? 1 : betaQuantileUpper(tail, n + 1, N - n),
    };
  },
});

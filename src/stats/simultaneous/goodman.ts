import { confidenceTail } from '../confidence-tail.ts';
import { wilsonLimits } from '../proportion/wilson.ts';
import { normalQuantileUpper } from '../special/normal-quantile.ts';
import { simultaneousMethod } from './method.ts';

/**
 * Wilson intervals at a level that Bonferroni's inequality makes hold for all k categories together.
 * Method and source: Goodman 1965, Technometrics 7 (chi-square with one degree of freedom at α / k).
 *
 * @example goodman.interval([0, 0], 0.95) // => null
 */
export const goodman = simultaneousMethod({
  name: 'goodman',
  label: 'Goodman (simultaneous)',
  source: 'Goodman 1965, Technometrics 7:247-254',
  interval(counts, level) {
    const N = counts.reduce((sum, n) => sum + n, 0);
    const z = normalQuantileUpper(confidenceTail(level) / counts.length);
    return counts.map(n => wilsonLimits(n, N, z * z));
  },
});

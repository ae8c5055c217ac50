import { confidenceZ } from '../confidence-tail.ts';
import { clipped, proportionMethod } from './method.ts';

/**
 * The share ± z standard errors, cut to 0 and 1: only for checking what others printed, for it covers far too rarely.
 * Method and source: Laplace 1812; the warning: Brown, Cai & DasGupta 2001. N = 0 gives null.
 *
 * @example wald.interval(0, 7, 0.95) // => { low: 0, high: 0 }
 */
export const wald = proportionMethod({
  name: 'wald',
  label: 'Wald (normal approximation)',
  source: 'Laplace 1812; see Brown, Cai & DasGupta 2001, Stat Sci 16:101-133',
  note: 'covers too rarely for small N and for shares near 0 or 1; meant for reproducing published intervals',
  interval(n, N, level) {
    const p = n / N;
    const half = confidenceZ(level) * Math.sqrt((p * ((N - n) / N)) / N);
    return clipped(p - half, p + half);
  },
});

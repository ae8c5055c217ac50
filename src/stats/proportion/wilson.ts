import { confidenceZ } from '../confidence-tail.ts';
import { proportionMethod } from './method.ts';

/** The Wilson score limits for n of N at a squared normal value, by the product of the two roots (no cancellation). */
export function wilsonLimits(n: number, N: number, zz: number): { low: number; high: number } {
  const p = n / N;
  const centre = n + zz / 2;
  const half = Math.sqrt(zz * (n * ((N - n) / N) + zz / 4));
  const high = n === N ? 1 : (centre + half) / (N + zz);
  return { low: n === 0 ? 0 : (p * n) / (centre + half), high };
}

/**
 * The interval that inverts the score test: the usual choice for shares of few units. N = 0 gives null.
 * Method and source: Wilson 1927, JASA 22; Newcombe 1998, Stat Med 17:857, method 3.
 *
 * @example wilson.interval(0, 0, 0.95) // => null
 */
export const wilson = proportionMethod({
  name: 'wilson',
  label: 'Wilson score',
  source: 'Wilson 1927, JASA 22:209-212',
  interval(n, N, level) {
    const z = confidenceZ(level);
    return wilsonLimits(n, N, z * z);
  },
});

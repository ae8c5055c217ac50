import { confidenceZ } from '../confidence-tail.ts';
import { clipped, proportionMethod } from './method.ts';

/**
 * The Wald interval after adding z² units, half of them counted; cut to 0 and 1, with a note where it was.
 * Method and source: Agresti & Coull 1998, American Statistician 52 (z², not the rounded 4). N = 0 gives null.
 *
 * @example agrestiCoull.interval(0, 0, 0.95) // => null
 */
export const agrestiCoull = proportionMethod({
  name: 'agresti-coull',
  label: 'Agresti-Coull',
  source: 'Agresti & Coull 1998, Am Stat 52:119-126',
  interval(n, N, level) {
    const z = confidenceZ(level);
    const whole = N + z * z;
    const p = (n + (z * z) / 2) / whole;
    const half = z * Math.sqrt((p * (N - n + (z * z) / 2)) / whole / whole);
    return clipped(p - half, p + half);
  },
});

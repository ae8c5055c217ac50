import { betaQuantile, betaQuantileUpper } from './beta-quantile.ts';
import { incompleteBeta } from './incomplete-beta.ts';

/**
 * The two-sided tail of Student's t distribution: the probability of a value at least as far from 0 as t.
 * Source: DLMF 8.17 with x = df / (df + t²), a = df / 2, b = ½.
 *
 * @example studentTTwoSided(0, 5) // => 1
 */
export function studentTTwoSided(t: number, df: number): number {
  const s = t * t;
  if (s === Number.POSITIVE_INFINITY) return 0;
  return incompleteBeta(df / (df + s), df / 2, 0.5, s / (df + s));
}

/**
 * The t that Student's distribution exceeds with probability q ≤ ½ (half of its two-sided tail).
 *
 * @example studentTQuantileUpper(0.5, 5) // => 0
 */
export function studentTQuantileUpper(q: number, df: number): number {
  if (q > 0.5) return 0 - studentTQuantileUpper(1 - q, df);
  if (q === 0.5) return 0;
  // x = df / (df + t²) has the lower tail 2q; its complement y is solved for where it is the smaller one
  const x = betaQuantile(2 * q, df / 2, 0.5);
  if (x < 0.5) return Math.sqrt((df * (1 - x)) / x);
  const y = betaQuantileUpper(2 * q, 0.5, df / 2);
  return Math.sqrt((df * y) / (1 - y));
}

/**
 * The t below which Student's distribution has probability p.
 *
 * @example studentTQuantile(0.5, 5) // => 0
 */
export const studentTQuantile = (p: number, df: number): number =>
  p < 0.5 ? 0 - studentTQuantileUpper(p, df) : studentTQuantileUpper(1 - p, df);

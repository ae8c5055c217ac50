import { findRoot } from './find-root.ts';
import { incompleteGammaLower, incompleteGammaUpper } from './incomplete-gamma.ts';

/**
 * The probability below x of the chi-square distribution. Source: DLMF 8.2.4 with a = df / 2.
 *
 * @example chiSquareLower(0, 3) // => 0
 */
export const chiSquareLower = (x: number, df: number): number => incompleteGammaLower(df / 2, x / 2);

/**
 * The probability above x of the chi-square distribution, with all digits in the tail.
 *
 * @example chiSquareUpper(0, 3) // => 1
 */
export const chiSquareUpper = (x: number, df: number): number => incompleteGammaUpper(df / 2, x / 2);

/**
 * The x above which a chi-square distribution has probability q; q = 1 gives 0, q = 0 Infinity.
 * A bracketed root of the log of the smaller tail.
 *
 * @example chiSquareQuantileUpper(1, 3) // => 0
 */
export function chiSquareQuantileUpper(q: number, df: number): number {
  if (q >= 1) return 0;
  if (q <= 0) return Number.POSITIVE_INFINITY;
  const a = df / 2;
  const gap =
    q <= 0.5
      ? (t: number): number => Math.log(q) - Math.log(incompleteGammaUpper(a, Math.exp(t)))
      : (t: number): number => Math.log(incompleteGammaLower(a, Math.exp(t))) - Math.log1p(-q);
  const middle = Math.log(a);
  let step = 1;
  while (gap(middle - step) > 0) step *= 2;
  let up = 1;
  while (gap(middle + up) < 0) up *= 1.5;
  return 2 * Math.exp(findRoot(gap, middle - step, middle + up) ?? middle);
}

/**
 * The x below which a chi-square distribution has probability p.
 *
 * @example chiSquareQuantile(0, 3) // => 0
 */
export const chiSquareQuantile = (p: number, df: number): number => chiSquareQuantileUpper(1 - p, df);

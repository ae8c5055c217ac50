import { gammaKernel, incompleteGammaLower, incompleteGammaUpper } from './incomplete-gamma.ts';

/** Poisson weights beyond this many counts of the mean are below 1e-20 of the sum. */
const reach = (mean: number): number => 10 * Math.sqrt(mean) + 40;

/**
 * The probability below x of the noncentral chi-square distribution with noncentrality `ncp` ≥ 0: a Poisson mixture of
 * central ones, summed downwards, where the recurrence only adds. Source: Johnson, Kotz & Balakrishnan 1995, eq. 29.3.
 *
 * @example noncentralChiSquareLower(0, 3, 2) // => 0
 */
export function noncentralChiSquareLower(x: number, df: number, ncp: number): number {
  if (x <= 0) return 0;
  const mean = ncp / 2;
  const half = x / 2;
  let j = Math.ceil(mean + reach(mean));
  let weight = mean === 0 ? (j === 0 ? 1 : 0) : gammaKernel(j, mean);
  if (mean === 0) return incompleteGammaLower(df / 2, half);
  let lower = incompleteGammaLower(df / 2 + j, half);
  let sum = 0;
  for (; j >= 0; j--) {
    sum += weight * lower;
    if (j < mean && weight < sum * 1e-18) break;
    lower = Math.min(1, lower + (j > 0 ? gammaKernel(df / 2 + j - 1, half) : 0));
    weight *= j / mean;
  }
  return Math.min(1, sum);
}

/**
 * The probability above x of the noncentral chi-square distribution, summed upwards for the same reason.
 *
 * @example noncentralChiSquareUpper(0, 3, 2) // => 1
 */
export function noncentralChiSquareUpper(x: number, df: number, ncp: number): number {
  if (x <= 0) return 1;
  const mean = ncp / 2;
  const half = x / 2;
  if (mean === 0) return incompleteGammaUpper(df / 2, half);
  const first = Math.max(0, Math.floor(mean - reach(mean)));
  let weight = gammaKernel(first, mean);
  let upper = incompleteGammaUpper(df / 2 + first, half);
  let sum = 0;
  for (let j = first; j < first + 1e7; j++) {
    sum += weight * upper;
    if (j > mean && weight < sum * 1e-18) break;
    upper = Math.min(1, upper + gammaKernel(df / 2 + j, half));
    weight *= mean / (j + 1);
  }
  return Math.min(1, sum);
}

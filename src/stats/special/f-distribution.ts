import { betaQuantile, betaQuantileUpper } from './beta-quantile.ts';
import { incompleteBeta } from './incomplete-beta.ts';

/**
 * The probability above x of the F distribution with df1 and df2 degrees of freedom. Source: DLMF 8.17.
 *
 * @example fDistributionUpper(0, 2, 3) // => 1
 */
export function fDistributionUpper(x: number, df1: number, df2: number): number {
  if (x <= 0) return 1;
  const whole = df1 * x + df2;
  return incompleteBeta(df2 / whole, df2 / 2, df1 / 2, (df1 * x) / whole);
}

/**
 * The probability below x of the F distribution.
 *
 * @example fDistributionLower(0, 2, 3) // => 0
 */
export function fDistributionLower(x: number, df1: number, df2: number): number {
  if (x <= 0) return 0;
  const whole = df1 * x + df2;
  return incompleteBeta((df1 * x) / whole, df1 / 2, df2 / 2, df2 / whole);
}

/**
 * The x above which an F distribution has probability q.
 *
 * @example fDistributionQuantileUpper(1, 2, 3) // => 0
 */
export function fDistributionQuantileUpper(q: number, df1: number, df2: number): number {
  const x = betaQuantileUpper(q, df1 / 2, df2 / 2);
  const y = betaQuantile(q, df2 / 2, df1 / 2);
  // x and y are complements; each is solved for by itself, so that neither has lost digits
  return ((x / y) * df2) / df1;
}

/**
 * The x below which an F distribution has probability p.
 *
 * @example fDistributionQuantile(0, 2, 3) // => 0
 */
export function fDistributionQuantile(p: number, df1: number, df2: number): number {
  const x = betaQuantile(p, df1 / 2, df2 / 2);
  const y = betaQuantileUpper(p, df2 / 2, df1 / 2);
  return ((x / y) * df2) / df1;
}

import { devianceTerm } from './deviance-term.ts';
import { stirlingError } from './stirling-error.ts';

/**
 * The log of the binomial probability of k successes in n, with p and q = 1 − p; −Infinity where it is impossible.
 * Source: Loader 2000, Fast and accurate computation of binomial probabilities.
 *
 * @example binomialLogPmf(0, 0, 0.5) // => 0
 */
export function binomialLogPmf(k: number, n: number, p: number, q = 1 - p): number {
  if (k < 0 || k > n) return Number.NEGATIVE_INFINITY;
  if (p <= 0) return k === 0 ? 0 : Number.NEGATIVE_INFINITY;
  if (q <= 0) return k === n ? 0 : Number.NEGATIVE_INFINITY;
  if (n === 0) return 0;
  if (k === 0) return n * (p < 0.5 ? Math.log1p(-p) : Math.log(q));
  if (k === n) return n * (q < 0.5 ? Math.log1p(-q) : Math.log(p));
  const m = n - k;
  const log = stirlingError(n) - stirlingError(k) - stirlingError(m) - devianceTerm(k, n * p) - devianceTerm(m, n * q);
  return log - 0.5 * Math.log((2 * Math.PI * k * m) / n);
}

import { confidenceTail } from '../confidence-tail.ts';
import { betaQuantile } from '../special/beta-quantile.ts';
import { binomialLogPmf } from '../special/binomial.ts';
import { findRoot } from '../special/find-root.ts';
import { incompleteBeta } from '../special/incomplete-beta.ts';
import { proportionMethod } from './method.ts';

/** The p at which more than n successes and half of exactly n have the probability `tail`; 1 ≤ n ≤ N. */
function lowerLimit(n: number, N: number, tail: number): number {
  if (n === N) return Math.exp(Math.log(2 * tail) / N);
  const gap = (t: number): number => {
    const p = Math.exp(t);
    const q = 1 - p;
    const above = incompleteBeta(p, n + 1, N - n, q) + 0.5 * Math.exp(binomialLogPmf(n, N, p, q));
    return Math.log(above) - Math.log(tail);
  };
  // the mid-P limit lies between the Clopper-Pearson limit and the share itself, unless the level is very low
  const exact = Math.log(betaQuantile(tail, n, N - n + 1));
  return Math.exp(findRoot(gap, exact, Math.log(n / N)) ?? findRoot(gap, exact, -1e-12) ?? Math.log(n / N));
}

/** The mirror image, solved in p itself so that a small high end keeps its digits. */
function upperLimit(n: number, N: number, tail: number): number {
  if (n === 0) return -Math.expm1(Math.log(2 * tail) / N);
  if (2 * n > N) return 1 - lowerLimit(N - n, N, tail);
  const gap = (t: number): number => {
    const p = Math.exp(t);
    const q = 1 - p;
    const below = incompleteBeta(q, N - n + 1, n, p) + 0.5 * Math.exp(binomialLogPmf(n, N, p, q));
    return Math.log(below) - Math.log(tail);
  };
  const exact = Math.log1p(-betaQuantile(tail, N - n, n + 1));
  return Math.exp(findRoot(gap, Math.log(n / N), exact) ?? findRoot(gap, Math.log(n / N / 1e3), exact) ?? exact);
}

/**
 * Clopper-Pearson with half of the observed count's probability: exact tails without the excess width. N = 0 gives null.
 * Method and source: Berry & Armitage 1995, The Statistician 44; Newcombe 1998, Stat Med 17:857, method 6.
 *
 * @example midP.interval(0, 0, 0.95) // => null
 */
export const midP = proportionMethod({
  name: 'mid-p',
  label: 'mid-P exact',
  source: 'Berry & Armitage 1995, The Statistician 44:417-423',
  interval(n, N, level) {
    const tail = confidenceTail(level);
    return { low: n === 0 ? 0 : lowerLimit(n, N, tail), high: n === N ? 1 : upperLimit(n, N, tail) };
  },
});

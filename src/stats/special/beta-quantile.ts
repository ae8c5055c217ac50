import { betaKernel } from './beta-kernel.ts';
import { incompleteBeta } from './incomplete-beta.ts';
import { logGamma } from './log-gamma.ts';

/**
 * x ≤ ½ with `lower` below it and `upper` above it. Newton's step on the logarithm of the smaller tail against log x,
 * which is nearly straight down to the tiniest x, kept inside a bracket.
 */
function solve(lower: number, upper: number, a: number, b: number): number {
  const below = lower <= upper;
  const target = Math.log(below ? lower : upper);
  let low = Number.NEGATIVE_INFINITY;
  let high = Math.log(0.5);
  // the leading term of the integral near 0; it lies below the answer where b > 1
  const logBeta = logGamma(a) + logGamma(b) - logGamma(a + b);
  let t = Math.min((Math.log(lower) + Math.log(a) + logBeta) / a, Math.log(a / (a + b)), high);
  for (let i = 0; i < 200; i++) {
    const x = Math.exp(t);
    const y = 1 - x;
    const tail = below ? incompleteBeta(x, a, b, y) : incompleteBeta(y, b, a, x);
    const gap = Math.log(tail) - target;
    if (gap === 0) return x;
    if (below ? gap > 0 : gap < 0) high = t;
    else low = t;
    const slope = (betaKernel(x, y, a, b) / y / tail) * (below ? 1 : -1);
    let next = t - gap / slope;
    if (!(next > low && next < high)) next = low === Number.NEGATIVE_INFINITY ? 2 * t - 1 : (low + high) / 2;
    if (Math.abs(next - t) < 1e-15) return Math.exp(next);
    t = next;
  }
  return Math.exp(t);
}

function quantile(lower: number, upper: number, a: number, b: number): number {
  if (lower <= 0) return 0;
  if (upper <= 0) return 1;
  // solve for whichever of x and 1 - x is at most a half, for it is the one with digits to lose
  return incompleteBeta(0.5, a, b, 0.5) >= lower ? solve(lower, upper, a, b) : 1 - solve(upper, lower, b, a);
}

/**
 * The x below which a beta distribution has probability p. p = 0 gives 0, p = 1 gives 1.
 * Newton's method on the log of the smaller tail; source of the tails: DiDonato & Morris 1992.
 *
 * @example betaQuantile(0.25, 1, 1) // => 0.25
 */
export const betaQuantile = (p: number, a: number, b: number): number => quantile(p, 1 - p, a, b);

/**
 * The x above which a beta distribution has probability q, without the digits that 1 − q would lose.
 *
 * @example betaQuantileUpper(0.25, 1, 1) // => 0.75
 */
export const betaQuantileUpper = (q: number, a: number, b: number): number => quantile(1 - q, q, a, b);

import { betaKernel } from './beta-kernel.ts';

/** The tail below x where x is at most the mean, by the continued fraction of DiDonato & Morris 1992 (all terms add). */
function lowerFraction(x: number, y: number, a: number, b: number): number {
  const front = betaKernel(x, y, a, b);
  if (front === 0) return 0;
  const lambda = a * y - b * x + 1;
  let f = (a * lambda) / (a + 1);
  let c = f;
  let d = 0;
  for (let m = 1; m < 1e6; m++) {
    const s = a + 2 * m - 1;
    const wide = m * (b - m) * x;
    const alpha = ((a + m - 1) * (a + b + m - 1) * wide * x) / (s * s);
    const beta = m + wide / s + ((a + m) * (lambda + m * (1 + y))) / (s + 2);
    d = 1 / (beta + alpha * d);
    c = beta + alpha / c;
    const step = c * d;
    f *= step;
    if (Math.abs(step - 1) < 1e-16) break;
  }
  return front / f;
}

/**
 * The regularised incomplete beta function: the probability below x of a beta distribution, 0 ≤ x ≤ 1, a, b > 0.
 * Give y = 1 − x where it is known better than by subtraction. The upper tail is `incompleteBeta(y, b, a, x)`,
 * which keeps its digits where 1 − cdf would not. Source: DiDonato & Morris 1992, ACM TOMS 18, eq. 9 (continued fraction).
 *
 * @example incompleteBeta(0.25, 1, 1) // => 0.25
 */
export function incompleteBeta(x: number, a: number, b: number, y = 1 - x): number {
  if (x <= 0) return 0;
  if (y <= 0) return 1;
  return a * y >= b * x ? lowerFraction(x, y, a, b) : 1 - lowerFraction(y, x, b, a);
}

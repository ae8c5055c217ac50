import { incompleteBeta } from './special/incomplete-beta.ts';

/**
 * P(X ≥ k) for X binomial with n trials and probability p.
 *
 * @example binomialTail(8, 10, 0.5) // => 0.0546875
 */
export const binomialTail = (k: number, n: number, p: number): number =>
  k <= 0 ? 1 : k > n ? 0 : incompleteBeta(p, k, n - k + 1, 1 - p);

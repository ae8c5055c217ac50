import { devianceTerm } from './deviance-term.ts';
import { stirlingError } from './stirling-error.ts';

/**
 * xᵃ yᵇ / B(a, b) with y = 1 − x: the front factor of the incomplete beta integral (x·y times the beta density).
 * By saddle point, so that it keeps its digits at a + b of a million. Source: Loader 2000.
 *
 * @example betaKernel(0.5, 0.5, 1, 1) // => 0.25
 */
export function betaKernel(x: number, y: number, a: number, b: number): number {
  if (x <= 0 || y <= 0) return 0;
  const n = a + b;
  const log = stirlingError(n) - stirlingError(a) - stirlingError(b) - devianceTerm(a, n * x) - devianceTerm(b, n * y);
  return Math.exp(log) * Math.sqrt((a * b) / (2 * Math.PI * n));
}

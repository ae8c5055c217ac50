import { devianceTerm } from './deviance-term.ts';
import { stirlingError } from './stirling-error.ts';

/** xᵃ e⁻ˣ / Γ(a + 1): a Poisson probability with a real count. Source: Loader 2000. */
export function gammaKernel(a: number, x: number): number {
  if (a === 0) return Math.exp(-x);
  if (x <= 0) return 0;
  return Math.exp(-stirlingError(a) - devianceTerm(a, x)) / Math.sqrt(2 * Math.PI * a);
}

/** DLMF 8.11.4: a series of positive terms. */
function lowerSeries(a: number, x: number): number {
  let term = 1;
  let sum = 1;
  for (let n = 1; n < 1e6; n++) {
    term *= x / (a + n);
    sum += term;
    if (term < sum * 1e-17) break;
  }
  return gammaKernel(a, x) * sum;
}

/** DLMF 8.9.2: Legendre's continued fraction. */
function upperFraction(a: number, x: number): number {
  const front = gammaKernel(a, x) * a;
  if (front === 0) return 0;
  let b = x + 1 - a;
  let c = 1e300;
  let d = 1 / b;
  let f = d;
  for (let n = 1; n < 1e6; n++) {
    const an = -n * (n - a);
    b += 2;
    d = 1 / (b + an * d);
    c = b + an / c;
    const step = c * d;
    f *= step;
    if (Math.abs(step - 1) < 1e-16) break;
  }
  return front * f;
}

const bySeries = (a: number, x: number): boolean => x < Math.max(a, 1);

/**
 * The regularised lower incomplete gamma function P(a, x), a > 0, x ≥ 0. Source: DLMF 8.11.4 and 8.9.2.
 *
 * @example incompleteGammaLower(1, Math.LN2) // => 0.5
 */
export function incompleteGammaLower(a: number, x: number): number {
  if (x <= 0) return 0;
  return bySeries(a, x) ? lowerSeries(a, x) : 1 - upperFraction(a, x);
}

/**
 * The regularised upper incomplete gamma function Q(a, x) = 1 − P(a, x), with all digits in the tail.
 *
 * @example incompleteGammaUpper(1, 0) // => 1
 */
export function incompleteGammaUpper(a: number, x: number): number {
  if (x <= 0) return 1;
  return bySeries(a, x) ? 1 - lowerSeries(a, x) : upperFraction(a, x);
}

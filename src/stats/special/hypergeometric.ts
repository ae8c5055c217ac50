import { binomialLogPmf } from './binomial.ts';

/**
 * The log of the hypergeometric probability of x marked among `drawn`, from `marked` marked and `plain` others.
 * As three binomials, so that no large factorials are subtracted. Source: Loader 2000.
 *
 * @example hypergeometricLogPmf(0, 0, 5, 3) // => 0
 */
export function hypergeometricLogPmf(x: number, marked: number, plain: number, drawn: number): number {
  if (x < 0 || x > marked || drawn - x < 0 || drawn - x > plain) return Number.NEGATIVE_INFINITY;
  const all = marked + plain;
  if (drawn === 0 || drawn === all) return 0;
  const p = drawn / all;
  const q = (all - drawn) / all;
  return binomialLogPmf(x, marked, p, q) + binomialLogPmf(drawn - x, plain, p, q) - binomialLogPmf(drawn, all, p, q);
}

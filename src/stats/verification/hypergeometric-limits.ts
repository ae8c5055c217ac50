import { hypergeometricLogPmf } from '../special/hypergeometric.ts';

/**
 * Exact limits for how many of N units have a mark, when x of n drawn at random without replacement have it: every number
 * that a one-sided test at `tail` doesn't reject on either side. n = N gives x itself; n = 0 gives 0 to N.
 * Source: Buonaccorsi 1987, American Statistician 41:215 (the finite-population version of Clopper & Pearson).
 *
 * @param tail probability left out on each side
 * @example hypergeometricLimits(2, 5, 5, 0.025) // => { low: 2, high: 2 }
 * @example hypergeometricLimits(0, 0, 7, 0.025) // => { low: 0, high: 7 }
 */
export function hypergeometricLimits(
  x: number,
  n: number,
  N: number,
  tail: number,
): { readonly low: number; readonly high: number } {
  if (![x, n, N].every(Number.isSafeInteger) || x < 0 || x > n || n > N)
    throw new RangeError(`${x} of ${n} is not a sample of ${N}`);
  const least = x;
  const most = N - (n - x);
  // P(X ≥ x | K) grows with K, P(X ≤ x | K) falls: the ends are found by halving
  const low = first(least, most, marked => upper(x, n, N, marked) > tail);
  const high = N - first(n - x, N - x, plain => upper(n - x, n, N, plain) > tail);
  return { low, high };
}

/** The smallest whole number from `from` that holds; `to` holds always. */
function first(from: number, to: number, holds: (value: number) => boolean): number {
  let [low, high] = [from, to];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** P(X ≥ x) of a hypergeometric X with `marked` of N marked and n drawn. */
function upper(x: number, n: number, N: number, marked: number): number {
  if (x <= 0) return 1;
  let sum = 0;
  for (let k = x; k <= Math.min(n, marked); k++) sum += Math.exp(hypergeometricLogPmf(k, marked, N - marked, n));
  return Math.min(1, sum);
}

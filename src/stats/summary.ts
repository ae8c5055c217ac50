import { quantileSorted } from './quantile.ts';

/** What is printed of a field of numbers. `sd` is null for a single value. */
export interface Summary {
  readonly n: number;
  readonly mean: number;
  readonly sd: number | null;
  readonly min: number;
  readonly q1: number;
  readonly median: number;
  readonly q3: number;
  readonly max: number;
}

/**
 * Mean, standard deviation and five-number summary (quantiles of type 7); no values give null.
 * NaN values (cells that are not coded) are left out. Source: Hyndman & Fan 1996 for the quantiles.
 *
 * @example summary([1, 2, 3]) // => { n: 3, mean: 2, sd: 1, min: 1, q1: 1.5, median: 2, q3: 2.5, max: 3 }
 */
export function summary(values: ArrayLike<number>): Summary | null {
  const sorted = sortedNumbers(values);
  const n = sorted.length;
  if (n === 0) return null;
  const average = mean(sorted)!;
  return {
    n,
    mean: average,
    sd: standardDeviation(sorted),
    min: sorted[0]!,
    q1: quantileSorted(sorted, 0.25)!,
    median: quantileSorted(sorted, 0.5)!,
    q3: quantileSorted(sorted, 0.75)!,
    max: sorted[n - 1]!,
  };
}

/**
 * The numbers in ascending order, NaN left out.
 *
 * @example Array.from(sortedNumbers([3, Number.NaN, 1])) // => [1, 3]
 */
export function sortedNumbers(values: ArrayLike<number>): Float64Array {
  const kept = new Float64Array(values.length);
  let n = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (!Number.isNaN(value)) kept[n++] = value;
  }
  return kept.subarray(0, n).sort();
}

/**
 * The arithmetic mean, corrected once for rounding; no values give null.
 *
 * @example mean([1, 2, 6]) // => 3
 */
export function mean(values: ArrayLike<number>): number | null {
  const n = values.length;
  if (n === 0) return null;
  let sum = 0;
  for (let i = 0; i < n; i++) sum += values[i]!;
  const first = sum / n;
  let rest = 0;
  for (let i = 0; i < n; i++) rest += values[i]! - first;
  return first + rest / n;
}

/**
 * The standard deviation with divisor n − 1; fewer than two values give null.
 *
 * @example standardDeviation([1, 2, 3]) // => 1
 */
export function standardDeviation(values: ArrayLike<number>): number | null {
  const n = values.length;
  if (n < 2) return null;
  const centre = mean(values)!;
  let sum = 0;
  for (let i = 0; i < n; i++) sum += (values[i]! - centre) ** 2;
  return Math.sqrt(sum / (n - 1));
}

import { quantileOf } from './quantile.ts';

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
 * NaN values (cells that are not coded) are left out. Every distinct value enters the sums once, times its count, so that
 * rows and counted values give the same digits. Source: Hyndman & Fan 1996 for the quantiles.
 *
 * @param counts how often each value occurs; once where left out
 * @example summary([1, 2, 3]) // => { n: 3, mean: 2, sd: 1, min: 1, q1: 1.5, median: 2, q3: 2.5, max: 3 }
 * @example summary([7, 5], [1, 2])?.median // => 5
 */
export function summary(values: ArrayLike<number>, counts?: ArrayLike<number>): Summary | null {
  const runs = runsOf(values, counts);
  const n = runs.counts.reduce((sum, count) => sum + count, 0);
  if (n === 0) return null;
  const sum = (of: (value: number) => number): number =>
    runs.values.reduce((total, value, at) => total + of(value) * runs.counts[at]!, 0);
  const first = sum(value => value) / n;
  const average = first + sum(value => value - first) / n;
  const at = placeIn(runs);
  return {
    n,
    mean: average,
    sd: n < 2 ? null : Math.sqrt(sum(value => (value - average) ** 2) / (n - 1)),
    min: runs.values[0]!,
    q1: quantileOf(n, at, 0.25),
    median: quantileOf(n, at, 0.5),
    q3: quantileOf(n, at, 0.75),
    max: runs.values.at(-1)!,
  };
}

/** Distinct numbers in ascending order, each with how often it occurs. */
interface Runs {
  readonly values: readonly number[];
  readonly counts: readonly number[];
}

function runsOf(given: ArrayLike<number>, weights: ArrayLike<number> | undefined): Runs {
  const values: number[] = [];
  const counts: number[] = [];
  const add = (value: number, count: number): void => {
    if (values.at(-1) === value) counts[counts.length - 1]! += count;
    else {
      values.push(value);
      counts.push(count);
    }
  };
  if (weights === undefined) for (const value of sortedNumbers(given)) add(value, 1);
  else {
    const places = Array.from({ length: given.length }, (_, at) => at).filter(at => !Number.isNaN(given[at]!));
    places.sort((a, b) => given[a]! - given[b]!);
    for (const at of places) add(given[at]!, weights[at]!);
  }
  return { values, counts };
}

/** The value at a place of the list that the runs stand for. */
function placeIn({ values, counts }: Runs): (place: number) => number {
  let sum = 0;
  const ends = counts.map(count => {
    sum += count;
    return sum;
  });
  return place => {
    let low = 0;
    let high = ends.length - 1;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (ends[middle]! > place) high = middle;
      else low = middle + 1;
    }
    return values[low]!;
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

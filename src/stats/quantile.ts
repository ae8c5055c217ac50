/**
 * The p-quantile of values in ascending order: type 7, that is linear between the order statistics at (n − 1)p.
 * No values give null. Source: Hyndman & Fan 1996, American Statistician 50, definition 7 (R's default).
 *
 * @example quantileSorted([1, 2, 3, 4], 0.25) // => 1.75
 */
export const quantileSorted = (sorted: ArrayLike<number>, p: number): number | null =>
  sorted.length === 0 ? null : quantileOf(sorted.length, place => sorted[place]!, p);

/**
 * The same of `n` values of which `at` gives the one at a place in ascending order, counted from 0.
 *
 * @example quantileOf(3, place => 10 * place, 0.5) // => 10
 */
export function quantileOf(n: number, at: (place: number) => number, p: number): number {
  const place = (n - 1) * Math.min(1, Math.max(0, p));
  const below = Math.floor(place);
  const low = at(below);
  const high = at(Math.min(n - 1, below + 1));
  return low + (place - below) * (high - low);
}

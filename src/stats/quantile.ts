/**
 * The p-quantile of values in ascending order: type 7, that is linear between the order statistics at (n − 1)p.
 * No values give null. Source: Hyndman & Fan 1996, American Statistician 50, definition 7 (R's default).
 *
 * @example quantileSorted([1, 2, 3, 4], 0.25) // => 1.75
 */
export function quantileSorted(sorted: ArrayLike<number>, p: number): number | null {
  const n = sorted.length;
  if (n === 0) return null;
  const at = (n - 1) * Math.min(1, Math.max(0, p));
  const below = Math.floor(at);
  const low = sorted[below]!;
  const high = sorted[Math.min(n - 1, below + 1)]!;
  return low + (at - below) * (high - low);
}

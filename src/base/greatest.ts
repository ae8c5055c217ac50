/**
 * The greatest of some numbers, however many. −Infinity of none.
 *
 * @example greatest([3, 1, 2]) // => 3
 */
export function greatest(values: Iterable<number>): number {
  let found = Number.NEGATIVE_INFINITY;
  for (const value of values) if (value > found) found = value;
  return found;
}

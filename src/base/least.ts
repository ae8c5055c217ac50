/**
 * The least of some numbers, however many: `Math.min(...values)` fails from some hundred thousand on. Infinity of none.
 *
 * @example least([3, 1, 2]) // => 1
 */
export function least(values: Iterable<number>): number {
  let found = Number.POSITIVE_INFINITY;
  for (const value of values) if (value < found) found = value;
  return found;
}

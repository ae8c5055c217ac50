/**
 * Adds items to the end of a list, however many: `list.push(...items)` fails from some hundred thousand on.
 *
 * @example append([1], [2, 3]) // => [1, 2, 3]
 */
export function append<T>(list: T[], items: Iterable<T>): T[] {
  for (const item of items) list.push(item);
  return list;
}

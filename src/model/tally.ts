/**
 * How often each text occurs.
 *
 * @example [...tallyOf(['a', 'b', 'a'])] // => [['a', 2], ['b', 1]]
 */
export function tallyOf(list: Iterable<string>): Map<string, number> {
  const found = new Map<string, number>();
  for (const entry of list) found.set(entry, (found.get(entry) ?? 0) + 1);
  return found;
}

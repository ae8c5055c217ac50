/**
 * Items with the same key in one list each, in the order of their first items.
 *
 * @example groupedBy([3, 4, 5], x => x % 2) // => [[3, 5], [4]]
 * @example groupedBy([], x => x) // => []
 */
export function groupedBy<Item>(items: Iterable<Item>, keyOf: (item: Item) => number | string | null): Item[][] {
  const groups = new Map<number | string | null, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return [...groups.values()];
}

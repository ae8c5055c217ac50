type Tree = Readonly<Record<string, unknown>>;

const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * A user's `vega:` block laid over a specification: mappings are merged, everything else (and a channel that
 * says what it shows) is replaced. In `layer`, an entry
 * with the name of one of our layers is merged into it, and another is added on top.
 *
 * @example mergeVega({ config: { a: 1, b: 2 } }, { config: { b: 3 } }) // => { config: { a: 1, b: 3 } }
 * @example mergeVega({ layer: [{ name: 'bars', mark: 'rect' }] }, { layer: [{ name: 'bars', mark: 'bar' }] }) // => { layer: [{ name: 'bars', mark: 'bar' }] }
 */
export function mergeVega(spec: Tree, block: Tree): Tree {
  const merged: Record<string, unknown> = { ...spec };
  for (const [key, value] of Object.entries(block)) {
    const own = merged[key];
    if (key === 'layer' && Array.isArray(own) && Array.isArray(value)) merged[key] = layers(own, value);
    else merged[key] = isTree(own) && isTree(value) && !isChannel(value) ? mergeVega(own, value) : value;
  }
  return merged;
}

/** What a channel shows: half of one merged into half of another would show neither. */
const isChannel = (value: Tree): boolean => ['value', 'field', 'datum', 'aggregate'].some(key => key in value);

function layers(own: readonly unknown[], added: readonly unknown[]): unknown[] {
  const list = [...own];
  for (const layer of added) {
    const name = isTree(layer) ? layer.name : undefined;
    const at = name === undefined ? -1 : list.findIndex(entry => isTree(entry) && entry.name === name);
    const found = list[at];
    if (isTree(found) && isTree(layer)) list[at] = mergeVega(found, layer);
    else list.push(layer);
  }
  return list;
}

/** Where a `vega:` block names an address: a figure takes its data from the review alone. */
export function addressesIn(value: unknown, path: readonly PropertyKey[] = []): (readonly PropertyKey[])[] {
  if (Array.isArray(value)) return value.flatMap((entry, index) => addressesIn(entry, [...path, index]));
  if (!isTree(value)) return [];
  return Object.entries(value).flatMap(([key, entry]) =>
    key === 'url' || key === 'href' ? [[...path, key]] : addressesIn(entry, [...path, key]),
  );
}

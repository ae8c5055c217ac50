/** Names in the order in which they can be worked out, and the circles that have no such order. */
export interface ReferenceOrder {
  /** every name after the names that it refers to (of a circle, in the order in which it was entered) */
  readonly order: readonly string[];
  /** each circle once, as it is walked */
  readonly cycles: readonly (readonly string[])[];
}

/**
 * Orders names that refer to each other (conditions, derived fields). Depth first, without recursion: each name and each
 * reference is visited once, so that time is linear in their number however long the chains are.
 *
 * @param references by name, what it refers to; what is not a name of the map is ignored
 * @example referenceOrder(new Map([['a', ['b']], ['b', ['c']], ['c', []]])).order // => ['c', 'b', 'a']
 * @example referenceOrder(new Map([['a', ['b']], ['b', ['a']]])).cycles // => [['a', 'b']]
 */
export function referenceOrder(references: ReadonlyMap<string, readonly string[]>): ReferenceOrder {
  const order: string[] = [];
  const cycles: string[][] = [];
  const done = new Set<string>();
  const placeInTrail = new Map<string, number>();
  const trail: { readonly name: string; next: number }[] = [];
  const enter = (name: string): void => {
    placeInTrail.set(name, trail.length);
    trail.push({ name, next: 0 });
  };
  for (const start of references.keys()) {
    if (!done.has(start)) enter(start);
    for (let top = trail.at(-1); top !== undefined; top = trail.at(-1)) {
      const name = references.get(top.name)?.[top.next++];
      if (name === undefined) {
        trail.pop();
        placeInTrail.delete(top.name);
        done.add(top.name);
        order.push(top.name);
        continue;
      }
      const again = placeInTrail.get(name);
      if (again !== undefined) cycles.push(trail.slice(again).map(entry => entry.name));
      else if (!done.has(name) && references.has(name)) enter(name);
    }
  }
  return { order, cycles };
}

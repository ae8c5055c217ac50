import { type Undefined, undefinedValue } from '../undefined-value.ts';

/** A smallest set of items that reaches so many studies. */
export interface Cover {
  /** item numbers, ascending */
  readonly value: readonly number[];
  /** studies with at least one of them */
  readonly reached: number;
}

/** Elementary steps that the search may take; beyond it nothing is claimed. */
const MAX_STEPS = 100_000_000;

/** Whether reached of all is at least share: a product, so that 80% of 10 is 8 and not 8.000000000000001. */
const enough = (reached: number, all: number, share: number): boolean => reached >= share * all - 1e-9;

/**
 * The smallest set of items of which `share` of the studies (or more) have at least one; of several the one that reaches
 * most, then the first in the items' order. An exact search: sizes 1, 2, … with a bound from the items' own frequencies.
 * A share that all items together don't reach, and a search that would be too long, are undefined.
 * Method: maximum coverage by branch and bound.
 *
 * @param sets items of each study; a study without items is never reached
 * @param share 0 < share ≤ 1
 * @example smallestCover([[0], [0, 1], [1], [2]], 3, 0.75) // => { value: [0, 1], reached: 3 }
 * @example smallestCover([], 3, 0.8) // => { value: null, reason: 'there are no studies to reach' }
 */
export function smallestCover(sets: readonly (readonly number[])[], width: number, share: number): Cover | Undefined {
  if (sets.length === 0) return undefinedValue('there are no studies to reach');
  const weights = new Map<string, { readonly items: readonly number[]; count: number }>();
  for (const items of sets) {
    const key = items.join(' ');
    const known = weights.get(key);
    if (known) known.count++;
    else weights.set(key, { items, count: 1 });
  }
  const kinds = [...weights.values()].filter(kind => kind.items.length > 0);
  const all = kinds.reduce((sum, kind) => sum + kind.count, 0);
  if (!enough(all, sets.length, share)) return undefinedValue('all items together do not reach so many');
  const holders: number[][] = Array.from({ length: width }, () => []);
  kinds.forEach((kind, index) => {
    for (const item of kind.items) holders[item]!.push(index);
  });
  const covered = new Uint16Array(kinds.length);
  let steps = 0;
  let best: { items: number[]; reached: number } | null = null;

  const gainOf = (item: number): number => {
    steps += holders[item]!.length + 1;
    return holders[item]!.reduce((sum, kind) => sum + (covered[kind] === 0 ? kinds[kind]!.count : 0), 0);
  };

  const search = (from: number, left: number, chosen: number[], reached: number): void => {
    if (steps > MAX_STEPS) return;
    if (left === 0) {
      if (enough(reached, sets.length, share) && (best === null || reached > best.reached))
        best = { items: [...chosen], reached };
      return;
    }
    const gains: number[] = [];
    for (let item = from; item < width; item++) gains.push(gainOf(item));
    // no choice of `left` items adds more than the largest own gains together
    const sorted = [...gains].sort((a, b) => b - a);
    let bound = reached;
    for (let i = 0; i < left; i++) bound += sorted[i] ?? 0;
    if (!enough(bound, sets.length, share) || (best !== null && bound <= best.reached)) return;
    for (let item = from; item <= width - left; item++) {
      const gain = gains[item - from]!;
      if (gain === 0) continue;
      for (const kind of holders[item]!) covered[kind]!++;
      chosen.push(item);
      search(item + 1, left - 1, chosen, reached + gain);
      chosen.pop();
      for (const kind of holders[item]!) covered[kind]!--;
    }
  };
  for (let size = 1; size <= width; size++) {
    search(0, size, [], 0);
    if (steps > MAX_STEPS) return undefinedValue('an exact search among so many items would take too long');
    const found = best as { items: number[]; reached: number } | null;
    if (found !== null) return { value: found.items, reached: found.reached };
  }
  return undefinedValue('all items together do not reach so many');
}

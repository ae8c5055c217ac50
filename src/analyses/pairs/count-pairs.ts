import type { Parents } from '../../model/parents.ts';
import { CODED } from '../../model/state.ts';
import type { CellValues } from '../../tabulate/data/cell-values.ts';

/** How often two codes stand beside each other in units of one parent. */
export interface PairCounts {
  /** pairs whose two units have a code */
  readonly pairs: number;
  /** parents with such a pair */
  readonly parents: number;
  /** pairs of which one unit or both have no code */
  readonly incomplete: number;
  /** most frequent first, then in the order of the codes; a unit's own code beside the same code too */
  readonly combinations: readonly {
    readonly levels: readonly number[];
    readonly n: number;
    readonly parents: number;
  }[];
  /** pairs with a code in common */
  readonly same: { readonly n: number; readonly parents: number };
}

interface Tally {
  n: number;
  readonly parents: Set<number>;
}

/**
 * Counts unordered pairs of units with the same parent. Units are first counted by parent and value, so that the work grows
 * with the different values of a parent and not with its pairs.
 */
export function countPairs(values: CellValues, { of }: Parents, selected: (unit: number) => boolean): PairCounts {
  const byParent = new Map<number, { readonly coded: Map<number, number>; all: number }>();
  of.forEach((parent, unit) => {
    if (parent < 0 || !selected(unit)) return;
    const own = byParent.get(parent) ?? { coded: new Map<number, number>(), all: 0 };
    byParent.set(parent, own);
    own.all++;
    const value = values.of[unit]!;
    const { state, levels } = values.distinct[value]!;
    if (state === CODED && levels.length > 0) own.coded.set(value, (own.coded.get(value) ?? 0) + 1);
  });
  const width = values.levels.length;
  const tallies = new Map<number, Tally>();
  const same: Tally = { n: 0, parents: new Set() };
  const parents = new Set<number>();
  let pairs = 0;
  let every = 0;
  for (const [parent, { coded, all }] of byParent) {
    every += twoOf(all);
    const entries = [...coded];
    entries.forEach(([a, countA], i) => {
      entries.slice(i).forEach(([b, countB], offset) => {
        const n = offset === 0 ? twoOf(countA) : countA * countB;
        if (n === 0) return;
        pairs += n;
        parents.add(parent);
        const [left, right] = [values.distinct[a]!.levels, values.distinct[b]!.levels];
        for (const at of combinationsOf(left, right, width)) add(tallies, at, n, parent);
        if (left.some(level => right.includes(level))) {
          same.n += n;
          same.parents.add(parent);
        }
      });
    });
  }
  const combinations = [...tallies]
    .map(([at, tally]) => ({
      levels: [Math.floor(at / width), at % width],
      n: tally.n,
      parents: tally.parents.size,
      at,
    }))
    .sort((a, b) => b.n - a.n || a.at - b.at)
    .map(({ at: _, ...combination }) => combination);
  return {
    pairs,
    parents: parents.size,
    incomplete: every - pairs,
    combinations,
    same: { n: same.n, parents: same.parents.size },
  };
}

const twoOf = (count: number): number => (count * (count - 1)) / 2;

/** Each unordered pair of a code of the one and a code of the other, once. */
function combinationsOf(left: readonly number[], right: readonly number[], width: number): Set<number> {
  const found = new Set<number>();
  for (const a of left) for (const b of right) found.add(Math.min(a, b) * width + Math.max(a, b));
  return found;
}

function add(tallies: Map<number, Tally>, at: number, n: number, parent: number): void {
  const tally = tallies.get(at) ?? { n: 0, parents: new Set<number>() };
  tallies.set(at, tally);
  tally.n += n;
  tally.parents.add(parent);
}

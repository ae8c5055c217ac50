import { type Undefined, undefinedValue } from '../undefined-value.ts';

/** One item more in one study. */
export interface Addition {
  readonly set: number;
  readonly item: number;
}

/** Work that is spent before nothing is claimed. */
const BUDGET = 2_000_000_000;

/**
 * How many studies would have to add one item each so that `share` of the pairs have an item in common: greedy, the study
 * and item that join most pairs first (ties: the first item of the first study), no study twice. An upper bound of the
 * fewest, not a proof. A share that stays out of reach is undefined.
 *
 * @param sets items of each study, at least one
 * @example fewestAdditions([[0], [1], [0]], 2, 1) // => { value: [{ set: 1, item: 0 }] }
 */
export function fewestAdditions(
  sets: readonly (readonly number[])[],
  width: number,
  share: number,
): { readonly value: readonly Addition[] } | Undefined {
  const N = sets.length;
  if (N < 2) return undefinedValue('fewer than two sets, so there is no pair');
  if (N * N * width > BUDGET / 100) return undefinedValue(`${N} sets are too many to try every addition`);
  const has = sets.map(set => {
    const row = new Uint8Array(width);
    for (const item of set) row[item] = 1;
    return row;
  });
  const joined = new Uint8Array(N * N);
  /** gains[set][item]: pairs that the item would join */
  const gains = sets.map(() => new Int32Array(width));
  let common = 0;
  for (let a = 0; a < N; a++)
    for (let b = a + 1; b < N; b++) {
      if (sets[a]!.some(item => has[b]![item] === 1)) {
        joined[a * N + b] = joined[b * N + a] = 1;
        common++;
      } else {
        for (const item of sets[b]!) gains[a]![item]!++;
        for (const item of sets[a]!) gains[b]![item]!++;
      }
    }
  const wanted = share * ((N * (N - 1)) / 2) - 1e-9;
  const done: Addition[] = [];
  const used = new Uint8Array(N);
  while (common < wanted) {
    let best: Addition | null = null;
    let most = 0;
    for (let set = 0; set < N; set++) {
      if (used[set] === 1) continue;
      for (let item = 0; item < width; item++)
        if (gains[set]![item]! > most) {
          most = gains[set]![item]!;
          best = { set, item };
        }
    }
    if (best === null) return undefinedValue('one item more in every study would not suffice');
    const { set, item } = best;
    used[set] = 1;
    done.push(best);
    for (let other = 0; other < N; other++) {
      if (other === set || joined[set * N + other] === 1) continue;
      if (has[other]![item] === 1) {
        joined[set * N + other] = joined[other * N + set] = 1;
        common++;
        for (let i = 0; i < width; i++) {
          if (has[set]![i] === 1) gains[other]![i]!--;
          if (has[other]![i] === 1) gains[set]![i]!--;
        }
      } else gains[other]![item]!++;
    }
    has[set]![item] = 1;
  }
  return { value: done };
}

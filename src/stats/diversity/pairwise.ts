import { type Undefined, undefinedValue } from '../undefined-value.ts';

/** What the pairs of studies have in common. */
export interface Pairwise {
  readonly value: number;
  /** pairs without a common item */
  readonly disjoint: number;
  readonly pairs: number;
}

/** Pairs of different sets that are still compared one by one. */
const MAX_PAIRS = 100_000_000;

/** A set of items as words of 32 bits. */
export type Bits = Int32Array;

/**
 * A set of item numbers as bits.
 *
 * @example Array.from(bitsOf([0, 33], 40)) // => [1, 2]
 */
export function bitsOf(items: readonly number[], width: number): Bits {
  const words = new Int32Array(Math.max(1, Math.ceil(width / 32)));
  for (const item of items) words[item >>> 5]! |= 1 << (item & 31);
  return words;
}

/** Set bits of a word (Hacker's Delight, 5-2). */
function ones(word: number): number {
  let x = word - ((word >>> 1) & 0x5555_5555);
  x = (x & 0x3333_3333) + ((x >>> 2) & 0x3333_3333);
  return Math.imul((x + (x >>> 4)) & 0x0f0f_0f0f, 0x0101_0101) >>> 24;
}

/** Equal sets once, with how many studies have each: pairs are then counted over what is distinct. */
function distinct(sets: readonly Bits[]): { readonly sets: Bits[]; readonly weights: number[] } {
  const at = new Map<string | number, number>();
  const kept: Bits[] = [];
  const weights: number[] = [];
  for (const set of sets) {
    const key = set.length === 1 ? set[0]! : set.join();
    const known = at.get(key);
    if (known === undefined) {
      at.set(key, kept.length);
      kept.push(set);
      weights.push(1);
    } else weights[known]!++;
  }
  return { sets: kept, weights };
}

/**
 * The mean Jaccard index |A ∩ B| / |A ∪ B| over all pairs of sets, and how many pairs have nothing in common.
 * Sets are of at least one item (two empty sets have no Jaccard index, so leave them out). Fewer than two sets, and
 * more than a hundred million pairs of different sets: undefined.
 * Source: Jaccard 1912, New Phytol 11:37.
 *
 * @example pairwiseJaccard([bitsOf([0], 2), bitsOf([0, 1], 2), bitsOf([1], 2)]) // => { value: 0.3333333333333333, disjoint: 1, pairs: 3 }
 */
export function pairwiseJaccard(sets: readonly Bits[]): Pairwise | Undefined {
  if (sets.length < 2) return undefinedValue('fewer than two sets, so there is no pair');
  const { sets: kinds, weights } = distinct(sets);
  if ((kinds.length * (kinds.length - 1)) / 2 > MAX_PAIRS)
    return undefinedValue(`${kinds.length} different sets are too many to be compared pair by pair`);
  let sum = 0;
  let disjoint = 0;
  for (let a = 0; a < kinds.length; a++) {
    const left = kinds[a]!;
    sum += (weights[a]! * (weights[a]! - 1)) / 2;
    for (let b = a + 1; b < kinds.length; b++) {
      const right = kinds[b]!;
      let common = 0;
      let either = 0;
      for (let word = 0; word < left.length; word++) {
        common += ones(left[word]! & right[word]!);
        either += ones(left[word]! | right[word]!);
      }
      const pairs = weights[a]! * weights[b]!;
      if (common === 0) disjoint += pairs;
      else sum += pairs * (common / either);
    }
  }
  const pairs = (sets.length * (sets.length - 1)) / 2;
  return { value: sum / pairs, disjoint, pairs };
}

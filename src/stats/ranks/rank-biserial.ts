import { trendPermutation } from '../trend/trend-permutation.ts';
import { type Undefined, undefinedValue } from '../undefined-value.ts';
import { midranks } from './midranks.ts';

/** Two groups of numbers, pair by pair. */
export interface RankBiserial {
  /** −1 to 1: pairs in which the first group has the greater number, minus those in which it has the lesser, of all pairs */
  readonly value: number;
  /** Mann and Whitney's U of the first group: pairs in which it has the greater number, an equal pair counting half */
  readonly u: number;
}

/**
 * The rank-biserial correlation 2U/(n₁n₂) − 1 of two groups of numbers; a group without numbers gives null.
 * Sources: Mann & Whitney 1947; Cureton 1956, Psychometrika 21:287.
 *
 * @example rankBiserial([2, 3], [1, 2]) // => { value: 0.75, u: 3.5 }
 */
export function rankBiserial(first: readonly number[], second: readonly number[]): RankBiserial | Undefined {
  if (first.length === 0 || second.length === 0) return undefinedValue('one of the groups has no numbers');
  const { counts, twice } = midranks([first, second]);
  const n = first.length;
  const rankSum = counts[0]!.reduce((sum, count, at) => sum + count * twice[at]!, 0) / 2;
  const u = rankSum - (n * (n + 1)) / 2;
  return { value: (2 * u) / (n * second.length) - 1, u };
}

/**
 * The exact two-sided P value of Wilcoxon's rank sum with ties: over all ways to give so many of the ranks to the first
 * group, the probability of a rank sum as far from its mean as the observed one. null where a group has no numbers, or where
 * that takes too many steps. Source: Wilcoxon 1945; Lehmann 1975, Nonparametrics, 1.4 (midranks).
 *
 * @example rankSumExact([1, 2], [3, 4]) // => 0.3333333333333333
 */
export function rankSumExact(first: readonly number[], second: readonly number[]): number | null {
  if (first.length === 0 || second.length === 0) return null;
  const { counts, ties, twice } = midranks([first, second]);
  return trendPermutation(counts[0]!, ties, twice);
}

import { chiSquareUpper } from '../special/chi-square.ts';
import { type Undefined, undefinedValue } from '../undefined-value.ts';
import { midranks, rankDistances } from './midranks.ts';

/** The rank test that numbers are alike in all groups, and how large the difference is. */
export interface KruskalWallis {
  /** H, corrected for ties */
  readonly value: number;
  readonly df: number;
  /** from the chi-square distribution */
  readonly p: number;
  /** 0 (groups alike) to 1: the part of the spread of the ranks that lies between the groups */
  readonly epsilonSquared: number;
  readonly N: number;
  /** numbers in the smallest group */
  readonly smallest: number;
}

/**
 * Kruskal and Wallis' H of two or more groups of numbers, corrected for ties; of two groups it is the square of Wilcoxon's
 * (Mann and Whitney's) z without continuity correction. Groups without numbers are left out; fewer than two groups, or no
 * two different numbers, give null. Sources: Kruskal & Wallis 1952, JASA 47:583; Kelley 1935, PNAS 21:554 and Tomczak &
 * Tomczak 2014, Trends Sport Sci 1:19 (epsilon-squared, H/(N − 1)).
 *
 * @example kruskalWallis([[1, 2], [3, 4]]).value // => 2.4
 * @example kruskalWallis([[1, 2], []]) // => { value: null, reason: 'only one group has numbers' }
 */
export function kruskalWallis(groups: readonly (readonly number[])[]): KruskalWallis | Undefined {
  const ranked = midranks(groups);
  const { N, sizes, ties, twice } = ranked;
  if (N === 0) return undefinedValue('no numbers');
  if (sizes.length < 2) return undefinedValue('only one group has numbers');
  if (ties.length < 2) return undefinedValue('all numbers are the same');
  const between = rankDistances(ranked).reduce((sum, distance, group) => sum + distance ** 2 / sizes[group]!, 0);
  const all = ties.reduce((sum, count, at) => sum + count * (twice[at]! - (N + 1)) ** 2, 0);
  const epsilonSquared = Math.min(1, between / all);
  const value = (N - 1) * epsilonSquared;
  const df = sizes.length - 1;
  return { value, df, p: chiSquareUpper(value, df), epsilonSquared, N, smallest: Math.min(...sizes) };
}

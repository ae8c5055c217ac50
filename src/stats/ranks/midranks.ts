/** Groups of numbers as what a rank test needs of them: how often each distinct value occurs where, and its rank. */
export interface Midranks {
  readonly N: number;
  /** numbers in each group */
  readonly sizes: readonly number[];
  /** counts[group][value], by distinct value in ascending order */
  readonly counts: readonly (readonly number[])[];
  /** how often each distinct value occurs */
  readonly ties: readonly number[];
  /** twice the mean of the ranks that equal values share, so that it is a whole number */
  readonly twice: readonly number[];
}

/**
 * Ranks all numbers of all groups together; equal ones share the mean of their ranks (midranks, Kendall 1945).
 * Groups without numbers are left out.
 *
 * @example midranks([[7, 9], [9]]).twice // => [2, 5]
 */
export function midranks(groups: readonly (readonly number[])[]): Midranks {
  const used = groups.filter(group => group.length > 0);
  const N = used.reduce((sum, group) => sum + group.length, 0);
  const distinct = [...new Set(used.flat())].sort((a, b) => a - b);
  const place = new Map(distinct.map((value, at) => [value, at]));
  const counts = used.map(group => {
    const row = distinct.map(() => 0);
    for (const value of group) row[place.get(value)!]!++;
    return row;
  });
  const ties = distinct.map((_, at) => counts.reduce((sum, row) => sum + row[at]!, 0));
  let before = 0;
  const twice = ties.map(count => {
    const rank = 2 * before + count + 1;
    before += count;
    return rank;
  });
  return { N, sizes: used.map(group => group.length), counts, ties, twice };
}

/**
 * Sums over the distinct values of count × their distance from the mean rank, each doubled: 0 where a group lies in the middle.
 *
 * @example rankDistances(midranks([[1, 2], [3, 4]])) // => [-4, 4]
 */
export const rankDistances = ({ N, counts, twice }: Midranks): number[] =>
  counts.map(row => row.reduce((sum, count, at) => sum + count * (twice[at]! - (N + 1)), 0));

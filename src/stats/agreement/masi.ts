/**
 * The MASI distance of two sets, 1 − J·M: J the Jaccard coefficient, M 1 for equal sets, 2/3 where one contains the
 * other, 1/3 where they overlap, 0 where they have nothing in common. Two empty sets agree. Sets are ascending.
 * Source: Passonneau 2006, LREC, Measuring agreement on set-valued items (with its fractions, not their rounding).
 *
 * @example masiDistance([1], [1, 2]) // => 2 / 3
 * @example masiDistance([1, 2], [2, 3]) // => 8 / 9
 * @example masiDistance([], []) // => 0
 * @example masiDistance([], [1]) // => 1
 */
export function masiDistance(a: readonly number[], b: readonly number[]): number {
  const common = a.filter(item => b.includes(item)).length;
  const all = a.length + b.length - common;
  if (all === common) return 0;
  if (common === 0) return 1;
  const thirds = common === a.length || common === b.length ? 2 : 1;
  return 1 - (common * thirds) / (all * 3);
}

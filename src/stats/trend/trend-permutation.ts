import { hypergeometricLogPmf } from '../special/hypergeometric.ts';

/** Sums that rounding alone keeps apart count as equal. */
const TIE = 1e-9;

/** Steps beyond which the exact distribution is not worth its time; so many units have a good normal approximation. */
const MAX_STEPS = 50_000_000;

/**
 * The exact two-sided P value of a trend: over all ways to give the property to as many units, whatever their score, the
 * probability of a sum of scores that is as far from its mean as the observed one. The distribution is built score by score.
 * Scores are whole numbers (years). null where that takes more than 50 million steps.
 * Source: the conditional distribution of the Cochran-Armitage statistic, Agresti 2013, Categorical Data Analysis, 5.3.5.
 *
 * @example trendPermutation([0, 2], [2, 2], [2020, 2021]) // => 0.3333333333333333
 */
export function trendPermutation(n: readonly number[], N: readonly number[], scores: readonly number[]): number | null {
  const used = N.flatMap((units, i) => (units > 0 ? [i] : []));
  const total = used.reduce((sum, i) => sum + N[i]!, 0);
  const all = used.reduce((sum, i) => sum + n[i]!, 0);
  // the rarer of "has it" and "has it not": the same test, fewer ways
  const flip = 2 * all > total;
  const count = (i: number): number => (flip ? N[i]! - n[i]! : n[i]!);
  const having = flip ? total - all : all;
  if (having === 0 || used.length < 2) return 1;
  const least = Math.min(...used.map(i => scores[i]!));
  const span = Math.max(...used.map(i => scores[i]!)) - least;
  const width = having * span + 1;
  if ((having + 1) * width * used.length * (1 + Math.min(having, Math.max(...N))) > MAX_STEPS) return null;
  // ways[left * width + sum]: probability that `left` are still to be given and the scores so far add up to `sum`
  let ways = new Float64Array((having + 1) * width);
  ways[having * width] = 1;
  let units = total;
  for (const i of used) {
    const next = new Float64Array(ways.length);
    const score = scores[i]! - least;
    for (let left = 0; left <= having; left++) {
      for (let x = Math.max(0, left - (units - N[i]!)); x <= Math.min(left, N[i]!); x++) {
        const p = Math.exp(hypergeometricLogPmf(x, N[i]!, units - N[i]!, left));
        const shift = (left - x) * width + x * score;
        for (let sum = 0; sum + x * score < width; sum++) {
          const way = ways[left * width + sum]!;
          if (way > 0) next[shift + sum]! += way * p;
        }
      }
    }
    ways = next;
    units -= N[i]!;
  }
  const mean = (having * used.reduce((sum, i) => sum + N[i]! * (scores[i]! - least), 0)) / total;
  const distance = Math.abs(used.reduce((sum, i) => sum + count(i) * (scores[i]! - least), 0) - mean);
  let p = 0;
  for (let sum = 0; sum < width; sum++) if (Math.abs(sum - mean) >= distance - TIE * (1 + distance)) p += ways[sum]!;
  return Math.min(1, p);
}

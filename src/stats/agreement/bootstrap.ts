import { quantileSorted } from '../quantile.ts';
import { seededRandom } from '../random.ts';
import type { CoefficientOptions, Estimate, Note } from './coefficient.ts';
import type { Ratings } from './ratings.ts';

/**
 * Percentile interval of alpha from units drawn with replacement, seeded. Replicates without variation have no alpha:
 * they are left out and counted. Source: Efron 1979, Ann Stat 7:1; quantiles of type 7.
 */
export function bootstrapAlpha(
  ratings: Ratings,
  value: number,
  alphaOf: (ratings: Ratings) => number | null,
  options: CoefficientOptions,
  notes: readonly Note[],
): Estimate {
  const { replicates, seed } = options.bootstrap!;
  const random = seededRandom(seed);
  const of = new Uint32Array(ratings.units);
  let at = 0;
  ratings.patterns.forEach((pattern, index) => {
    of.fill(index, at, at + pattern.count);
    at += pattern.count;
  });
  const found: number[] = [];
  for (let replicate = 0; replicate < replicates; replicate++) {
    const counts = new Uint32Array(ratings.patterns.length);
    for (let unit = 0; unit < of.length; unit++) counts[of[random.below(of.length)]!]!++;
    const patterns = ratings.patterns.flatMap((pattern, index) =>
      counts[index]! > 0 ? [{ ...pattern, count: counts[index]! }] : [],
    );
    const alpha = alphaOf({ ...ratings, patterns });
    if (alpha !== null) found.push(alpha);
  }
  found.sort((a, b) => a - b);
  const tail = (1 - options.level) / 2;
  const low = quantileSorted(found, tail);
  const high = quantileSorted(found, 1 - tail);
  const mean = found.reduce((sum, alpha) => sum + alpha, 0) / found.length;
  const se =
    found.length < 2
      ? null
      : Math.sqrt(found.reduce((sum, alpha) => sum + (alpha - mean) ** 2, 0) / (found.length - 1));
  const lost = replicates - found.length;
  return {
    value,
    se,
    ci: low === null || high === null ? null : { method: 'bootstrap', low, high },
    units: ratings.units,
    notes: [
      ...notes,
      { code: 'bootstrap', message: `${replicates} bootstrap replicates, seed ${seed}` },
      ...(lost > 0
        ? [{ code: 'bootstrap-lost', message: `${lost} replicates had no variation and were left out` }]
        : []),
    ],
  };
}

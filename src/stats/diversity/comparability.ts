import { quantileSorted } from '../quantile.ts';
import { seededRandom } from '../random.ts';
import { mean } from '../summary.ts';
import { type Undefined, undefinedValue } from '../undefined-value.ts';
import { curveball } from './curveball.ts';
import { bitsOf, pairwiseJaccard } from './pairwise.ts';

/** A statistic as it is, and as the popularity of the items alone would have it. */
export interface AgainstChance {
  readonly observed: number;
  /** mean over the randomisations */
  readonly mean: number;
  /** 2.5% and 97.5% quantiles (type 7) of the randomisations */
  readonly low: number;
  readonly high: number;
}

export interface Comparability {
  readonly value: { readonly jaccard: AgainstChance; readonly disjoint: AgainstChance };
  readonly randomisations: number;
  readonly seed: number;
}

/** Elementary steps that are spent on one question; beyond it fewer randomisations are made, and said. */
const BUDGET = 500_000_000;
/** Fewer than these give no 95% range. */
const FEWEST = 200;

/**
 * Whether sets are less alike than the popularity of their items explains: the mean Jaccard index and the share of disjoint
 * pairs against random sets with the same sizes and the same item frequencies (one curveball chain: 20 N trades to begin
 * with, then 5 N trades between the randomisations, N sets). Sets of one size 1 leave nothing to randomise: undefined.
 * Source: Strona et al. 2014, Nature Communications 5:4114.
 *
 * @param sets items of each study, at least one
 * @param width number of different items
 * @example comparability([[0]], 1, { randomisations: 10, seed: 1 }) // => { value: null, reason: 'fewer than two sets, so there is no pair' }
 */
export function comparability(
  sets: readonly (readonly number[])[],
  width: number,
  { randomisations, seed }: { readonly randomisations: number; readonly seed: number },
): Comparability | Undefined {
  const observed = pairwiseJaccard(sets.map(set => bitsOf(set, width)));
  if (observed.value === null) return observed;
  if (sets.every(set => set.length <= 1))
    return undefinedValue('with one item each there is nothing to randomise: the frequencies decide everything');
  const kinds = Math.min(sets.length, 2 ** Math.min(width, 30));
  const each = 200 * sets.length + (kinds * kinds * Math.ceil(width / 32)) / 2;
  const runs = Math.min(randomisations, Math.floor(BUDGET / each));
  if (runs < Math.min(FEWEST, randomisations))
    return undefinedValue(`${sets.length} sets are too many to be randomised often enough`);
  const random = seededRandom(seed);
  const state = sets.map(set => [...set]);
  curveball(state, 20 * sets.length, random);
  const jaccards = new Float64Array(runs);
  const disjoints = new Float64Array(runs);
  for (let run = 0; run < runs; run++) {
    curveball(state, 5 * sets.length, random);
    const found = pairwiseJaccard(state.map(set => bitsOf(set, width)));
    jaccards[run] = found.value ?? 0;
    disjoints[run] = found.value === null ? 0 : found.disjoint / found.pairs;
  }
  return {
    value: {
      jaccard: against(observed.value, jaccards),
      disjoint: against(observed.disjoint / observed.pairs, disjoints),
    },
    randomisations: runs,
    seed,
  };
}

function against(observed: number, values: Float64Array): AgainstChance {
  values.sort();
  return {
    observed,
    mean: mean(values)!,
    low: quantileSorted(values, 0.025)!,
    high: quantileSorted(values, 0.975)!,
  };
}

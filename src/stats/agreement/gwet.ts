import type { Undefined } from '../undefined-value.ts';
import { type CoefficientOptions, DEFAULTS, type Estimate, type Note } from './coefficient.ts';
import { tInterval } from './interval.ts';
import { nothingToCompare } from './no-variation.ts';
import { type Pattern, type Ratings, ratedBy, tallyOf, usedCategories } from './ratings.ts';

/** How much two categories agree: 1 the same, 0 not at all. */
export type Weight = (a: number, b: number) => number;

export const IDENTITY: Weight = (a, b) => (a === b ? 1 : 0);

/** The parts that coefficients with raw ratings and missing ones have in common. */
export interface Parts {
  readonly n: number;
  /** units with at least two ratings */
  readonly pairable: number;
  /** mean agreement of pairs of coders within a unit, over the pairable units */
  readonly pa: number;
  /** the same of one pattern; 0 where it is not pairable */
  readonly agreement: ReadonlyMap<Pattern, number>;
  /** a category's mean share of a unit's ratings */
  readonly prevalence: readonly number[];
}

/** Source: Gwet 2014, Handbook of Inter-Rater Reliability, 4th ed., chapters 2 and 3. */
export function gwetParts(ratings: Ratings, weight: Weight = IDENTITY): Parts {
  const prevalence = Array<number>(ratings.categories).fill(0);
  const agreement = new Map<Pattern, number>();
  let pairable = 0;
  let total = 0;
  for (const pattern of ratings.patterns) {
    const r = ratedBy(pattern);
    const tally = tallyOf(pattern);
    for (const [category, times] of tally) prevalence[category]! += (pattern.count * times) / r;
    let same = 0;
    if (r > 1) {
      for (const [a, times] of tally)
        for (const [b, other] of tally) same += times * (other - (a === b ? 1 : 0)) * weight(a, b);
      same /= r * (r - 1);
      pairable += pattern.count;
      total += pattern.count * same;
    }
    agreement.set(pattern, same);
  }
  const n = ratings.units;
  return { n, pairable, pa: total / pairable, agreement, prevalence: prevalence.map(sum => sum / n) };
}

/** Agreement expected by chance, and how far each pattern moves it (its influence, mean 0 over the units). */
export interface Chance {
  readonly pe: number;
  influence(pattern: Pattern): number;
}

/**
 * (pa − pe) / (1 − pe) with the linearised variance over units, divisor n(n − 1), and a t interval with n − 1 degrees
 * of freedom. Source: Gwet 2014, chapter 5 (AC1: Gwet 2008, Br J Math Stat Psychol 61:29-48).
 */
export function corrected(
  ratings: Ratings,
  parts: Parts,
  chance: Chance,
  options: CoefficientOptions = DEFAULTS,
  notes: readonly Note[] = [],
): Estimate | Undefined {
  const nothing = nothingToCompare(ratings);
  if (nothing !== null || parts.pairable === 0) return nothing ?? nothingToCompare({ ...ratings, units: 0 })!;
  const { n, pairable, pa } = parts;
  const { pe } = chance;
  const value = (pa - pe) / (1 - pe);
  if (n < 2) return { value, se: null, ci: null, units: pairable, notes };
  let sum = 0;
  for (const pattern of ratings.patterns) {
    // Gwet's form: the share of pairable units is taken as given
    const observed = ratedBy(pattern) > 1 ? (n / pairable) * (parts.agreement.get(pattern)! - pe) : 0;
    const one = (observed - (1 - value) * chance.influence(pattern)) / (1 - pe) - value;
    sum += pattern.count * one ** 2;
  }
  const se = Math.sqrt(sum / (n * (n - 1)));
  return { value, se, ci: tInterval(value, se, n - 1, options.level), units: pairable, notes };
}

/** How many categories there are for a coefficient that asks. */
export const countCategories = (ratings: Ratings, options: CoefficientOptions): number =>
  options.categories === 'declared' ? ratings.declared : usedCategories(ratings).length;

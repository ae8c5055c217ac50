import type { Undefined } from '../undefined-value.ts';
import type { CoefficientOptions, Estimate } from './coefficient.ts';
import { corrected, countCategories, gwetParts, type Weight } from './gwet.ts';
import { nothingToCompare, noVariationNotes } from './no-variation.ts';
import { type Ratings, ratedBy, tallyOf, usedCategories, withRatings } from './ratings.ts';

/**
 * AC1 (identity weights) and AC2: chance agreement Tw / (q(q − 1)) · Σ π(1 − π), Tw the sum of all weights.
 * Source: Gwet 2014, chapters 3 and 5.
 */
export function acOf(ratings: Ratings, weight: Weight, options: CoefficientOptions): Estimate | Undefined {
  const nothing = nothingToCompare(withRatings(ratings, 2));
  if (nothing !== null) return nothing;
  const parts = gwetParts(ratings, weight);
  const { prevalence } = parts;
  const q = countCategories(ratings, options);
  const among = options.categories === 'declared' ? prevalence.map((_, category) => category) : usedCategories(ratings);
  let weights = 0;
  for (const a of among) for (const b of among) weights += weight(a, b);
  const factor = q < 2 ? 0 : weights / (q * (q - 1));
  const pe = factor * prevalence.reduce((sum, share) => sum + share * (1 - share), 0);
  return corrected(
    ratings,
    parts,
    {
      pe,
      influence: pattern =>
        2 *
        (factor *
          (tallyOf(pattern).reduce((sum, [category, times]) => sum + times * (1 - prevalence[category]!), 0) /
            ratedBy(pattern)) -
          pe),
    },
    options,
    noVariationNotes(ratings),
  );
}

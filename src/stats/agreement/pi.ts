import type { Undefined } from '../undefined-value.ts';
import type { CoefficientOptions, Estimate } from './coefficient.ts';
import { corrected, gwetParts } from './gwet.ts';
import { nothingToCompare, noVariation } from './no-variation.ts';
import { type Ratings, ratedBy, tallyOf, withRatings } from './ratings.ts';

/**
 * Chance agreement from the categories' mean shares (Scott's pi, Fleiss' kappa), missing ratings allowed: units with one
 * rating count for the shares, and only those with two and more for the agreement.
 * Source: Gwet 2008, Br J Math Stat Psychol 61:29-48, and 2014, chapter 5.
 */
export function piOf(ratings: Ratings, options: CoefficientOptions): Estimate | Undefined {
  const reason = nothingToCompare(withRatings(ratings, 2)) ?? noVariation(ratings);
  if (reason !== null) return reason;
  const parts = gwetParts(ratings);
  const pe = parts.prevalence.reduce((sum, share) => sum + share * share, 0);
  return corrected(
    ratings,
    parts,
    {
      pe,
      influence: pattern =>
        2 *
        (tallyOf(pattern).reduce((sum, [category, times]) => sum + times * parts.prevalence[category]!, 0) /
          ratedBy(pattern) -
          pe),
    },
    options,
  );
}

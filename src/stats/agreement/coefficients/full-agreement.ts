import { coefficient } from '../coefficient.ts';
import { nothingToCompare } from '../no-variation.ts';
import { withRatings } from '../ratings.ts';

/**
 * The share of units on which all coders who rated them (at least two) gave the same code.
 *
 * @example fullAgreement.compute(ratingsFromCounts([[3, 0], [2, 1]])).value // => 0.5
 */
export const fullAgreement = coefficient({
  name: 'full_agreement',
  label: 'All coders agree',
  source: 'a share of units',
  scales: ['nominal', 'binary', 'ordered', 'number'],
  coders: 'more',
  chanceCorrected: false,
  compute(ratings) {
    const pairable = withRatings(ratings, 2);
    const nothing = nothingToCompare(pairable);
    if (nothing !== null) return nothing;
    const agreed = pairable.patterns
      .filter(({ codes }) => new Set(codes.filter(code => code >= 0)).size === 1)
      .reduce((sum, pattern) => sum + pattern.count, 0);
    return { value: agreed / pairable.units, se: null, ci: null, units: pairable.units, agreed };
  },
});

import { coefficient, DEFAULTS } from '../coefficient.ts';
import { corrected, countCategories, gwetParts } from '../gwet.ts';
import { nothingToCompare, noVariationNotes } from '../no-variation.ts';
import { withRatings } from '../ratings.ts';

/**
 * Brennan and Prediger's kappa (with two categories: PABAK): chance agreement is 1 / categories. Standard error over
 * units, t(n − 1) interval. Source: Brennan & Prediger 1981, Educ Psychol Meas 41:687; Byrt et al. 1993; Gwet 2014.
 *
 * @example brennanPrediger.compute(ratingsFromTable([[118, 5], [2, 0]])).value // => 0.888
 * @example brennanPrediger.compute(ratingsFromTable([[9, 0], [0, 0]])).value // => 1
 */
export const brennanPrediger = coefficient({
  name: 'brennan_prediger',
  label: 'Brennan-Prediger (PABAK)',
  source: 'Brennan & Prediger 1981',
  scales: ['nominal', 'binary', 'ordered'],
  coders: 'any',
  chanceCorrected: true,
  compute(ratings, options = DEFAULTS) {
    const nothing = nothingToCompare(withRatings(ratings, 2));
    if (nothing !== null) return nothing;
    // with a single category in use every unit agrees: 1, whatever chance would give
    const pe = 1 / Math.max(2, countCategories(ratings, options));
    return corrected(ratings, gwetParts(ratings), { pe, influence: () => 0 }, options, noVariationNotes(ratings));
  },
});

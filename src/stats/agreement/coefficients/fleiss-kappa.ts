import { coefficient, DEFAULTS } from '../coefficient.ts';
import { piOf } from '../pi.ts';

/**
 * Fleiss' kappa of three and more coders, in Gwet's form that allows missing ratings; t(n − 1) interval.
 * Source: Fleiss 1971, Psychol Bull 76:378; Gwet 2008.
 *
 * @example fleissKappa.compute(ratingsFromCounts([[3, 0], [0, 3]])).value // => 1
 */
export const fleissKappa = coefficient({
  name: 'fleiss_kappa',
  label: "Fleiss' kappa",
  source: 'Fleiss 1971; Gwet 2008',
  scales: ['nominal', 'binary', 'ordered'],
  coders: 'more',
  chanceCorrected: true,
  compute: (ratings, options = DEFAULTS) => piOf(ratings, options),
});

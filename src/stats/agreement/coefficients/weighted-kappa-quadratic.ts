import { coefficient, DEFAULTS } from '../coefficient.ts';
import { kappaOf, scaleWeight } from '../pair-table.ts';

/**
 * Cohen's kappa with quadratic weights over the positions of the declared scale, unused levels included.
 * Source: Cohen 1968; se: Fleiss, Cohen & Everitt 1969.
 *
 * @example weightedKappaQuadratic.compute({ ...ratingsFromTable([[53, 5, 2], [11, 14, 5], [1, 6, 3]]), scores: [1, 2, 3] }).value // => 0.5666666666666667
 */
export const weightedKappaQuadratic = coefficient({
  name: 'weighted_kappa_quadratic',
  label: 'Weighted kappa (quadratic)',
  source: 'Cohen 1968; Fleiss, Cohen & Everitt 1969',
  scales: ['ordered'],
  coders: 'two',
  chanceCorrected: true,
  compute: (ratings, options = DEFAULTS) => kappaOf(ratings, scaleWeight(ratings.scores!, 2), options),
});

import { coefficient, DEFAULTS } from '../coefficient.ts';
import { kappaOf, scaleWeight } from '../pair-table.ts';

/**
 * Cohen's kappa with linear weights over the positions of the declared scale, unused levels included.
 * Source: Cohen 1968; se: Fleiss, Cohen & Everitt 1969.
 *
 * @example weightedKappaLinear.compute({ ...ratingsFromTable([[53, 5, 2], [11, 14, 5], [1, 6, 3]]), scores: [1, 2, 3] }).value // => 0.4923076923076923
 */
export const weightedKappaLinear = coefficient({
  name: 'weighted_kappa_linear',
  label: 'Weighted kappa (linear)',
  source: 'Cohen 1968; Fleiss, Cohen & Everitt 1969',
  scales: ['ordered'],
  coders: 'two',
  chanceCorrected: true,
  compute: (ratings, options = DEFAULTS) => kappaOf(ratings, scaleWeight(ratings.scores!, 1), options),
});

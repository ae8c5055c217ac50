import { acOf } from '../ac.ts';
import { coefficient, DEFAULTS } from '../coefficient.ts';
import { scaleWeight } from '../pair-table.ts';

/**
 * Gwet's AC2: AC1 with quadratic weights over the positions of the declared scale. Source: Gwet 2014, chapter 3.
 *
 * @example gwetAc2.compute({ ...ratingsFromTable([[4, 0], [0, 5]]), scores: [0, 1] }).value // => 1
 */
export const gwetAc2 = coefficient({
  name: 'gwet_ac2',
  label: "Gwet's AC2 (quadratic)",
  source: 'Gwet 2014',
  scales: ['ordered'],
  coders: 'any',
  chanceCorrected: true,
  compute: (ratings, options = DEFAULTS) => acOf(ratings, scaleWeight(ratings.scores!, 2), options),
});

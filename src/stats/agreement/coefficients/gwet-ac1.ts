import { acOf } from '../ac.ts';
import { coefficient, DEFAULTS } from '../coefficient.ts';
import { IDENTITY } from '../gwet.ts';

/**
 * Gwet's AC1, missing ratings allowed: chance agreement is the mean of π(1 − π) over the categories. Variance from the
 * raw ratings (divisor n − 1), t(n − 1) interval; categories as observed unless declared ones are asked for.
 * Source: Gwet 2008, Br J Math Stat Psychol 61:29-48.
 *
 * @example gwetAc1.compute(ratingsFromTable([[13, 0, 0], [0, 20, 7], [0, 4, 56]])).se // => 0.04343518913990894
 * @example gwetAc1.compute(ratingsFromTable([[9, 0], [0, 0]])).value // => 1
 */
export const gwetAc1 = coefficient({
  name: 'gwet_ac1',
  label: "Gwet's AC1",
  source: 'Gwet 2008',
  scales: ['nominal', 'binary', 'ordered'],
  coders: 'any',
  chanceCorrected: true,
  compute: (ratings, options = DEFAULTS) => acOf(ratings, IDENTITY, options),
});

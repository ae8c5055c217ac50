import { coefficient, DEFAULTS } from '../coefficient.ts';
import { piOf } from '../pi.ts';

/**
 * Scott's pi of two coders; standard error over units (divisor n(n − 1)), t(n − 1) interval.
 * Source: Scott 1955, Public Opin Q 19:321; variance: Gwet 2008.
 *
 * @example scottPi.compute(ratingsFromTable([[13, 0, 0], [0, 20, 7], [0, 4, 56]])).value // => 0.42985 / 0.53985
 */
export const scottPi = coefficient({
  name: 'scott_pi',
  label: "Scott's pi",
  source: 'Scott 1955; Gwet 2008',
  scales: ['nominal', 'binary', 'ordered'],
  coders: 'two',
  chanceCorrected: true,
  compute: (ratings, options = DEFAULTS) => piOf(ratings, options),
});

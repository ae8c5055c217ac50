import { coefficient, DEFAULTS } from '../coefficient.ts';
import { percentAgreement } from './percent-agreement.ts';

/**
 * The share of units for which two coders chose exactly the same set of options (more coders: mean over pairs).
 *
 * @example exactSetAgreement.compute(ratingsFromTable([[2, 1], [0, 1]])).value // => 0.75
 */
export const exactSetAgreement = coefficient({
  name: 'exact_set_agreement',
  label: 'Exactly the same set',
  source: 'a share of units',
  scales: ['sets'],
  coders: 'any',
  chanceCorrected: false,
  compute: (ratings, options = DEFAULTS) => percentAgreement.compute(ratings, options),
});

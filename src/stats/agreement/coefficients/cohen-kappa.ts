import { coefficient, DEFAULTS } from '../coefficient.ts';
import { IDENTITY } from '../gwet.ts';
import { kappaOf } from '../pair-table.ts';

/**
 * Cohen's kappa of two coders, complete pairs only; interval κ ± z·se, not cut at 1.
 * Source: Cohen 1960, Educ Psychol Meas 20:37; se: Fleiss, Cohen & Everitt 1969. Without variation it is undefined.
 *
 * @example cohenKappa.compute(ratingsFromTable([[13, 0, 0], [0, 20, 7], [0, 4, 56]])).value // => 0.7964094021839719
 * @example cohenKappa.compute(ratingsFromTable([[5, 0], [0, 0]])).value // => null
 */
export const cohenKappa = coefficient({
  name: 'cohen_kappa',
  label: "Cohen's kappa",
  source: 'Cohen 1960; Fleiss, Cohen & Everitt 1969',
  scales: ['nominal', 'binary', 'ordered'],
  coders: 'two',
  chanceCorrected: true,
  compute: (ratings, options = DEFAULTS) => kappaOf(ratings, IDENTITY, options),
});

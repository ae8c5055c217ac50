import { coefficient, DEFAULTS } from '../coefficient.ts';
import { corrected, gwetParts } from '../gwet.ts';
import { tInterval } from '../interval.ts';
import { nothingToCompare } from '../no-variation.ts';
import { withRatings } from '../ratings.ts';

/**
 * The share of units on which two coders agree; for more coders the mean over units of the share of agreeing pairs.
 * Standard error: of a proportion (divisor n) for two coders, over units (divisor n(n − 1)) for more; t(n − 1) interval,
 * none where all units agree or none does. Source: Gwet 2014, chapter 2 and 5.
 *
 * @example percentAgreement.compute(ratingsFromTable([[2, 1], [0, 1]])).value // => 0.75
 */
export const percentAgreement = coefficient({
  name: 'percent_agreement',
  label: 'Agreement',
  source: 'Gwet 2014',
  scales: ['nominal', 'binary', 'ordered', 'number'],
  coders: 'any',
  chanceCorrected: false,
  compute(ratings, options = DEFAULTS) {
    const nothing = nothingToCompare(withRatings(ratings, 2));
    if (nothing !== null) return nothing;
    const parts = gwetParts(ratings);
    const { pairable, pa } = parts;
    if (ratings.coders > 2) return corrected(ratings, parts, { pe: 0, influence: () => 0 }, options);
    const agreed = Math.round(pa * pairable);
    const value = agreed / pairable;
    const se = Math.sqrt((value * (1 - value)) / pairable);
    return {
      value,
      se,
      ci: se === 0 ? null : tInterval(value, se, pairable - 1, options.level),
      units: pairable,
      agreed,
    };
  },
});

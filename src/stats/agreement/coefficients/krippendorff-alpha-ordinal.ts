import { alphaOf } from '../alpha.ts';
import { coefficient, DEFAULTS } from '../coefficient.ts';
import { ORDINAL } from '../metrics.ts';

/**
 * Krippendorff's alpha for ordered categories: as far apart as ratings lie between them.
 * Interval: jackknife over units with t, or a seeded bootstrap on request. Source: Krippendorff 2011.
 *
 * @example krippendorffAlphaOrdinal.compute(ratingsOf([[0, 1, 3, 2], [0, 3, 3, 1]], 4)).value // => 0.6746794871794872
 */
export const krippendorffAlphaOrdinal = coefficient({
  name: 'krippendorff_alpha_ordinal',
  label: "Krippendorff's alpha (ordinal)",
  source: 'Krippendorff 2011',
  scales: ['ordered'],
  coders: 'any',
  chanceCorrected: true,
  compute: (ratings, options = DEFAULTS) => alphaOf(ratings, ORDINAL, options),
});

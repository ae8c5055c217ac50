import { alphaOf } from '../alpha.ts';
import { coefficient, DEFAULTS } from '../coefficient.ts';
import { NOMINAL } from '../metrics.ts';

/**
 * Krippendorff's alpha for unordered categories, any number of coders, missing ratings allowed.
 * Interval: jackknife over units with t, or a seeded bootstrap on request. Source: Krippendorff 2011.
 *
 * @example krippendorffAlpha.compute(ratingsFromTable([[13, 0, 0], [0, 20, 7], [0, 4, 56]])).value // => 0.7972584977308512
 */
export const krippendorffAlpha = coefficient({
  name: 'krippendorff_alpha',
  label: "Krippendorff's alpha (nominal)",
  source: 'Krippendorff 2011',
  scales: ['nominal', 'binary', 'ordered'],
  coders: 'any',
  chanceCorrected: true,
  compute: (ratings, options = DEFAULTS) => alphaOf(ratings, NOMINAL, options),
});

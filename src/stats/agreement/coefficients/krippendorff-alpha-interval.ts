import { alphaOf } from '../alpha.ts';
import { coefficient, DEFAULTS } from '../coefficient.ts';
import { INTERVAL } from '../metrics.ts';

/**
 * Krippendorff's alpha for numbers, by their squared difference.
 * Interval: jackknife over units with t, or a seeded bootstrap on request. Source: Krippendorff 2011.
 *
 * @example krippendorffAlphaInterval.compute({ ...ratingsFromTable([[4, 0], [0, 5]]), scores: [0, 1] }).value // => 1
 */
export const krippendorffAlphaInterval = coefficient({
  name: 'krippendorff_alpha_interval',
  label: "Krippendorff's alpha (interval)",
  source: 'Krippendorff 2011',
  scales: ['number'],
  coders: 'any',
  chanceCorrected: true,
  compute: (ratings, options = DEFAULTS) => alphaOf(ratings, INTERVAL, options),
});

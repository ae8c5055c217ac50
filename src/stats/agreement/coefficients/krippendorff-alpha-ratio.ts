import { undefinedValue } from '../../undefined-value.ts';
import { alphaOf } from '../alpha.ts';
import { coefficient, DEFAULTS } from '../coefficient.ts';
import { RATIO } from '../metrics.ts';

/**
 * Krippendorff's alpha for numbers from 0 upwards, by their squared difference relative to their sum.
 * Interval: jackknife over units with t, or a seeded bootstrap on request. Source: Krippendorff 2011.
 *
 * @example krippendorffAlphaRatio.compute({ ...ratingsFromTable([[4, 0], [0, 5]]), scores: [0, 1] }).value // => 1
 */
export const krippendorffAlphaRatio = coefficient({
  name: 'krippendorff_alpha_ratio',
  label: "Krippendorff's alpha (ratio)",
  source: 'Krippendorff 2011',
  scales: ['number'],
  coders: 'any',
  chanceCorrected: true,
  compute: (ratings, options = DEFAULTS) =>
    ratings.scores!.some(score => score < 0)
      ? undefinedValue('a ratio scale has no values below 0')
      : alphaOf(ratings, RATIO, options),
});

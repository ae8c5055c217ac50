import { alphaOf } from '../alpha.ts';
import { coefficient, DEFAULTS } from '../coefficient.ts';
import { MASI } from '../metrics.ts';

/**
 * Krippendorff's alpha for sets of options, by the MASI distance: overlap counts, and more where one set contains the other.
 * Interval: jackknife over units with t, or a seeded bootstrap on request. Source: Krippendorff 2011.
 *
 * @example masiAlpha.compute({ ...ratingsFromTable([[4, 0], [0, 5]]), sets: [[0], [1, 2]] }).value // => 1
 */
export const masiAlpha = coefficient({
  name: 'masi_alpha',
  label: 'Alpha (MASI distance)',
  source: 'Passonneau 2006; Krippendorff 2011',
  scales: ['sets'],
  coders: 'any',
  chanceCorrected: true,
  compute: (ratings, options = DEFAULTS) => alphaOf(ratings, MASI, options),
});

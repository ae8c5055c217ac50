import { undefinedValue } from '../../undefined-value.ts';
import { coefficient } from '../coefficient.ts';
import { ofCoders, withRatings } from '../ratings.ts';
import { cohenKappa } from './cohen-kappa.ts';

/**
 * Light's kappa: the mean of Cohen's kappa over all pairs of coders, each over the units that both rated. No standard
 * error. Undefined where a pair's kappa is. Source: Light 1971, Psychol Bull 76:365.
 *
 * @example lightKappa.compute(ratingsFromCounts([[3, 0], [0, 3]])).value // => 1
 */
export const lightKappa = coefficient({
  name: 'light_kappa',
  label: "Light's kappa",
  source: 'Light 1971',
  scales: ['nominal', 'binary', 'ordered'],
  coders: 'more',
  chanceCorrected: true,
  compute(ratings) {
    let sum = 0;
    let pairs = 0;
    for (let a = 0; a < ratings.coders; a++)
      for (let b = a + 1; b < ratings.coders; b++) {
        const kappa = cohenKappa.compute(ofCoders(ratings, [a, b]));
        if (kappa.value === null)
          return undefinedValue(`kappa of coders ${a + 1} and ${b + 1} is undefined (${kappa.reason})`);
        sum += kappa.value;
        pairs++;
      }
    return { value: sum / pairs, se: null, ci: null, units: withRatings(ratings, 2).units };
  },
});

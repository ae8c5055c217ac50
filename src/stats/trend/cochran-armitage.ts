import { normalTwoSided } from '../special/normal-cdf.ts';
import { type Undefined, undefinedValue } from '../undefined-value.ts';

/** A trend of shares over scores. */
export interface CochranArmitage {
  /** the normal statistic; above 0 where the share grows with the score */
  readonly value: number;
  /** two-sided, normal */
  readonly p: number;
  /** the slope of the share a unit of the score, by weighted least squares */
  readonly slope: number;
  /** the least expected count of units with and without the property in any group that has units */
  readonly leastExpected: number;
}

/**
 * The Cochran-Armitage test for a trend of n[i]/N[i] over the scores (years), with the variance p(1 − p)/N.
 * Groups without units are left out. No units, one score, or a property of all or of none give null.
 * Sources: Cochran 1954, Biometrics 10:417; Armitage 1955, Biometrics 11:375. R: prop.trend.test gives its square.
 *
 * @example cochranArmitage([0, 0], [3, 3], [2020, 2021]) // => { value: null, reason: 'no unit has it' }
 */
export function cochranArmitage(
  n: readonly number[],
  N: readonly number[],
  scores: readonly number[],
): CochranArmitage | Undefined {
  const used = N.flatMap((units, i) => (units > 0 ? [i] : []));
  const total = used.reduce((sum, i) => sum + N[i]!, 0);
  const having = used.reduce((sum, i) => sum + n[i]!, 0);
  if (total === 0) return undefinedValue('no units');
  if (having === 0) return undefinedValue('no unit has it');
  if (having === total) return undefinedValue('every unit has it');
  // scores from their own middle: years are large and close together
  const origin = scores[used[0]!]!;
  const mean = used.reduce((sum, i) => sum + N[i]! * (scores[i]! - origin), 0) / total;
  const away = (i: number): number => scores[i]! - origin - mean;
  const spread = used.reduce((sum, i) => sum + N[i]! * away(i) ** 2, 0);
  if (spread === 0) return undefinedValue('there is only one year or score');
  const p = having / total;
  const cross = used.reduce((sum, i) => sum + (n[i]! - N[i]! * p) * away(i), 0);
  const value = cross / Math.sqrt(p * ((total - having) / total) * spread);
  return {
    value,
    p: normalTwoSided(value),
    slope: cross / spread,
    leastExpected: Math.min(...used.map(i => N[i]! * Math.min(p, 1 - p))),
  };
}

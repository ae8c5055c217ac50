import type { Undefined } from '../undefined-value.ts';
import type { Ratings } from './ratings.ts';

/** What kind of ratings a coefficient is for: `binary` is nominal with two categories. */
export type Scale = 'nominal' | 'binary' | 'ordered' | 'number' | 'sets';

export interface CoefficientOptions {
  /** confidence level, e.g. 0.95 */
  readonly level: number;
  /** which categories count for coefficients that ask how many there are */
  readonly categories: 'observed' | 'declared';
  /** a bootstrap of alpha instead of the jackknife */
  readonly bootstrap: { readonly replicates: number; readonly seed: number } | null;
}

export const DEFAULTS: CoefficientOptions = { level: 0.95, categories: 'observed', bootstrap: null };

/** A coefficient's value; what has no published standard error here has `se: null`. */
export interface Estimate {
  readonly value: number;
  readonly se: number | null;
  readonly ci: { readonly method: string; readonly low: number; readonly high: number } | null;
  /** units that it rests on */
  readonly units: number;
  /** units on which all coders agree, where the value is a share of units */
  readonly agreed?: number;
  /** what a reader must know of this value */
  readonly notes?: readonly Note[];
}

export interface Note {
  readonly code: string;
  readonly message: string;
}

/** One coefficient of agreement. */
export interface Coefficient {
  /** the statistic's name in result rows */
  readonly name: string;
  readonly label: string;
  readonly source: string;
  readonly scales: readonly Scale[];
  /** for exactly two coders, for three and more, or for any number */
  readonly coders: 'two' | 'more' | 'any';
  /** whether the value says how well coders agree (and a benchmark word may stand beside it) */
  readonly chanceCorrected: boolean;
  /** whether it rests on the units that all coders rated, not on those that at least two did */
  readonly complete?: boolean;
  compute(ratings: Ratings, options?: CoefficientOptions): Estimate | Undefined;
}

export const coefficient = (entry: Coefficient): Coefficient => entry;

/**
 * Whether a coefficient speaks of these ratings.
 *
 * @example fits({ scales: ['nominal'], coders: 'two' }, 'nominal', 3) // => false
 */
export const fits = (entry: Pick<Coefficient, 'scales' | 'coders'>, scale: Scale, coders: number): boolean =>
  entry.scales.includes(scale) && (entry.coders === 'any' || (entry.coders === 'two' ? coders === 2 : coders > 2));

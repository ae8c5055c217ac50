/** A statistic that has no value here, and why, in words fit to be printed. Never NaN, never Infinity. */
export interface Undefined {
  readonly value: null;
  readonly reason: string;
}

/**
 * A value that is not defined, with the reason.
 *
 * @example undefinedValue('no units') // => { value: null, reason: 'no units' }
 */
export const undefinedValue = (reason: string): Undefined => ({ value: null, reason });

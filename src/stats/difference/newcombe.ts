import { confidenceZ } from '../confidence-tail.ts';
import { wilsonLimits } from '../proportion/wilson.ts';
import { type Undefined, undefinedValue } from '../undefined-value.ts';

/** A difference of two shares, as a fraction, with its interval. */
export interface Difference {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/**
 * The difference n1/N1 − n2/N2 of two independent groups with the hybrid score interval. An empty group gives null.
 * Method and source: Newcombe 1998, Stat Med 17:873, method 10 (no continuity correction).
 *
 * @example newcombeDifference(0, 0, 1, 2, 0.95) // => { value: null, reason: 'a group has no units' }
 */
export function newcombeDifference(
  n1: number,
  N1: number,
  n2: number,
  N2: number,
  level: number,
): Difference | Undefined {
  const z = confidenceZ(level);
  if (N1 === 0 || N2 === 0) return undefinedValue('a group has no units');
  const one = wilsonLimits(n1, N1, z * z);
  const two = wilsonLimits(n2, N2, z * z);
  const p1 = n1 / N1;
  const p2 = n2 / N2;
  const value = p1 - p2;
  return {
    value,
    low: Math.max(-1, value - Math.hypot(p1 - one.low, two.high - p2)),
    high: Math.min(1, value + Math.hypot(one.high - p1, p2 - two.low)),
  };
}

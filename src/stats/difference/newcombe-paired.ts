import { confidenceZ } from '../confidence-tail.ts';
import { wilsonLimits } from '../proportion/wilson.ts';
import { type Undefined, undefinedValue } from '../undefined-value.ts';
import type { Difference } from './newcombe.ts';

/** The correlation of the two answers, shrunk as the paper says: a positive one by N/2, and 0 where a margin is empty. */
function correlation(both: number, first: number, second: number, neither: number): number {
  const margins = (both + first) * (second + neither) * (both + second) * (first + neither);
  if (margins === 0) return 0;
  const cross = both * neither - first * second;
  const N = both + first + second + neither;
  return (cross > 0 ? Math.max(cross - N / 2, 0) : cross) / Math.sqrt(margins);
}

/**
 * The difference of two shares of the same units: (both + first)/N − (both + second)/N, from the units with both
 * properties, only the first, only the second, and neither. No units give null.
 * Method and source: Newcombe 1998, Stat Med 17:2635, method 10.
 *
 * @example newcombePairedDifference(0, 0, 0, 0, 0.95) // => { value: null, reason: 'no units' }
 */
export function newcombePairedDifference(
  both: number,
  first: number,
  second: number,
  neither: number,
  level: number,
): Difference | Undefined {
  const zz = confidenceZ(level) ** 2;
  const N = both + first + second + neither;
  if (N === 0) return undefinedValue('no units');
  const p1 = (both + first) / N;
  const p2 = (both + second) / N;
  const one = wilsonLimits(both + first, N, zz);
  const two = wilsonLimits(both + second, N, zz);
  const phi = correlation(both, first, second, neither);
  const value = (first - second) / N;
  const span = (a: number, b: number): number => Math.sqrt(Math.max(0, a * a - 2 * phi * a * b + b * b));
  return {
    value,
    low: Math.max(-1, value - span(p1 - one.low, two.high - p2)),
    high: Math.min(1, value + span(one.high - p1, p2 - two.low)),
  };
}

import { usageFault } from '../base/fault.ts';
import { normalQuantileUpper } from './special/normal-quantile.ts';

/**
 * (1 − level) / 2, the probability left out on each side. A level outside (0, 1) is a Fault.
 *
 * @example confidenceTail(0.5) // => 0.25
 */
export function confidenceTail(level: number): number {
  if (!(level > 0 && level < 1)) {
    throw usageFault('level', `a confidence level of ${level} is not between 0 and 1`, 'write 0.95 for 95%');
  }
  return (1 - level) / 2;
}

/**
 * The standard normal value that a two-sided interval at this confidence level goes out to.
 *
 * @example confidenceZ(0.95) // => 1.959963984540054
 */
export const confidenceZ = (level: number): number => normalQuantileUpper(confidenceTail(level));

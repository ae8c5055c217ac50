import { confidenceTail, confidenceZ } from '../confidence-tail.ts';
import { studentTQuantileUpper } from '../special/student-t.ts';
import type { Estimate } from './coefficient.ts';

/**
 * value ± z · se. The ends are not cut: they may lie beyond 1.
 *
 * @example zInterval(0.5, 0, 0.95) // => { method: 'z', low: 0.5, high: 0.5 }
 */
export function zInterval(value: number, se: number, level: number): NonNullable<Estimate['ci']> {
  const reach = confidenceZ(level) * se;
  return { method: 'z', low: value - reach, high: value + reach };
}

/**
 * value ± t(df) · se; null without degrees of freedom.
 *
 * @example tInterval(0.5, 0.1, 0, 0.95) // => null
 */
export function tInterval(value: number, se: number, df: number, level: number, method = 't'): Estimate['ci'] {
  if (df < 1) return null;
  const reach = studentTQuantileUpper(confidenceTail(level), df) * se;
  return { method, low: value - reach, high: value + reach };
}

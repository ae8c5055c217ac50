import type { Formatter } from './format-number.ts';
import { roundNumber } from './rounding.ts';

/**
 * A number of the data as it is printed: whole numbers without decimals, others with one or more, years without a thousands
 * mark.
 *
 * @param year whether the number is a year
 */
export function plainNumber(x: number | null, format: Formatter, year: boolean): string {
  if (x === null) return format.number(null);
  if (!year) return Number.isInteger(x) ? format.number(x, 0) : format.number(x, Math.max(1, format.style.digits));
  const text = Number.isInteger(x) ? String(x) : roundNumber(x, 1, format.style.rounding);
  return text.replace('.', format.style.decimalMark);
}

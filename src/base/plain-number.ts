import type { Formatter } from './formatter.ts';
import { roundNumber } from './rounding.ts';

/**
 * A number of the data as it is printed: whole numbers without decimals, others with one or more (shares and other small
 * numbers with two digits that count, or as they stand in the sheet where they have fewer), years without a thousands mark.
 *
 * @param year whether the number is a year
 * @param decimals of every number, e.g. of means; where left out, as many as this one needs
 */
export function plainNumber(x: number | null, format: Formatter, year: boolean, decimals?: number): string {
  if (x === null) return format.number(null);
  if (!year) {
    if (decimals !== undefined && Math.abs(x) >= 1) return format.number(x, decimals);
    if (Number.isInteger(x)) return format.number(x, 0);
    const least = Math.abs(x) < 1 ? 1 - Math.floor(Math.log10(Math.abs(x))) : 1;
    return format.number(x, Math.min(6, Math.max(Math.min(least, decimalsOf(x)), format.style.digits)));
  }
  const isWhole = decimals === undefined && Number.isInteger(x);
  const text = isWhole ? String(x) : roundNumber(x, decimals ?? 1, format.style.rounding);
  return text.replace('.', format.style.decimalMark);
}

/** So many decimals does a number have: 1 for 0.5, and for what a sum of decimals made of it. */
const decimalsOf = (x: number): number => String(+x.toPrecision(15)).split('.')[1]?.length ?? 6;

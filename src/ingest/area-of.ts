import { Fault } from '../base/fault.ts';
import { columnIndex } from './letters.ts';

/** Rows (from 1) and columns (from 0) of a range such as `A2:N90` or `A:N`; the whole sheet where none is given. */
export function areaOf(
  range: string | undefined,
  file: string,
): { top: number; left: number; bottom: number; right: number } {
  if (range === undefined)
    return { top: 1, left: 0, bottom: Number.POSITIVE_INFINITY, right: Number.POSITIVE_INFINITY };
  const match = /^\$?([A-Z]{1,3})\$?(\d*):\$?([A-Z]{1,3})\$?(\d*)$/i.exec(range.trim());
  if (match === null)
    throw new Fault('range', `${file}: "${range}" is not a range of cells`, 'write it as A2:N90, or A:N for all rows');
  return {
    left: columnIndex(match[1]!),
    top: match[2] ? Number(match[2]) : 1,
    right: columnIndex(match[3]!),
    bottom: match[4] ? Number(match[4]) : Number.POSITIVE_INFINITY,
  };
}

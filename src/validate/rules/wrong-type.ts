import { wasMeant } from '../../base/nearest.ts';
import type { Field } from '../../model/codebook.ts';
import { noisyNumber, noisyYear } from '../../model/noisy-number.ts';
import { looksMissing } from '../looks-missing.ts';
import { cellRule } from '../rule.ts';

const WANTED: Readonly<Record<string, string>> = {
  integer: 'a whole number',
  number: 'a number',
  year: 'a year',
  date: 'a date as yyyy-mm-dd',
};

export const wrongType = cellRule({
  name: 'wrong-type',
  code: 'D103',
  severity: 'error',
  explain: "A cell can't be read as the type of its field.",
  on: field => field.type in WANTED && field.categories === null,
  check(reading, field) {
    if (reading.typed || looksMissing(reading.raw)) return null;
    const suggestion = repaired(reading.raw.trim(), field.decimalChar, field.type);
    const shown = reading.raw.length > LONGEST ? `${reading.raw.slice(0, LONGEST)}…` : reading.raw;
    return {
      message: `"${shown}" is not ${wanted(field)}${suggestion === null ? '' : `; ${wasMeant(suggestion)}`}`,
      suggestion,
    };
  },
});

const wanted = ({ type, dateFormat }: Field): string =>
  dateFormat === null ? WANTED[type]! : `a date of the form ${dateFormat}`;

/** Numbers with a thousands separator, a unit, the other decimal mark or letters that look like digits. */
function repaired(cell: string, decimalChar: string, type: string): string | null {
  if (type === 'date' || cell.length > LONGEST) return null;
  const digits = cell.replace(/[oO]/g, '0').replace(/[lI]/g, '1');
  for (const candidate of [
    digits,
    cell.replace(/[\s,'\u00a0\u202f](?=\d{3}(\D|$))/g, ''),
    cell.replace(decimalChar === ',' ? '.' : ',', decimalChar),
  ])
    if (candidate !== cell && (type === 'number' ? /^[+-]?\d+([.,]\d+)?$/ : /^[+-]?\d+$/).test(candidate))
      return candidate;
  const noisy = type === 'year' ? noisyYear(cell) : noisyNumber(cell, decimalChar === ',' ? ',' : '.');
  const value = noisy?.value ?? null;
  return value !== null && type === 'integer' && !/^\d+$/.test(value) ? null : value;
}

/** Longer cells hold no mistyped number. */
const LONGEST = 60;

import { looksMissing } from '../disguised-missing.ts';
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
    return {
      message: `"${reading.raw}" is not ${WANTED[field.type]}${suggestion === null ? '' : `; did you mean ${suggestion}?`}`,
      suggestion,
    };
  },
});

/** Numbers with a thousands separator, a unit, the other decimal mark or letters that look like digits. */
function repaired(cell: string, decimalChar: string, type: string): string | null {
  if (type === 'date') return null;
  const digits = cell.replace(/[oO]/g, '0').replace(/[lI]/g, '1');
  for (const candidate of [
    digits,
    cell.replace(/[\s,'\u00a0\u202f](?=\d{3}(\D|$))/g, ''),
    cell.replace(decimalChar === ',' ? '.' : ',', decimalChar),
    cell.replace(/^[<>~≈=\s]+|\s*[a-z%]+$/gi, ''),
  ])
    if (candidate !== cell && (type === 'number' ? /^[+-]?\d+([.,]\d+)?$/ : /^[+-]?\d+$/).test(candidate))
      return candidate;
  return null;
}

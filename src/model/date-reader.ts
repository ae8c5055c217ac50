/** Directives of strptime that a day needs, and those of a time of day, which is read and left out. */
const DIRECTIVES: Readonly<Record<string, string>> = {
  d: '(?<d>\\d{1,2})',
  m: '(?<m>\\d{1,2})',
  b: '(?<b>\\p{L}{3,9})\\.?',
  B: '(?<b>\\p{L}{3,9})\\.?',
  Y: '(?<Y>\\d{4})',
  y: '(?<y>\\d{2})',
  H: '\\d{1,2}',
  I: '\\d{1,2}',
  M: '\\d{2}',
  S: '\\d{2}(?:\\.\\d+)?',
  p: '[AaPp]\\.?[Mm]\\.?',
  '%': '%',
};
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Reads a cell as a day: `yyyy-mm-dd`, or null where it is none. */
export type DateReader = (cell: string) => string | null;

/**
 * A reader of the cells of a date field, from the `format` that Table Schema gives it; `yyyy-mm-dd`, which a workbook makes
 * of its days, is read in any case. Two digits are years of 1969 to 2068, as POSIX has it. Null where the format does not
 * say day, month and year, names one of them twice, or has a directive that is not known.
 *
 * @example dateReader('%d/%m/%Y')?.('03/04/2021') // => '2021-04-03'
 * @example dateReader('%d/%m/%Y')?.('31/02/2021') // => null
 * @example dateReader('%d of May') // => null
 * @example dateReader('%d/%d/%Y') // => null
 */
export function dateReader(format: string | null): DateReader | null {
  if (format === null || format === 'default' || format === 'any') return cell => (isDay(cell) ? cell : null);
  let pattern = '';
  // once each, and a run of blanks is one blank: a cell is then matched in one way, whoever wrote the format
  const seen = new Set<string>();
  for (const [part, directive] of format.matchAll(/%(.)|\s+|[\s\S]/gu)) {
    if (directive !== undefined && directive !== '%') {
      if (seen.has(directive)) return null;
      seen.add(directive);
    }
    const known = directive === undefined ? escaped(part) : DIRECTIVES[directive];
    if (known === undefined) return null;
    pattern += known;
  }
  const has = (name: string): boolean => pattern.includes(`(?<${name}>`);
  if (!has('d') || (seen.has('b') && seen.has('B')) || has('m') === has('b') || has('Y') === has('y')) return null;
  const form = new RegExp(`^${pattern}$`, 'u');
  return cell => {
    if (isDay(cell)) return cell;
    const groups = form.exec(cell)?.groups;
    if (groups === undefined) return null;
    const month = groups['m'] ?? MONTHS.indexOf(groups['b']!.slice(0, 3).toLowerCase()) + 1;
    const year = groups['Y'] ?? Number(groups['y']) + (Number(groups['y']) < 69 ? 2000 : 1900);
    const day = `${year}-${String(month).padStart(2, '0')}-${groups['d']!.padStart(2, '0')}`;
    return isDay(day) ? day : null;
  };
}

const escaped = (text: string): string =>
  text.trim() === '' ? '\\s+' : text.replace(/[\\^$.*+?()[\]{}|/-]/gu, '\\$&');

/** A day of the Gregorian calendar as `yyyy-mm-dd`, with an optional time of day behind it. */
function isDay(cell: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/.exec(cell);
  if (match === null) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1];
  return days !== undefined && day >= 1 && day <= days;
}

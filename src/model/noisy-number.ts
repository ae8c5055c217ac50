/** Numbers with letters or marks around them are short; longer cells are text and are not looked at. */
const LONGEST = 40;

const WORDS = 'zero one two three four five six seven eight nine ten eleven twelve'.split(' ');

const MAGNITUDES: ReadonlyMap<string, number> = new Map([
  ['k', 1e3],
  ['thousand', 1e3],
  ['tsd', 1e3],
  ['tsd.', 1e3],
  ['mio', 1e6],
  ['mio.', 1e6],
  ['million', 1e6],
  ['billion', 1e9],
  ['\u4e07', 1e4],
  ['\u842c', 1e4],
  ['\u4ebf', 1e8],
]);

/** A number that is written with something around it. */
export interface NoisyNumber {
  /** the number as the field would have it, or null where there is more than one */
  readonly value: string | null;
  /** what stands around it, for a message */
  readonly what: 'letter' | 'approximate' | 'thousands' | 'unit' | 'range' | 'spread' | 'magnitude';
}

/**
 * The year in a cell such as `2015a`, `c. 2015`, `2015/16`, `2015 (online 2014)`: the first one. Null where there is none,
 * or nothing but it.
 *
 * @example noisyYear('2015a') // => { value: '2015', what: 'letter' }
 * @example noisyYear('2015/16')?.value // => '2015'
 */
export function noisyYear(text: string): NoisyNumber | null {
  if (text.length > LONGEST) return null;
  // '98
  const short = /^['’](\d\d)$/.exec(text.trim())?.[1];
  if (short !== undefined) return { value: `${Number(short) < 50 ? 20 : 19}${short}`, what: 'approximate' };
  const shown = yearBehindDate(text);
  if (shown !== null) return { value: shown, what: 'approximate' };
  const years = text.match(/(?<!\d)(?:18|19|20)\d\d(?!\d)/g) ?? [];
  const first = years[0];
  if (first === undefined || text.trim() === first) return null;
  if (/^\s*(18|19|20)\d\d\s?[a-z]\s*$/i.test(text)) return { value: first, what: 'letter' };
  return { value: first, what: years.length > 1 || /\d\s*[-\u2013/]\s*\d/.test(text) ? 'range' : 'approximate' };
}

/**
 * The year that a spreadsheet program shows as a day of 1905, because its cell has the format of a date: it counts the days
 * since 1899-12-30. Null for any other text.
 *
 * @example yearBehindDate('1905-07-11') // => '2019'
 */
export function yearBehindDate(text: string): string | null {
  if (!/^1905-0[3-7]-\d\d$/.test(text)) return null;
  const days = Math.round((Date.parse(`${text}T00:00:00Z`) - Date.UTC(1899, 11, 30)) / 86_400_000);
  return days >= 1900 && days < 2040 ? String(days) : null;
}

/**
 * The number in a cell such as `~120`, `n=45`, `24,274`, `120 patients`, `<5`. A range (`12\u201318`) has no single one.
 *
 * @param decimalChar the decimal mark of the field's numbers
 * @example noisyNumber('n = 45', '.') // => { value: '45', what: 'approximate' }
 * @example noisyNumber('two', '.') // => { value: '2', what: 'approximate' }
 * @example noisyNumber('24,274', '.') // => { value: '24274', what: 'thousands' }
 * @example noisyNumber('1.2k', '.') // => { value: '1200', what: 'magnitude' }
 * @example noisyNumber('12/40', '.') // => { value: '12', what: 'spread' }
 * @example noisyNumber('34.5 \u00b1 3.2', '.') // => { value: '34.5', what: 'spread' }
 * @example noisyNumber('12\u201318', '.') // => { value: null, what: 'range' }
 */
export function noisyNumber(text: string, decimalChar: '.' | ','): NoisyNumber | null {
  // full-width digits are digits
  const cell = text.normalize('NFKC').trim();
  if (cell.length > LONGEST) return null;
  const word = WORDS.indexOf(cell.toLowerCase());
  if (word >= 0) return { value: String(word), what: 'approximate' };
  if (!/\d/.test(cell)) return null;
  const patterns = patternsWith(decimalChar);
  if (patterns.range.test(cell)) return { value: null, what: 'range' };
  if (cell !== text.trim() && patterns.alone.test(cell)) return { value: cell, what: 'approximate' };
  const counted = COUNTED.exec(cell);
  if (counted !== null && Number(counted[1]) <= Number(counted[2])) return { value: counted[1]!, what: 'spread' };
  const large = patterns.large.exec(cell);
  if (large !== null) {
    const plain = Number(large[1]!.replace(',', '.'));
    const factor = MAGNITUDES.get(large[2]!.toLowerCase())!;
    return { value: String(Number((plain * factor).toPrecision(12))), what: 'magnitude' };
  }
  if (patterns.grouped.test(cell)) return { value: cell.replace(/\D/g, ''), what: 'thousands' };
  const marked = patterns.marked.exec(cell);
  if (marked !== null) return { value: marked[1]!, what: 'approximate' };
  const spread = patterns.spread.exec(cell);
  if (spread !== null) return { value: spread[1]!, what: 'spread' };
  const unit = patterns.unit.exec(cell);
  if (unit !== null) return { value: unit[1]!, what: 'unit' };
  return null;
}

/** A count and its total. */
const COUNTED = /^(\d+)\s*(?:\/|of|out of|von|sur|de)\s*(\d{2,})(?:\s*[([][^()[\]]*[)\]])?$/i;

/** The forms of a number that is written with something around it, for one decimal mark. */
function patternsOf(number: string, grouped: RegExp) {
  const further = `(?:SD|SE|IQR)?[\\s=:]*${number}(?:\\s*(?:[-\\u2013,;]|to)\\s*${number})?\\s*%?`;
  const magnitudes = [...MAGNITUDES.keys()].map(text => text.replace('.', '\\.')).join('|');
  return {
    grouped,
    alone: new RegExp(`^${number}$`),
    range: new RegExp(`^${number}\\s*(?:[-\\u2013\\u2014]|to|bis|\u00e0|a)\\s*${number}$`, 'i'),
    large: new RegExp(`^(${number})\\s?(${magnitudes})$`, 'i'),
    marked: new RegExp(
      `^(?:[~\u2248<>\u2264\u2265=]+|ca?\\.?|circa|about|approx(?:\\.|imately)?|around|over|more than|total:?|n\\s*=|n)\\s*(${number})(?:\\s*\\([^()]*\\))?$`,
      'i',
    ),
    spread: new RegExp(
      `^(${number})\\s*%?\\s*(?:(?:\\u00b1|\\+\\/?-)\\s*${number}|\\(${further}\\)|\\[${further}\\])(?:\\s*\\p{L}+\\.?)?$`,
      'iu',
    ),
    unit: new RegExp(
      `^(${number})\\s?(?:[+*%\u2020\u2021]|[a-z]|\\([^()]*\\)|\\u00b1\\s*${number}|[\\p{L}]+(?: [\\p{L}]+){0,2}\\.?)$`,
      'iu',
    ),
  };
}

const PATTERNS = new Map<'.' | ',', ReturnType<typeof patternsOf>>();

/** The patterns of a decimal mark, made when the first number with it is read. */
function patternsWith(decimalChar: '.' | ','): ReturnType<typeof patternsOf> {
  const known = PATTERNS.get(decimalChar);
  if (known !== undefined) return known;
  const made =
    decimalChar === ','
      ? patternsOf('\\d+(?:,\\d+)?', /^[1-9]\d{0,2}(?:[.' \u00a0\u202f]\d{3})+$/)
      : patternsOf('\\d+(?:\\.\\d+)?', /^[1-9]\d{0,2}(?:[,' \u00a0\u202f]\d{3})+$/);
  PATTERNS.set(decimalChar, made);
  return made;
}

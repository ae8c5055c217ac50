import { NAMES_STUDIES } from './counting-unit.ts';
import { headerWords, soundsLikeKey } from './find-key.ts';
import type { Profile } from './profile.ts';

/** A table of results is short; a sheet with more rows is not looked through. */
const MOST_ROWS = 500;
const LEAST_ROWS = 3;
/** columns that are tried as counts, totals and percentages */
const MOST_COLUMNS = 12;

const COUNT = /^\d{1,9}$/;
const PERCENT = /^\d{1,3}(?:[.,]\d{1,17})?\s?%?$/;
/** `54 (5.6)`, `12 (34%)`, `1,107 (100 %)` */
const COUNT_WITH_PERCENT = /^\d{1,9}(?:,\d{3}){0,2}\s{0,3}[([]\s{0,3}\d{1,3}(?:[.,]\d{1,4})?\s?%?\s{0,3}[)\]]$/;

interface Numbers {
  readonly name: string;
  /** null where the cell holds no number of this kind */
  readonly at: readonly (number | null)[];
  /** half a unit of the last printed digit */
  readonly half: readonly number[];
}

/**
 * Whether the rows of a sheet are categories with their counts, and not studies: what says so, or null. The signs are a
 * percentage that is its count of a total in the same row, or of one total in all rows; and cells that are all counts with
 * their percentages. Where a column names studies, these may have such numbers of their own (a prevalence).
 */
export function resultsTable(profiles: readonly Profile[]): string | null {
  const rows = profiles[0]?.rows ?? 0;
  if (rows < LEAST_ROWS || rows > MOST_ROWS || profiles.some(namesRows)) return null;
  const filled = profiles.filter(({ coded }) => coded > 0);
  const numeric = filled.filter(profile => isMostly(profile, text => PERCENT.test(text) || COUNT.test(text)));
  return cellsWithPercent(filled) ?? (numeric.length * 2 < filled.length ? null : dividedColumns(numeric, rows));
}

const OF_WHAT = /\b(design|type|kind|char|population|setting|method|field|feature|status|period|year|region|country)/;

/** A column whose header names studies, with a study of its own in most rows. */
const namesRows = (profile: Profile): boolean =>
  (soundsLikeKey(profile.header) > 0 || NAMES_STUDIES.test(headerWords(profile.header))) &&
  !OF_WHAT.test(headerWords(profile.header)) &&
  (profile.paged || profile.values.length * 2 > profile.rows) &&
  // "No" is an answer here, not a number
  !isMostly(profile, text => COUNT_WITH_PERCENT.test(text));

const isMostly = ({ values, coded }: Profile, test: (text: string) => boolean): boolean =>
  values.reduce((sum, [text, count]) => sum + (test(text) ? count : 0), 0) >= coded * 0.8;

/** All columns but one or two of labels hold counts with percentages in brackets. */
function cellsWithPercent(filled: readonly Profile[]): string | null {
  const found = filled.filter(profile => isMostly(profile, text => COUNT_WITH_PERCENT.test(text)));
  const rest = filled.filter(
    profile =>
      !found.includes(profile) && !isMostly(profile, text => COUNT.test(text) || COUNT_WITH_PERCENT.test(text)),
  );
  const cells = found.reduce((sum, { coded }) => sum + coded, 0);
  if (found.length === 0 || rest.length > 2 || cells < LEAST_ROWS) return null;
  const example = found[0]!.values.find(([text]) => COUNT_WITH_PERCENT.test(text))![0];
  return `${named(found[0]!)} holds counts with percentages, such as "${example}"`;
}

/** A percentage that is a count divided by a total: of the row, or of all rows. */
function dividedColumns(numeric: readonly Profile[], rows: number): string | null {
  const counts = numeric.filter(profile => isMostly(profile, text => COUNT.test(text))).slice(0, MOST_COLUMNS);
  const percents = numeric.slice(0, MOST_COLUMNS).map(profile => numbersOf(profile, rows, PERCENT));
  const wholes = counts.map(profile => numbersOf(profile, rows, COUNT));
  for (const percent of percents)
    for (const count of wholes) {
      if (count.name === percent.name || areFew(count) || areFew(percent)) continue;
      for (const total of wholes) {
        if (total.name === count.name || total.name === percent.name) continue;
        const fits = rowsThat(rows, row => holds(count.at[row], total.at[row], percent.at[row], percent.half[row]!));
        if (fits !== null) return `${percent.name} is ${count.name} / ${total.name} in ${fits}`;
      }
      const whole = commonTotal(count, percent, rows);
      if (whole !== null) return `${percent.name} is ${count.name} / ${whole.total} in ${whole.fits}`;
    }
  return null;
}

/** Two values or fewer fit to many others by chance. */
const areFew = ({ at }: Numbers): boolean => new Set(at.filter(value => value !== null)).size < LEAST_ROWS;

/** `14 of 15 rows`, where nearly all rows with numbers pass. */
function rowsThat(rows: number, test: (row: number) => boolean | null): string | null {
  let passed = 0;
  let judged = 0;
  for (let row = 0; row < rows; row++) {
    const result = test(row);
    if (result === null) continue;
    judged++;
    if (result) passed++;
  }
  return judged >= LEAST_ROWS && passed >= judged * 0.9 ? `${passed} of ${judged} rows` : null;
}

function holds(n?: number | null, total?: number | null, percent?: number | null, half = 0): boolean | null {
  if (n == null || total == null || percent == null) return null;
  if (total < 2 || n > total) return false;
  const share = n / total;
  const near = (value: number): boolean => Math.abs(percent - value) <= half * 1.01 + 1e-6;
  // whole numbers are no proportions
  return near(100 * share) || (half < 0.1 && near(share));
}

/** One total of which every percentage is taken, and whose counts do not exceed it. */
function commonTotal(count: Numbers, percent: Numbers, rows: number): { total: number; fits: string } | null {
  let [low, high] = [0, Number.POSITIVE_INFINITY];
  let [least, most] = [Number.POSITIVE_INFINITY, 0];
  let judged = 0;
  for (let row = 0; row < rows; row++) {
    const [n, p] = [count.at[row], percent.at[row]];
    if (n == null || p == null) continue;
    judged++;
    if (n === 0 || p === 0) continue;
    [least, most] = [Math.min(least, n), Math.max(most, n)];
    low = Math.max(low, (100 * n) / (p + percent.half[row]!));
    high = Math.min(high, p > percent.half[row]! ? (100 * n) / (p - percent.half[row]!) : Number.POSITIVE_INFINITY);
  }
  const total = Math.ceil(low - 1e-6);
  // counts of a hundred are their own percentages
  if (judged <= LEAST_ROWS || most < least * 2 || total < most || total > high + 1e-6 || total === 100) return null;
  return { total, fits: `${judged} of ${judged} rows` };
}

function numbersOf(profile: Profile, rows: number, pattern: RegExp): Numbers {
  const at: (number | null)[] = [];
  const half: number[] = [];
  for (let row = 0; row < rows; row++) {
    const text = profile.text(row);
    const plain = text.replace(/\s?%$/, '').replace(',', '.');
    at.push(pattern.test(text) ? Number(plain) : null);
    const dot = plain.indexOf('.');
    half.push(0.5 * 10 ** -(dot < 0 ? 0 : plain.length - dot - 1));
  }
  return { name: named(profile), at, half };
}

const named = ({ header, letter }: Profile): string => (header === '' ? `column ${letter}` : `"${header}"`);

import { byCodePoint } from '../../base/by-code-point.ts';
import type { MissingState } from '../../model/state.ts';
import type { Column, Table } from '../../model/table.ts';
import { isDitto, isPointer } from './ditto.ts';
import { explains, type Legend, legendOf } from './legend.ts';
import { missingState } from './missing-state.ts';

/** What can be said of one column without knowing what it means. */
export interface Profile {
  readonly index: number;
  /** as written, white space outside trimmed */
  readonly header: string;
  readonly letter: string;
  readonly rows: number;
  readonly blank: number;
  /** trimmed cells that carry a value, most frequent first, then by code point */
  readonly values: readonly (readonly [text: string, count: number])[];
  /** cells that carry a value */
  readonly coded: number;
  /** texts that stand for a missing state */
  readonly missing: ReadonlyMap<string, { readonly state: MissingState; readonly count: number }>;
  /** cells that only repeat the one above, or point to another place: no value of their own, and `validate` reports them */
  readonly ditto: ReadonlyMap<string, number>;
  /** what the header says that the codes stand for */
  readonly legend: Legend | null;
  /** too many distinct cells for a dictionary: text */
  readonly paged: boolean;
  /** the trimmed cell */
  text(row: number): string;
}

/** The profile of a column, made once: slots and fields ask for the same one. */
export function profileOf(table: Table, index: number): Profile {
  const column = table.columns[index] as Column;
  const before = known.get(column);
  if (before?.index === index) return before;
  const profile = newProfile(column, index);
  known.set(column, profile);
  return profile;
}

/** A column never changes. */
const known = new WeakMap<Column, Profile>();

function newProfile(column: Column, index: number): Profile {
  const counts = new Map<string, number>();
  const add = (text: string, count: number): void => void counts.set(text, (counts.get(text) ?? 0) + count);
  if (column.distinct && column.codes) {
    const perCode = new Uint32Array(column.distinct.length);
    for (const code of column.codes) perCode[code]!++;
    column.distinct.forEach((text, code) => void add(text.trim(), perCode[code]!));
  } else for (let row = 0; row < column.length; row++) add(column.value(row).trim(), 1);
  const blank = counts.get('') ?? 0;
  counts.delete('');
  const missing = new Map<string, { state: MissingState; count: number }>();
  const values: [string, number][] = [];
  const country = isCountry(column.header, counts);
  const reasons = REASONS.test(column.header);
  const texts = [...counts.keys()];
  // "-" beside "+" is an answer
  const signs = texts.some(text => SIGNS.test(text));
  const found = legendOf(column.header);
  const legend = found !== null && explains(found, coded(texts)) ? found : null;
  const isNoCode = (text: string): boolean => isDitto(text) || isPointer(text);
  const ditto = texts.every(isNoCode)
    ? new Map<string, number>()
    : new Map([...counts].filter(([text]) => isNoCode(text)));
  const answers = texts.includes('Y') && JBI.test(texts.join());
  const brief = texts.some(text => BRIEF.test(text)) && !PLACES.test(column.header) && areWords(texts);
  for (const [text, count] of counts) {
    // an error of the spreadsheet is no value, and `validate` reports its cell
    if (ERROR.test(text) || ditto.has(text)) continue;
    const own = (country && text === 'NA') || (signs && /^[-\u2013]$/.test(text));
    const meant = own
      ? null
      : answers && text === 'U'
        ? 'unclear'
        : (missingState(legend?.get(text) ?? text) ?? (brief && BRIEF.test(text) ? 'not_reported' : null));
    // "no full text" is the reason itself where reasons are given
    const state = meant === 'not_accessible' && reasons ? null : meant;
    if (state === null) values.push([text, count]);
    else missing.set(text, { state, count });
  }
  values.sort((a, b) => b[1] - a[1] || byCodePoint(a[0], b[0]));
  return {
    index,
    header: column.header.trim(),
    letter: column.letter,
    rows: column.length,
    blank,
    values,
    coded: values.reduce((sum, [, count]) => sum + count, 0),
    missing,
    ditto,
    legend,
    paged: column.distinct === null,
    text: row => column.value(row).trim(),
  };
}

/** `+`, `++`, `+/-` */
const SIGNS = /^\+{1,3}$|^\+ ?\/ ?[-\u2013\u2212]$/;

/** Answers of the checklists of JBI: yes, no, unclear, not applicable. */
const JBI = /^(Y|N|U|N\/?A)(,(Y|N|U|N\/?A))*$/;

const coded = (texts: readonly string[]): string[] =>
  texts.filter(text => missingState(text) === null && !ERROR.test(text) && !isDitto(text));

/** Short for "not reported" in many a sheet (French NC, ND; NI, NM, NK), where the other answers are words. */
const BRIEF = /^(NC|ND|NI|NM|NK|NP|NS|n\.\s?[cimkp]\.?)$/;

const PLACES =
  /signific|p[ -]?value|effect|result|finding|direction|countr|nation|state|region|province|territor|iso|pays|país|land\b|element|compound|\bcodes?\b/i;

/** Whether the answers beside a short one are words in small letters (`oui`, `Hospital`) or all numbers, not codes of letters. */
const areWords = (texts: readonly string[]): boolean => {
  const others = texts.filter(text => !BRIEF.test(text) && missingState(text) === null);
  const areMostly = (pattern: RegExp, least: number): boolean =>
    others.filter(text => pattern.test(text)).length >= others.length * least;
  return others.length > 1 && (areMostly(/\p{Ll}{2}/u, 0.8) || areMostly(/^\d[\d.,]{0,12}$/, 1));
};

/** What a spreadsheet shows where a formula fails; `#N/A` is how many programs write a missing value. */
const ERROR = /^#(DIV\/0!|NAME\?|NULL!|NUM!|REF!|VALUE!|SPILL!|CALC!|FIELD!|BLOCKED!|LOST![A-Z]{1,3}\d{1,7})$/;

/** Headers of reasons (for exclusion), in several languages. */
const REASONS = /reason|exclu|ausschluss|\bgrund|gründe|motif|raison|motivo|razón|razon|razão|原因|排除/i;

/** Two-letter country codes, among which NA is Namibia. */
const isCountry = (header: string, counts: ReadonlyMap<string, number>): boolean =>
  /countr|nation|iso/i.test(header) &&
  counts.has('NA') &&
  counts.size > 1 &&
  [...counts.keys()].filter(text => /^[A-Z]{2}$/.test(text)).length > counts.size * 0.8;

/** The share of the values (cells, not spellings) that pass a test. */
export function shareOf(profile: Profile, test: (text: string) => boolean): number {
  if (profile.coded === 0) return 0;
  let passed = 0;
  for (const [text, count] of profile.values) if (test(text)) passed += count;
  return passed / profile.coded;
}

export const every = (profile: Profile, test: (text: string) => boolean): boolean =>
  profile.coded > 0 && profile.values.every(([text]) => test(text));

import type { StudyReference } from '../model/coded-studies.ts';

/** A reference from a library file: what is known of a study before anyone codes it. '' where a part is not given. */
export interface Reference extends StudyReference {
  /** line of the file at which the entry begins, from 1 */
  readonly line: number;
  readonly type: ReferenceType;
  readonly note: string;
}

export type ReferenceType =
  | 'article'
  | 'book'
  | 'chapter'
  | 'proceedings'
  | 'thesis'
  | 'report'
  | 'preprint'
  | 'other'
  | '';

/** The parts of a reference that a format may fill. */
export type ReferencePart = Exclude<keyof Reference, 'line'>;

/** An entry that could not be read; the others are there. */
export interface BrokenEntry {
  readonly line: number;
  readonly message: string;
}

/** What a library file holds. */
export interface Library {
  readonly references: readonly Reference[];
  readonly broken: readonly BrokenEntry[];
}

export const NO_REFERENCE: Reference = {
  line: 1,
  type: '',
  title: '',
  authors: [],
  year: '',
  venue: '',
  volume: '',
  issue: '',
  pages: '',
  doi: '',
  pmid: '',
  identifier: '',
  url: '',
  abstract: '',
  keywords: [],
  note: '',
};

/** Why an entry is no reference; null where something tells which work it is. */
export const unidentified = ({ title, doi, pmid, identifier }: Reference): string | null =>
  title === '' && doi === '' && pmid === '' && identifier === ''
    ? 'this entry has neither a title nor a DOI nor a PubMed number'
    : null;

/**
 * The family name of a first author.
 *
 * @example familyName('van der Berg, Jan') // => 'van der Berg'
 * @example familyName('Jan Berg') // => 'Berg'
 * @example familyName('Smith JA') // => 'Smith'
 * @example familyName('van der Berg J.') // => 'van der Berg'
 */
export function familyName(author: string): string {
  if (author.includes(',')) return (author.split(',')[0] ?? '').trim();
  const words = author.trim().split(/\s+/);
  const last = words.at(-1) ?? '';
  // "Smith JA" and "Smith J.", as databases write it
  return words.length > 1 && /^(?:\p{Lu}\.?-?){1,3}$/u.test(last) ? words.slice(0, -1).join(' ') : last;
}

/**
 * The four digits of a year in a date, or ''.
 *
 * @example yearOf('2024/05/17/') // => '2024'
 */
export const yearOf = (date: string): string => /(?:^|\D)((?:1[5-9]|20)\d{2})(?:\D|$)/.exec(date)?.[1] ?? '';

/**
 * A list of words that one text separates with semicolons, commas or line breaks.
 *
 * @example wordList('one; two; three, four') // => ['one', 'two', 'three, four']
 */
export function wordList(text: string): string[] {
  const mark = /[;\n]/.test(text) ? /[;\n]/ : /,/;
  return text
    .split(mark)
    .map(word => word.trim())
    .filter(word => word !== '');
}

/**
 * First and last page as one text.
 *
 * @example pageRange('12', '20') // => '12-20'
 */
export const pageRange = (first: string, last: string): string =>
  last === '' || last === first || first.includes('-') ? first : first === '' ? last : `${first}-${last}`;

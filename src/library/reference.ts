/** A reference from a library file: what is known of a study before anyone codes it. '' where a part is not given. */
export interface Reference {
  /** line of the file at which the entry begins, from 1 */
  readonly line: number;
  readonly title: string;
  /** family names first: `Müller, Hans` */
  readonly authors: readonly string[];
  /** four digits, or '' */
  readonly year: string;
  readonly venue: string;
  /** bare and lower case, e.g. `10.2196/66279` */
  readonly doi: string;
  readonly pmid: string;
  /** another identifier, e.g. `arXiv:2303.04360` */
  readonly identifier: string;
  readonly url: string;
  readonly abstract: string;
  readonly keywords: readonly string[];
  readonly note: string;
}

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
  title: '',
  authors: [],
  year: '',
  venue: '',
  doi: '',
  pmid: '',
  identifier: '',
  url: '',
  abstract: '',
  keywords: [],
  note: '',
};

/**
 * The family name of a first author.
 *
 * @example familyName('van der Berg, Jan') // => 'van der Berg'
 * @example familyName('Jan Berg') // => 'Berg'
 */
export const familyName = (author: string): string =>
  author.includes(',') ? (author.split(',')[0] ?? '').trim() : (author.trim().split(/\s+/).at(-1) ?? '');

/**
 * The four digits of a year in a date, or ''.
 *
 * @example yearOf('2024/05/17/') // => '2024'
 */
export const yearOf = (date: string): string => /(?:^|\D)((?:1[5-9]|20)\d{2})(?:\D|$)/.exec(date)?.[1] ?? '';

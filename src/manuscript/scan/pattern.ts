import { WORD_PATTERN } from './number-words.ts';

/** A shape in which numbers are printed. */
export interface Pattern {
  readonly name: string;
  readonly describe: string;
  readonly regex: RegExp;
  /** without it the shape stands nowhere in a text */
  readonly needs?: RegExp;
  /** the names of the groups, in their order */
  readonly groups: readonly string[];
  /** the numbers of a match, where they are more than its groups */
  readonly numbers?: (match: RegExpMatchArray) => Readonly<Record<string, string>> | null;
  readonly whole?: boolean;
  /** what it takes is no result: no later shape reads it */
  readonly silent?: true;
  /** only in a sentence that names a whole before it, or a share */
  readonly needsBefore?: 'whole' | 'share' | 'any';
  /** else in a sentence that has two such numbers, or another count */
  readonly orInList?: true;
  /** the statistic of `value`, by the words of the match */
  readonly statistic?: (words: string) => string;
}

export const DIGITS = '\\d{1,3}(?:[, ]\\d{3})+(?![\\d.])|\\d{1,9}';
/** a count: digits or a word */
export const C = `(?<![\\d.,/A-Za-z]|[A-Za-z][-–])(${DIGITS}|\\b${WORD_PATTERN}\\b)(?![\\d%])`;
export const D = `(?<![\\d.,/A-Za-z]|[A-Za-z][-–])(${DIGITS})(?![\\d%])`;
/** the whole, after a slash or an "of" */
export const N = `(?<![\\d.,])(${DIGITS})(?![\\d%])`;
export const P = '([<>≤≥]? ?\\d{1,3}(?:[.,]\\d{1,6})?)';
export const PCT = ' ?(?:%|per ?cent\\b)';
export const X = '([+-]?(?:\\d{1,9}(?:[.,]\\d{1,6})?|\\.\\d{1,6}))';
/** up to five words that stand between a count and what is said of it */
export const WORDS = "(?: (?:[a-zA-Z'’-]+)){0,5}?";
export const TO = ' ?(?:–|—|-| to | and |, |; | through ) ?';
export const OF_WORDS = ' (?:of(?: the| all| these| our| a total of)?|out of(?: the| all)?|from(?: the)?) ';
export const OF = `(?: ?/ ?|${OF_WORDS})`;
export const CI = `95 ?% ?(?:CI|confidence interval)[:,=]? ?[([]?${X} ?%?${TO}${X} ?%?[)\\]]?`;
export const pattern = (entry: Omit<Pattern, 'regex'> & { readonly source: string }): Pattern => {
  const { source, ...rest } = entry;
  // N is the whole and n a part: only there the case of a letter says something
  return { ...rest, regex: new RegExp(source, entry.name === 'total' ? 'g' : 'gi') };
};

/** What stands for units where nobody says otherwise; `zqz` is written where a text has a short name of its own. */
export const UNITS =
  'studies|study|articles?|papers?|reviews?|reports?|publications?|records?|trials?|participants?|documents?|citations?|datasets?|abstracts?|sources|manuscripts?|theses|dissertations|zq*z';

export const PERCENT = /%|per ?cent/i;

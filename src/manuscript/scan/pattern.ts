import { NUMBER_WORDS, WORD_PATTERN } from './number-words.ts';
import type { WrongStatistic } from './wrong-statistic.ts';

/** A shape in which numbers are printed. */
export interface Pattern {
  readonly name: string;
  readonly describe: string;
  readonly regex: RegExp;
  /** without it the shape stands nowhere in a text */
  readonly needs?: RegExp;
  /** its matches begin with a count that no letter, digit, point or slash stands before, or with any number or its sign */
  readonly begins?: 'count' | 'share';
  /** the names of the groups, in their order */
  readonly groups: readonly string[];
  /** the numbers of a match, where they are more than its groups */
  readonly numbers?: (match: RegExpMatchArray) => Readonly<Record<string, string>> | null;
  readonly whole?: boolean;
  /** what it takes is no result: no later shape reads it */
  readonly silent?: true;
  /** of such a shape: what is wrong in itself, and therefore told */
  readonly wrong?: (match: RegExpMatchArray) => WrongStatistic | null;
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
  const flags = entry.begins !== undefined ? 'y' : 'g';
  // N is the whole and n a part: only there the case of a letter says something
  return { ...rest, regex: new RegExp(entry.name === 'total' ? source : inLowerCase(source), flags) };
};

/**
 * A pattern for a text in lower case. V8 compiles a pattern that ignores case into several times as much code, which takes
 * longer than to read a manuscript with it.
 */
const inLowerCase = (source: string): string =>
  source.replace(/\\(?:u[\dA-Fa-f]{4}|.)|[A-Z]/gs, part => (part.startsWith('\\') ? part : part.toLowerCase()));

/** A text in lower case, letter by letter at the same place. */
export function lowered(text: string): string {
  const lower = text.toLowerCase();
  return lower.length === text.length
    ? lower
    : text.replace(/\p{Lu}/gu, letter =>
        letter.toLowerCase().length === letter.length ? letter.toLowerCase() : letter,
      );
}

/** Where shapes that begin with a number may begin in a text: found once, instead of trying every shape at every letter. */
export interface NumberStarts {
  /** at a number, and at `n` before `=` */
  readonly count: readonly number[];
  /** these, and at every digit, and at the blanks and signs before a number */
  readonly share: readonly number[];
  /** the text in lower case */
  readonly lower: string;
}

export function numberStarts(text: string): NumberStarts {
  const [count, share]: [number[], number[]] = [[], []];
  for (const { index, 0: found } of text.matchAll(START)) {
    const number = index + found.search(/\w/);
    if (/^[nk]$/i.test(found) || !/[\d.,/A-Za-z]/.test(text[number - 1] ?? ' ')) count.push(number);
    for (let at = index; at < index + found.length; at++) share.push(at);
  }
  return { count, share, lower: lowered(text) };
}

const START = new RegExp(`[<>≤≥]? ?\\d{1,9}|\\b(?:${NUMBER_WORDS})|\\b[nk](?= ?=)`, 'gi');

/** The matches of a shape, from left to right, each as it is written; its groups are in lower case. */
export function* matchesOf(
  { name, regex, begins }: Pattern,
  text: string,
  starts: NumberStarts,
): Iterable<RegExpExecArray> {
  const searched = name === 'total' ? text : starts.lower;
  const asWritten = (match: RegExpExecArray): RegExpExecArray => {
    match[0] = text.slice(match.index, match.index + match[0].length);
    match.input = text;
    return match;
  };
  if (begins === undefined) {
    for (const match of searched.matchAll(regex)) yield asWritten(match);
    return;
  }
  let end = 0;
  for (const start of starts[begins]) {
    if (start < end) continue;
    regex.lastIndex = start;
    const match = regex.exec(searched);
    if (match === null) continue;
    end = start + match[0].length;
    yield asWritten(match);
  }
}

/** What stands for units where nobody says otherwise; `zqz` is written where a text has a short name of its own. */
export const UNITS =
  'studies|study|articles?|papers?|reviews?|reports?|publications?|records?|trials?|participants?|documents?|citations?|datasets?|abstracts?|sources|manuscripts?|theses|dissertations|zq*z';

export const PERCENT = /%|per ?cent/i;

import { fold } from '../../base/fold.ts';
import type { InferNote } from '../draft.ts';

/** Codes that stand from low to high, and what says so. */
export interface Scale {
  /** the codes, lowest first */
  readonly order: readonly string[];
  readonly evidence: string;
}

/** Fewer levels have no order that would matter; more are numbers rather than a scale. */
const LEAST = 3;
const MOST = 11;

/** Words that are graded the same way everywhere, lowest first; spellings of one degree share a place. */
const DEGREES: readonly (readonly (readonly string[])[])[] = [
  [['none'], ['very low'], ['low'], ['medium', 'moderate', 'intermediate', 'mid'], ['high'], ['very high']],
  [
    ['very low risk'],
    ['low', 'low risk', 'low risk of bias'],
    ['some concerns', 'moderate', 'moderate risk', 'moderate risk of bias'],
    ['high', 'high risk', 'high risk of bias', 'serious', 'serious risk', 'serious risk of bias'],
    ['critical', 'critical risk', 'critical risk of bias'],
  ],
  [
    ['never'],
    ['almost never', 'hardly ever'],
    ['rarely', 'seldom'],
    ['sometimes', 'occasionally'],
    ['often', 'frequently'],
    ['usually', 'mostly'],
    ['almost always', 'nearly always', 'very often'],
    ['always'],
  ],
  [
    ['strongly disagree', 'completely disagree', 'totally disagree'],
    ['disagree'],
    ['slightly disagree', 'somewhat disagree', 'rather disagree'],
    ['neutral', 'neither agree nor disagree', 'neither', 'undecided'],
    ['slightly agree', 'somewhat agree', 'rather agree'],
    ['agree'],
    ['strongly agree', 'completely agree', 'totally agree'],
  ],
  [
    ['very poor', 'very bad'],
    ['poor', 'bad', 'weak'],
    ['fair', 'moderate', 'average', 'acceptable', 'adequate'],
    ['good', 'strong'],
    ['very good', 'very strong'],
    ['excellent'],
  ],
  [['none', 'absent'], ['minimal'], ['mild'], ['moderate'], ['severe'], ['very severe', 'critical']],
  [
    ['not at all'],
    ['a little', 'slightly'],
    ['somewhat', 'moderately'],
    ['quite a bit', 'quite', 'very', 'very much'],
    ['extremely', 'completely'],
  ],
  [['very small'], ['small'], ['medium', 'moderate', 'middle'], ['large'], ['very large']],
  [['very unlikely'], ['unlikely'], ['neutral', 'possible'], ['likely'], ['very likely']],
  [['very dissatisfied'], ['dissatisfied'], ['neutral'], ['satisfied'], ['very satisfied']],
  [
    ['not important', 'unimportant'],
    ['slightly important'],
    ['moderately important'],
    ['important'],
    ['very important'],
  ],
  [['beginner', 'novice'], ['intermediate'], ['advanced'], ['expert']],
];

const RATED =
  /rating|\brate[ds]?\b|likert|\bscale|\bgrade|stars?\b|confidence|certainty|quality|relevance|importan|agree|satisf|severity|difficulty|usefulness|\bout of \d+|\blevel\b/i;

/** Headers whose numbers name things and grade nothing. */
const NAMES =
  /\bids?\b|\bno\.?\b|\bnr\.?\b|group|arm\b|site|cluster|batch|wave|coder|reviewer|rater|author|type|categor|class|kind|\bcode|country|region|continent|sex\b|gender|race|ethnic|design|method|language|journal|database|source|cohort|condition|domain|topic|theme|setting|stud(y|ies)|paper|article|version|round/i;

/**
 * The scale that a column's whole numbers are, or null: three to eleven consecutive numbers, under a header that rates or,
 * from 1 on (four of them from 0 on), under one that names no things. Two numbers, 0 and 1 among them, are no scale; 0, 1
 * and 2 alone are as often "no", "yes" and "unclear".
 *
 * @example scaleOfNumbers('Relevance', ['3', '1', '2', '4'])?.order // => ['1', '2', '3', '4']
 * @example scaleOfNumbers('Study design', ['1', '2', '3']) // => null
 */
export function scaleOfNumbers(header: string, values: readonly string[]): Scale | null {
  if (values.length < LEAST || values.length > MOST || !values.every(text => /^\d{1,2}$/.test(text))) return null;
  const words = header.replaceAll('_', ' ').replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2');
  const rated = RATED.test(words);
  if (!rated && NAMES.test(words)) return null;
  const order = values.toSorted((a, b) => Number(a) - Number(b));
  const numbers = order.map(Number);
  const [lowest = 0] = numbers;
  if (numbers.some((number, at) => number !== lowest + at) || numbers.at(-1)! > MOST) return null;
  if (!rated && lowest !== 1 && !(lowest === 0 && numbers.length > LEAST)) return null;
  return {
    order,
    evidence: `consecutive whole numbers from ${lowest} to ${numbers.at(-1)}${rated ? ' under a header that rates' : ''}: a scale`,
  };
}

/** What must be said of an order that was guessed. */
export const scaleNote = ({ order }: Scale): Omit<InferNote, 'field'> => ({
  message: `its codes are read as a scale from "${order[0]}" (lowest) to "${order.at(-1)}" (highest), so that ranks and weighted agreement apply`,
  change: 'remove `categoriesOrdered:` if they have no order',
});

/** Whether a header speaks of a rating, so that even eleven numbers are its degrees. @example isRating('Quality (out of 10)') // => true */
export const isRating = (header: string): boolean => RATED.test(header.replaceAll('_', ' '));

/**
 * The scale that words are, or null: at least three, each of another degree of one well-known scale. A number before a word
 * (`1 = low`) is no part of it.
 *
 * @example scaleOfWords(['High', 'low', 'Medium'])?.order // => ['low', 'Medium', 'High']
 * @example scaleOfWords(['low', 'high']) // => null
 */
export function scaleOfWords(codes: readonly string[]): Scale | null {
  if (codes.length < LEAST || codes.length > MOST) return null;
  const plain = codes.map(code => fold(code.replace(/^\s*\d+\s*[-\u2013.:=)]\s*/u, '')).replace(/[-_]/g, ' '));
  for (const degrees of DEGREES) {
    const places = plain.map(word => degrees.findIndex(words => words.includes(word)));
    if (places.includes(-1) || new Set(places).size < places.length) continue;
    const order = codes.map((code, at) => ({ code, place: places[at]! })).sort((a, b) => a.place - b.place);
    return {
      order: order.map(({ code }) => code),
      evidence: `words of a known scale, lowest first: ${order.map(({ code }) => `"${code}"`).join(' < ')}`,
    };
  }
  return null;
}

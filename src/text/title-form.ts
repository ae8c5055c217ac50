import { comparableTitle, isPlainTitle } from './comparable-title.ts';
import { isRetracted, withoutRetraction } from './is-retracted.ts';
import {
  appendedHash,
  highBit,
  lowBit,
  wordCount,
  wordHasDigits,
  wordLength,
  wordNumber,
  wordText,
} from './title-words.ts';

/** A title as titles are compared. */
export interface TitleForm {
  /** without what databases add to it */
  readonly title: string;
  /** the numbers of its words, in order */
  readonly words: readonly number[];
  /** how many letters its words have */
  readonly letters: number;
  /** a hash of all its letters: compound words may be written in two ways */
  readonly hash: number;
  /** where the subtitle begins in `title`; 0 where there is none */
  readonly subtitle: number;
  /** the hash of what stands before the subtitle */
  readonly mainHash: number;
  /** its numbers: "part 1" and "part 2" are two works */
  readonly numbers: string;
  /** a bit for each word in two numbers: titles with few bits in common have few words in common */
  readonly low: number;
  readonly high: number;
}

/** @example titleForm('The Behaviour of α-models: a study').words.map(wordText) // => ['behavior', 'of', 'alpha', 'models', 'study'] */
export function titleForm(text: string): TitleForm {
  const title = withoutMarks(text);
  const isPlain = isPlainTitle(title);
  // few steps of our own a word: in a short run, code is hardly ever optimised
  const written = isPlain ? (title.toLowerCase().match(/[a-z0-9]+/g) ?? []) : splitWords(comparableTitle(title));
  const subtitle = subtitleAt(title);
  // only in a plain title the words before the subtitle are the first ones
  const inMain = subtitle > 0 && isPlain ? (title.slice(0, subtitle).match(/[A-Za-z0-9]+/g)?.length ?? 0) : 0;
  const words: number[] = [];
  let letters = 0;
  let hash = 0;
  let mainHash = 0;
  let low = 0;
  let high = 0;
  let numbers = '';
  for (let at = 0; at < written.length; at++) {
    const word = wordNumber(written[at]!);
    if (word !== 0) {
      words.push(word);
      letters += wordLength(word);
      hash = appendedHash(hash, word);
      low |= lowBit(word);
      high |= highBit(word);
      if (wordHasDigits(word)) numbers += ` ${wordText(word)}`;
    }
    if (at < inMain) mainHash = hash;
  }
  if (subtitle > 0 && !isPlain) mainHash = lettersHash(mainWords(title, subtitle));
  return { title, words, letters, hash, subtitle, mainHash, numbers, low, high };
}

const splitWords = (text: string): string[] => (text === '' ? [] : text.split(' '));

/** What is added to titles by databases: the kind of publication, a translation's brackets, and that a work was retracted. */
const withoutMarks = (title: string): string => withoutBrackets(isRetracted(title) ? withoutRetraction(title) : title);

const withoutBrackets = (title: string): string =>
  !title.includes('[') && !title.includes('(')
    ? title
    : title
        .replace(/^\s*\[(.*)\]\s{0,9}(?:\.\s{0,9})?$/s, '$1')
        .replace(
          /[[(](?:abstract|conference abstract|letter|editorial|erratum|preprint|correction|in process)[\])]\s{0,9}\.?$/i,
          '',
        );

/** Where the subtitle begins; 0 where there is none, or where few words stand before it. */
function subtitleAt(title: string): number {
  const cut = /[:?!.–—-]\s/.test(title) ? /[:?!]\s|\s[–—-]\s|\.\s(?=\p{Lu})/u.exec(title) : null;
  return cut === null || cut.index < 15 ? 0 : cut.index;
}

const mainWords = (title: string, subtitle: number): number[] =>
  splitWords(comparableTitle(title.slice(0, subtitle)))
    .map(wordNumber)
    .filter(word => word !== 0);

const lettersHash = (words: readonly number[]): number => words.reduce(appendedHash, 0);
const lettersOf = (words: readonly number[]): string => words.map(wordText).join('');

/**
 * Whether two titles have the same letters and digits in the same order.
 *
 * @example isSameTitle(titleForm('Text-mining of notes'), titleForm('Textmining of notes')) // => true
 */
export const isSameTitle = (a: TitleForm, b: TitleForm): boolean =>
  a.hash === b.hash &&
  ((a.words.length === b.words.length && a.words.every((word, at) => word === b.words[at])) ||
    lettersOf(a.words) === lettersOf(b.words));

/** Whether the second title is the first without its subtitle. */
export const isWithoutSubtitle = (a: TitleForm, b: TitleForm): boolean =>
  a.subtitle > 0 &&
  a.mainHash === b.hash &&
  b.words.length > 0 &&
  lettersOf(mainWords(a.title, a.subtitle)) === lettersOf(b.words);

/** So many words two titles have in common, each as often as both have it. */
export function commonWords({ words: one }: TitleForm, { words: other }: TitleForm): number {
  if (left.length < wordCount()) left = new Int32Array(2 * wordCount());
  for (let at = 0; at < one.length; at++) left[one[at]!]!++;
  let common = 0;
  for (let at = 0; at < other.length; at++) {
    const word = other[at]!;
    if (left[word]! === 0) continue;
    left[word]!--;
    common++;
  }
  for (let at = 0; at < one.length; at++) left[one[at]!] = 0;
  return common;
}
/** How often each word is still to be met, by its number: all zero but in `commonWords`. */
let left = new Int32Array(1024);

/** How many bits stand in one number and not in the other (counted in parallel). */
export function missingBits(a: number, b: number): number {
  let rest = a & ~b;
  rest -= (rest >>> 1) & 0x55555555;
  rest = (rest & 0x33333333) + ((rest >>> 2) & 0x33333333);
  return Math.imul((rest + (rest >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** At least so many words of a title are not in another. */
export const missingWords = (a: TitleForm, b: TitleForm): number =>
  missingBits(a.low, b.low) + missingBits(a.high, b.high);

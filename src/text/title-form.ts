import { comparableTitle, isPlainTitle } from './comparable-title.ts';
import { appendedHash, wordBit, wordHasDigits, wordNumber, wordText } from './title-words.ts';

/** A title as titles are compared. */
export interface TitleForm {
  /** without what databases add to it */
  readonly title: string;
  /** the numbers of its words, in order */
  readonly words: readonly number[];
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
export function titleForm(written: string): TitleForm {
  const title = withoutMarks(written);
  const isPlain = isPlainTitle(title);
  const text = isPlain ? title.toLowerCase() : comparableTitle(title);
  const subtitle = subtitleAt(title);
  const words: number[] = [];
  let hash = 0;
  let mainHash = 0;
  let low = 0;
  let high = 0;
  let numbers = '';
  for (let at = 0; at < text.length; ) {
    if (!isWordCharacter(text.charCodeAt(at))) {
      at++;
      continue;
    }
    const from = at;
    for (at++; at < text.length && isWordCharacter(text.charCodeAt(at)); ) at++;
    const word = wordNumber(text.slice(from, at));
    if (word === 0) continue;
    words.push(word);
    hash = appendedHash(hash, word);
    // only in a plain title a place in the text is the same place in the title
    if (from < subtitle && isPlain) mainHash = hash;
    if (wordHasDigits(word)) numbers += ` ${wordText(word)}`;
    const bit = wordBit(word);
    if (bit < 32) low |= 1 << bit;
    else high |= 1 << (bit - 32);
  }
  if (subtitle > 0 && !isPlain) mainHash = lettersHash(mainWords(title, subtitle));
  return { title, words, hash, subtitle, mainHash, numbers, low, high };
}

/** Letters and digits; beyond ASCII nothing else is left of a title. */
const isWordCharacter = (code: number): boolean =>
  (code >= 97 && code <= 122) || (code >= 48 && code <= 57) || code >= 128;

/** What is added to titles by databases: the kind of publication, a translation's brackets. */
const withoutMarks = (title: string): string =>
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
  comparableTitle(title.slice(0, subtitle))
    .split(' ')
    .map(word => (word === '' ? 0 : wordNumber(word)))
    .filter(word => word !== 0);

const lettersHash = (words: readonly number[]): number => words.reduce(appendedHash, 0);
const letters = (words: readonly number[]): string => words.map(wordText).join('');

/**
 * Whether two titles have the same letters and digits in the same order.
 *
 * @example isSameTitle(titleForm('Text-mining of notes'), titleForm('Textmining of notes')) // => true
 */
export const isSameTitle = (a: TitleForm, b: TitleForm): boolean =>
  a.hash === b.hash &&
  ((a.words.length === b.words.length && a.words.every((word, at) => word === b.words[at])) ||
    letters(a.words) === letters(b.words));

/** Whether the second title is the first without its subtitle. */
export const isWithoutSubtitle = (a: TitleForm, b: TitleForm): boolean =>
  a.subtitle > 0 &&
  a.mainHash === b.hash &&
  b.words.length > 0 &&
  letters(mainWords(a.title, a.subtitle)) === letters(b.words);

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

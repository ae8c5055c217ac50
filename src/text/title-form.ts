import { comparableTitle, isPlainTitle } from './comparable-title.ts';
import { isRetracted, withoutRetraction } from './is-retracted.ts';
import {
  appendedHash,
  highBit,
  lettersNumber,
  lowBit,
  withLetter,
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
  return plainForm(text) ?? anyForm(text);
}

/** The form of a title in letters, digits and usual marks of ASCII to which nothing was added, in one walk; null for any other. */
function plainForm(title: string): TitleForm | null {
  const { length } = title;
  if (length >= letters.length) {
    letters = new Uint8Array(2 * length);
    ends = new Int32Array(2 * length);
    hashes = new Int32Array(2 * length);
  }
  let count = 0;
  let subtitle = -1;
  let inMain = 0;
  let from = 0;
  let to = 0;
  let hash = 0;
  for (let at = 0; at <= length; at++) {
    const code = at < length ? title.charCodeAt(at) : SPACE;
    const letter = code < 128 ? LETTER_OF[code]! : OTHER;
    if (letter > BETWEEN) {
      letters[to++] = letter;
      hash = withLetter(hash, letter);
      continue;
    }
    if (letter === OTHER) return null;
    if (to > from) {
      ends[count] = to;
      hashes[count++] = hash;
      from = to;
      hash = 0;
    }
    if (subtitle < 0 && code <= SPACE && at < length) {
      subtitle = cutBefore(title, at);
      inMain = count;
    }
  }
  if ((letters[0] === R || letters[0] === W) && isRetracted(title)) return null;
  const words: number[] = [];
  from = 0;
  for (let at = 0; at < count; at++) {
    words.push(lettersNumber(letters, from, ends[at]!, hashes[at]!));
    from = ends[at]!;
  }
  return formOf(title, words, subtitle < SHORTEST_MAIN ? 0 : subtitle, inMain);
}

const SPACE = 32;
const OTHER = 0;
const BETWEEN = 1;
/** For each character of ASCII the small letter or digit that it is, else whether it may stand between words of a plain title. */
const LETTER_OF = Uint8Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code).toLowerCase();
  if (/[a-z0-9]/.test(character)) return character.charCodeAt(0);
  // what stands in round brackets may have been added
  return isPlainTitle(character) && character !== '(' ? BETWEEN : OTHER;
});
/** of the title that is read: its letters, word behind word, and where each word ends and what its hash is */
let letters = new Uint8Array(1024);
let ends = new Int32Array(1024);
let hashes = new Int32Array(1024);
/** With these begins what says that a work was retracted or withdrawn. */
const R = 114;
const W = 119;

/** Where the subtitle begins if the blank at a place ends what stands before it; -1 where it does not. */
function cutBefore(title: string, at: number): number {
  const mark = title.charAt(at - 1);
  if (mark === ':' || mark === '?' || mark === '!') return at - 1;
  if (mark === '-') return at > 1 && title.charCodeAt(at - 2) <= SPACE ? at - 2 : -1;
  return mark === '.' && /[A-Z]/.test(title.charAt(at + 1)) ? at - 1 : -1;
}

function anyForm(text: string): TitleForm {
  const title = withoutMarks(text);
  const subtitle = subtitleAt(title);
  if (!isPlainTitle(title)) {
    const words = splitWords(comparableTitle(title)).map(wordNumber);
    return formOf(title, words, subtitle, 0, subtitle > 0 ? lettersHash(mainWords(title, subtitle)) : 0);
  }
  const words = wordsOf(title.toLowerCase());
  // only in a plain title the words before the subtitle are the first ones
  return formOf(title, words, subtitle, subtitle > 0 ? wordsOf(title.slice(0, subtitle).toLowerCase()).length : 0);
}

const wordsOf = (plain: string): number[] => (plain.match(/[a-z0-9]+/g) ?? []).map(wordNumber);

/** The form of a title whose words, also those that say nothing, have these numbers; so many of them stand before the subtitle. */
function formOf(
  title: string,
  written: readonly number[],
  subtitle: number,
  inMain: number,
  mainHashOfOther = 0,
): TitleForm {
  const words: number[] = [];
  let letters = 0;
  let hash = 0;
  let mainHash = mainHashOfOther;
  let low = 0;
  let high = 0;
  let numbers = '';
  for (let at = 0; at < written.length; at++) {
    const word = written[at]!;
    if (word !== 0) {
      words.push(word);
      letters += wordLength(word);
      hash = appendedHash(hash, word);
      low |= lowBit(word);
      high |= highBit(word);
      if (wordHasDigits(word)) numbers += ` ${wordText(word)}`;
    }
    if (subtitle > 0 && at < inMain) mainHash = hash;
  }
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
  return cut === null || cut.index < SHORTEST_MAIN ? 0 : cut.index;
}
/** Fewer characters before a subtitle are no title by themselves. */
const SHORTEST_MAIN = 15;

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

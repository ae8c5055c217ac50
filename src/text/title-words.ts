/** Words of titles. Each has a number, so that titles are compared and looked up without their texts; 0 is a word that says nothing. */
const NUMBERS = new Map<string, number>([
  ['a', 0],
  ['an', 0],
  ['the', 0],
  ['and', 0],
]);
const TEXTS: string[] = [''];
/** for each word, by its number: a hash of its letters, and by what a hash in front of it is multiplied */
const HASHES: number[] = [0];
const POWERS: number[] = [1];
/** one of 64 bits for a word, in two numbers */
const LOWS: number[] = [0];
const HIGHS: number[] = [0];
const HAS_DIGITS: boolean[] = [false];
const LENGTHS: number[] = [0];

/** The number of a word in any of its spellings. */
export function wordNumber(written: string): number {
  const known = NUMBERS.get(written);
  if (known !== undefined) return known;
  const text = spelling(written);
  const number = (text === written ? undefined : NUMBERS.get(text)) ?? newWord(text);
  NUMBERS.set(text, number);
  NUMBERS.set(written, number);
  return number;
}

/** So many numbers are given to words, with 0. */
export const wordCount = (): number => TEXTS.length;

function newWord(text: string): number {
  let hash = 0;
  let power = 1;
  for (let at = 0; at < text.length; at++) {
    hash = (Math.imul(hash, FACTOR) + text.charCodeAt(at)) | 0;
    power = Math.imul(power, FACTOR);
  }
  const number = TEXTS.push(text) - 1;
  HASHES.push(hash);
  POWERS.push(power);
  const bit = (hash ^ (hash >>> 15)) & 63;
  LOWS.push(bit < 32 ? 1 << bit : 0);
  HIGHS.push(bit < 32 ? 0 : 1 << (bit - 32));
  HAS_DIGITS.push(!/^[a-z]+$/.test(text) && /\p{N}/u.test(text));
  LENGTHS.push(text.length);
  return number;
}
const FACTOR = 0x01000193;

/** A word in the one spelling in which words are compared. */
export const wordText = (number: number): string => TEXTS[number]!;

/** The hash of letters with those of a word behind them: it does not tell where one word ends. */
export const appendedHash = (hash: number, word: number): number =>
  (Math.imul(hash, POWERS[word]!) + HASHES[word]!) | 0;

/** One of 64 bits for a word, in one of two numbers. */
export const lowBit = (number: number): number => LOWS[number]!;
export const highBit = (number: number): number => HIGHS[number]!;

/** How many letters a word has. */
export const wordLength = (number: number): number => LENGTHS[number]!;

export const wordHasDigits = (number: number): boolean => HAS_DIGITS[number]!;

/** What every British spelling has in it: most words are seen at once to have none. */
const MAY_BE_BRITISH = /is(?:e|ing|ation)|our|ae[mt]|^oe|paed|tres?$|^programme|ll(?:ed|ing)$/;

/** British spellings as American ones; both of two titles are changed alike. */
const spelling = (word: string): string =>
  word.length < 6
    ? (ROMAN[word] ?? word)
    : !MAY_BE_BRITISH.test(word)
      ? word
      : word
          .replace(/(?<=[a-z]{3})is(e[sdr]?|ing|ations?)$/, 'iz$1')
          .replace(/(?<=[a-z]{2})our(?=s?$|ed$|ing$|al|able|hood)/, 'or')
          .replace(/ae(?=[mt])/g, 'e')
          .replace(/^(?:oe)(?=[sd])/, 'e')
          .replace(/paed/, 'ped')
          .replace(/tre(s?)$/, 'ter$1')
          .replace(/^programme(s?)$/, 'program$1')
          .replace(/(?<=[aeiou])ll(?=ed$|ing$)/, 'l');
/** Numbers as titles count parts and phases; single letters may be words or names. */
const ROMAN: Readonly<Record<string, string>> = {
  ii: '2',
  iii: '3',
  iv: '4',
  vi: '6',
  vii: '7',
  viii: '8',
  ix: '9',
};

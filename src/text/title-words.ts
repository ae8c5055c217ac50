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

/**
 * Words of small letters and digits of ASCII by their letters, so that most words of titles are known without a text for each: a
 * slot holds a place, from 1, in the lists beside it (open addressing).
 */
let slots = new Int32Array(1 << 13);
let writtenHashes = new Int32Array(1 << 12);
let writtenStarts = new Int32Array(1 << 12);
let writtenEnds = new Int32Array(1 << 12);
let writtenNumbers = new Int32Array(1 << 12);
let writtenLetters = new Uint8Array(1 << 15);
let written = 0;

/** The number of the word whose letters stand between two places; `hash` is what `withLetter` makes of them, from 0. */
export function lettersNumber(letters: Uint8Array, from: number, to: number, hash: number): number {
  const mask = slots.length - 1;
  let slot = slotOf(hash) & mask;
  for (let place = slots[slot]!; place !== 0; place = slots[slot]!) {
    if (writtenHashes[place] === hash) {
      let at = from;
      let other = writtenStarts[place]!;
      const end = writtenEnds[place]!;
      if (end - other === to - from) {
        while (at < to && letters[at] === writtenLetters[other]) {
          at++;
          other++;
        }
        if (at === to) return writtenNumbers[place]!;
      }
    }
    slot = (slot + 1) & mask;
  }
  return keepWritten(letters.subarray(from, to), hash);
}

/** The hash of letters with one more behind them. */
export const withLetter = (hash: number, letter: number): number => (Math.imul(hash, FACTOR) + letter) | 0;

const ASCII = new TextDecoder();

function keepWritten(letters: Uint8Array, hash: number): number {
  const number = wordNumber(ASCII.decode(letters));
  const place = ++written;
  if (place === writtenHashes.length) {
    writtenHashes = twice(writtenHashes);
    writtenStarts = twice(writtenStarts);
    writtenEnds = twice(writtenEnds);
    writtenNumbers = twice(writtenNumbers);
    slots = new Int32Array(2 * slots.length);
    for (let other = 1; other < place; other++) occupy(other);
  }
  const from = writtenEnds[place - 1]!;
  while (from + letters.length > writtenLetters.length) {
    const more = new Uint8Array(2 * writtenLetters.length);
    more.set(writtenLetters);
    writtenLetters = more;
  }
  writtenLetters.set(letters, from);
  writtenHashes[place] = hash;
  writtenStarts[place] = from;
  writtenEnds[place] = from + letters.length;
  writtenNumbers[place] = number;
  occupy(place);
  return number;
}

function occupy(place: number): void {
  const mask = slots.length - 1;
  let slot = slotOf(writtenHashes[place]!) & mask;
  while (slots[slot] !== 0) slot = (slot + 1) & mask;
  slots[slot] = place;
}

const slotOf = (hash: number): number => hash ^ (hash >>> 13);

function twice(array: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const more = new Int32Array(2 * array.length);
  more.set(array);
  return more;
}

/** So many numbers are given to words, with 0. */
export const wordCount = (): number => TEXTS.length;

function newWord(text: string): number {
  let hash = 0;
  let power = 1;
  for (let at = 0; at < text.length; at++) {
    hash = withLetter(hash, text.charCodeAt(at));
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

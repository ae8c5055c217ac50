/** A title as titles are compared. */
export interface TitleForm {
  /** all words as one text, without spaces: compound words may be written in two ways */
  readonly compact: string;
  /** words in one spelling, in order */
  readonly words: readonly string[];
  /** its numbers: "part 1" and "part 2" are two works */
  readonly numbers: string;
  /** the same up to the subtitle; '' where there is none */
  readonly main: string;
  /** a bit for each word in two numbers: titles with few bits in common have few words in common */
  readonly bits: readonly [number, number];
}

/**
 * A title as it is compared: letters and digits, lower case, no accents, marks and entities of HTML taken off.
 *
 * @example comparableTitle('Größe & <i>Maß</i>: a study') // => 'grosse and mass a study'
 */
export function comparableTitle(title: string): string {
  // most titles are plain: they need none of the slow steps
  if (/^[\w\s,.:;?!'"()/-]*$/.test(title))
    return title
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, ' ')
      .trim();
  return title
    .replace(/<\/?[a-z]+[^>]*>/gi, '')
    .replace(
      /&(amp|lt|gt|quot|apos|nbsp|#\d+|#x[0-9a-f]+);/gi,
      (_, name: string) => ENTITIES[name.toLowerCase()] ?? ' ',
    )
    .replace(/&/g, ' and ')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[ßæœøłđðþı]/g, letter => LETTERS[letter] ?? letter)
    .replace(/[α-ω]/g, letter => GREEK[letter] ?? letter)
    .replace(/['’`´]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

const ENTITIES: Readonly<Record<string, string>> = { amp: ' and ', quot: '"', apos: "'" };
const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};
const GREEK: Readonly<Record<string, string>> = {
  α: 'alpha',
  β: 'beta',
  γ: 'gamma',
  δ: 'delta',
  ε: 'epsilon',
  κ: 'kappa',
  λ: 'lambda',
  μ: 'mu',
  ω: 'omega',
};

/** British spellings as American ones; both of two titles are changed alike. */
function spelling(word: string): string {
  const known = SPELLINGS.get(word);
  if (known !== undefined) return known;
  const one =
    word.length < 6
      ? (ROMAN[word] ?? word)
      : word
          .replace(/(?<=[a-z]{3})is(e[sdr]?|ing|ations?)$/, 'iz$1')
          .replace(/(?<=[a-z]{2})our(?=s?$|ed$|ing$|al|able|hood)/, 'or')
          .replace(/ae(?=[mt])/g, 'e')
          .replace(/^(?:oe)(?=[sd])/, 'e')
          .replace(/paed/, 'ped')
          .replace(/tre(s?)$/, 'ter$1')
          .replace(/^programme(s?)$/, 'program$1')
          .replace(/(?<=[aeiou])ll(?=ed$|ing$)/, 'l');
  // a vocabulary is small; a hostile text is not
  if (SPELLINGS.size < 100_000) SPELLINGS.set(word, one);
  return one;
}
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
const SPELLINGS = new Map<string, string>();

/** What is added to titles by databases: the kind of publication, a translation's brackets. */
const withoutMarks = (title: string): string =>
  !/[[(]/.test(title)
    ? title
    : title
        .replace(/^\s*\[(.*)\]\s*\.?\s*$/s, '$1')
        .replace(
          /\s*[[(](?:abstract|conference abstract|letter|editorial|erratum|preprint|correction|in process)[\])]\s*\.?$/i,
          '',
        );

const EMPTY: ReadonlySet<string> = new Set(['a', 'an', 'the', 'and']);

/** @example titleForm('The Behaviour of α-models: a study').words // => ['behavior', 'of', 'alpha', 'models', 'study'] */
export function titleForm(title: string): TitleForm {
  const plain = withoutMarks(title);
  const words = wordsOf(plain);
  const cut = /[:?!.–—-]\s/.test(plain) ? /[:?!]\s|\s[–—-]\s|\.\s(?=\p{Lu})/u.exec(plain) : null;
  const main = cut === null || cut.index < 15 ? '' : wordsOf(plain.slice(0, cut.index)).join('');
  return {
    compact: words.join(''),
    words,
    numbers: /\p{N}|\b[IiVv][IiVvXx]/u.test(title) ? numbersOf(words) : '',
    main,
    bits: bitsOf(words),
  };
}

const numbersOf = (words: readonly string[]): string => words.filter(word => /\p{N}/u.test(word)).join(' ');

function bitsOf(words: readonly string[]): [number, number] {
  let [low, high] = [0, 0];
  for (const word of words) {
    const bit = bitOf(word);
    if (bit < 32) low |= 1 << bit;
    else high |= 1 << (bit - 32);
  }
  return [low, high];
}

/** One of 64 bits for a word, made once. */
function bitOf(word: string): number {
  const known = BITS.get(word);
  if (known !== undefined) return known;
  let hash = word.length;
  for (let at = 0; at < word.length; at++) hash = (Math.imul(hash, 31) + word.charCodeAt(at)) | 0;
  const bit = (hash ^ (hash >>> 15)) & 63;
  if (BITS.size < 100_000) BITS.set(word, bit);
  return bit;
}
const BITS = new Map<string, number>();

/** How many bits stand in one number and not in the other (counted in parallel). */
function missingBits(a: number, b: number): number {
  let rest = a & ~b;
  rest -= (rest >>> 1) & 0x55555555;
  rest = (rest & 0x33333333) + ((rest >>> 2) & 0x33333333);
  return Math.imul((rest + (rest >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** At least so many words of a title are not in another. */
export const missingWords = (a: TitleForm, b: TitleForm): number =>
  missingBits(a.bits[0], b.bits[0]) + missingBits(a.bits[1], b.bits[1]);

function wordsOf(title: string): string[] {
  const words: string[] = [];
  for (const word of comparableTitle(title).split(' ')) if (word !== '' && !EMPTY.has(word)) words.push(spelling(word));
  return words;
}

/** A title as titles are compared. */
export interface TitleForm {
  /** all words as one text, without spaces: compound words may be written in two ways */
  readonly compact: string;
  /** words in one spelling, in order */
  readonly words: readonly string[];
  /** a number for each of these words, the same for the same word */
  readonly ids: readonly number[];
  /** its numbers: "part 1" and "part 2" are two works */
  readonly numbers: string;
  /** the same up to the subtitle; '' where there is none */
  readonly main: string;
  /** a bit for each word in two numbers: titles with few bits in common have few words in common */
  readonly low: number;
  readonly high: number;
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
const spelling = (word: string): string =>
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

/** A word of titles, made once. */
interface Word {
  readonly text: string;
  readonly id: number;
  readonly bit: number;
  readonly isNumber: boolean;
}
const WORDS = new Map<string, Word>();
let lastId = 0;

function wordOf(written: string): Word {
  const known = WORDS.get(written);
  if (known !== undefined) return known;
  const text = spelling(written);
  const word =
    (text === written ? undefined : WORDS.get(text)) ??
    ({ text, id: ++lastId, bit: bitOf(text), isNumber: /\p{N}/u.test(text) } satisfies Word);
  WORDS.set(text, word);
  WORDS.set(written, word);
  return word;
}

/** One of 64 bits for a word. */
function bitOf(word: string): number {
  let hash = word.length;
  for (let at = 0; at < word.length; at++) hash = (Math.imul(hash, 31) + word.charCodeAt(at)) | 0;
  return (hash ^ (hash >>> 15)) & 63;
}

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
  const words: string[] = [];
  const ids: number[] = [];
  let numbers = '';
  let [low, high] = [0, 0];
  for (const written of comparableTitle(plain).split(' ')) {
    if (written === '' || EMPTY.has(written)) continue;
    const { text, id, bit, isNumber } = wordOf(written);
    words.push(text);
    ids.push(id);
    if (isNumber) numbers += ` ${text}`;
    if (bit < 32) low |= 1 << bit;
    else high |= 1 << (bit - 32);
  }
  return { compact: words.join(''), words, ids, numbers, main: mainPart(plain), low, high };
}

/** The words before the subtitle; '' where there is none, or where they are few. */
function mainPart(plain: string): string {
  const cut = /[:?!.–—-]\s/.test(plain) ? /[:?!]\s|\s[–—-]\s|\.\s(?=\p{Lu})/u.exec(plain) : null;
  if (cut === null || cut.index < 15) return '';
  return comparableTitle(plain.slice(0, cut.index))
    .split(' ')
    .map(written => (written === '' || EMPTY.has(written) ? '' : wordOf(written).text))
    .join('');
}

/** How many bits stand in one number and not in the other (counted in parallel). */
function missingBits(a: number, b: number): number {
  let rest = a & ~b;
  rest -= (rest >>> 1) & 0x55555555;
  rest = (rest & 0x33333333) + ((rest >>> 2) & 0x33333333);
  return Math.imul((rest + (rest >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** At least so many words of a title are not in another. */
export const missingWords = (a: TitleForm, b: TitleForm): number =>
  missingBits(a.low, b.low) + missingBits(a.high, b.high);

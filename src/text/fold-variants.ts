import NounInflector from 'natural/lib/natural/inflectors/noun_inflector.js';
import { americanSpelling } from './american-spelling.ts';
import { asDigits } from './as-digits.ts';
import { isLetterSlip } from './letter-slip.ts';

/** Why two answers are thought to be one. */
export type VariantEvidence =
  | 'same letters'
  | 'same words'
  | 'names of one country'
  | 'initials'
  | 'same number'
  | 'British and American spelling'
  | 'singular and plural'
  | 'one letter apart';

/** Spellings that are thought to be one answer. */
export interface VariantGroup {
  /** the spelling that is proposed: the most frequent one */
  readonly keep: string;
  /** answers with this spelling */
  readonly kept: number;
  /** answers of the whole group */
  readonly count: number;
  readonly variants: readonly {
    readonly spelling: string;
    readonly count: number;
    readonly why: VariantEvidence;
  }[];
}

/**
 * What remains of an answer when case, accents, punctuation and the order of white space are taken away.
 *
 * @example sameLetters('  Université de Genève ') // => 'universite de geneve'
 */
export const sameLetters = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    // U.S.A. is one word
    .replace(/(?<=\b\p{L})\.(?=\p{L}\b)/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Countries whose names are often abbreviated or have several forms in use; each list is one country. */
const COUNTRIES: readonly (readonly string[])[] = [
  ['usa', 'us', 'united states', 'united states of america', 'the united states', 'america usa'],
  [
    'uk',
    'united kingdom',
    'great britain',
    'the united kingdom',
    'united kingdom of great britain and northern ireland',
  ],
  ['south korea', 'republic of korea', 'korea south', 'korea republic of'],
  ['north korea', 'democratic people s republic of korea', 'dprk'],
  ['china', 'people s republic of china', 'pr china', 'p r china', 'mainland china'],
  ['netherlands', 'the netherlands', 'holland'],
  ['czechia', 'czech republic'],
  ['brazil', 'brasil'],
  ['germany', 'deutschland', 'federal republic of germany'],
  ['iran', 'islamic republic of iran', 'iran islamic republic of'],
  ['russia', 'russian federation'],
  ['turkey', 'turkiye'],
  ['vietnam', 'viet nam'],
  ['tanzania', 'united republic of tanzania'],
  ['ivory coast', 'cote d ivoire'],
  ['uae', 'united arab emirates'],
  ['saudi arabia', 'kingdom of saudi arabia', 'ksa'],
  ['drc', 'democratic republic of the congo', 'dr congo'],
  ['eswatini', 'swaziland'],
  ['myanmar', 'burma'],
];
const COUNTRY = new Map(COUNTRIES.flatMap((names, at) => names.map(name => [name, at] as const)));

/**
 * One name for all names of a country that has several in use; null for any other text.
 *
 * @example countryKey('Great Britain') // => 'uk'
 */
export const countryKey = (answer: string): string | null =>
  COUNTRIES[COUNTRY.get(sameLetters(answer)) ?? -1]?.[0] ?? null;

/** Small words have no initial. */
const SMALL = new Set('of the and for in on a an de la le du des der die und'.split(' '));

/** A spelling at most this often beside the other may be a slip; of two that are as frequent nobody knows which is right. */
const RARE = 1 / 3;

/**
 * Groups the variants of free-text answers, each with the evidence for it: the same letters; the same words in another order;
 * names of one country; initials (`RCT`, `Randomised controlled trial`); one number in Roman and Arabic digits or as a word
 * (`Grade II`, `grade 2`); British and American spellings; singular and plural; a rare spelling one letter from a frequent one.
 * Answers with other numbers or another word stay apart. Most frequent first, ties by code point.
 *
 * @param answers one a cell, as they stand
 * @param isNames names of people or journals: two that differ by a letter, an s or their spelling are two (`Vaccine`, `Vaccines`)
 * @example foldVariants(['USA', 'USA', 'United States', 'South Africa', 'South Korea']).map(group => [group.keep, group.variants[0]?.spelling]) // => [['USA', 'United States']]
 */
export function foldVariants(answers: readonly string[], isNames = false): VariantGroup[] {
  const counts = new Map<string, number>();
  for (const answer of answers) {
    const plain = answer.trim();
    if (plain !== '') counts.set(plain, (counts.get(plain) ?? 0) + 1);
  }
  const families = new Map<string, [string, number][]>();
  for (const entry of [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))) {
    const key = sameLetters(entry[0]) || entry[0];
    const family = families.get(key);
    if (family === undefined) families.set(key, [entry]);
    else family.push(entry);
  }
  const size = (family: readonly [string, number][]): number => family.reduce((sum, [, count]) => sum + count, 0);
  const ordered = [...families].sort((a, b) => size(b[1]) - size(a[1]) || (a[0] < b[0] ? -1 : 1));
  const heads: Sized[] = [];
  const near = new Map<string, { of: string; why: VariantEvidence }>();
  const sized = ordered.map(([key, family]) => ({ key, count: size(family) }));
  const found = (one: Sized, other: Sized): VariantEvidence | null => {
    const why = evidence(one, other);
    return isNames && why !== null && NOT_OF_NAMES.has(why) ? null : why;
  };
  for (const own of sized) {
    const of = heads.flatMap(head => {
      const why = found(head, own);
      return why === null ? [] : [{ of: head.key, why }];
    });
    const [first] = of;
    // an answer that may be a variant of two others is evidence for neither
    if (first === undefined || of.length > 1) heads.push(own);
    else near.set(own.key, first);
  }
  // initials of a rarer answer too, which came later
  for (const own of sized) {
    const { of, why } = near.get(own.key) ?? { of: null, why: null };
    if (why !== 'initials') continue;
    const isOther = ({ key }: Sized): boolean => key !== own.key && key !== of && near.get(key)?.of !== of;
    if (!heads.some(head => isOther(head) && found(head, own) === 'initials')) continue;
    near.delete(own.key);
    heads.push(own);
  }
  return heads
    .map(({ key: head }): VariantGroup => {
      const own = families.get(head) ?? [];
      const apart = [...near]
        .filter(([, { of }]) => of === head)
        .flatMap(([key, { why }]) => (families.get(key) ?? []).map(([spelling, count]) => ({ spelling, count, why })));
      const [keep = ['', 0]] = own;
      return {
        keep: keep[0],
        kept: keep[1],
        count: size(own) + apart.reduce((sum, entry) => sum + entry.count, 0),
        variants: [
          ...own.slice(1).map(([spelling, count]) => ({ spelling, count, why: 'same letters' as const })),
          ...apart,
        ],
      };
    })
    .filter(group => group.variants.length > 0);
}

/** What speaks for nothing between names. */
const NOT_OF_NAMES: ReadonlySet<VariantEvidence> = new Set([
  'one letter apart',
  'singular and plural',
  'same number',
  'British and American spelling',
]);

/** Answers with the same letters, and how many there are. */
interface Sized {
  readonly key: string;
  readonly count: number;
}

/** What speaks for a rarer answer being a frequent one; null where nothing does. */
function evidence(head: Sized, other: Sized): VariantEvidence | null {
  const country = COUNTRY.get(head.key);
  if (country !== undefined && country === COUNTRY.get(other.key)) return 'names of one country';
  // two countries that are both known are two
  if (country !== undefined && COUNTRY.has(other.key)) return null;
  const [a, b] = [head.key.split(' '), other.key.split(' ')];
  if (isInitials(a, b) || isInitials(b, a)) return 'initials';
  if (inDigits(a) === inDigits(b)) return 'same number';
  if (numbersIn(head.key) !== numbersIn(other.key)) return null;
  if (head.key.replaceAll(' ', '') === other.key.replaceAll(' ', '') && (head.key.length > 5 || /\d/.test(head.key)))
    return 'same words';
  if (a.length !== b.length) return null;
  if (a.length > 1 && [...a].sort().join(' ') === [...b].sort().join(' ')) return 'same words';
  if (a.every((word, at) => americanSpelling(word) === americanSpelling(b[at]!)))
    return 'British and American spelling';
  const differing = a.flatMap((word, at) => (word === b[at] ? [] : [[word, b[at] ?? ''] as const]));
  const [pair] = differing;
  if (pair === undefined || differing.length > 1) return null;
  const [short, long] = pair[0].length < pair[1].length ? pair : [pair[1], pair[0]];
  if (isPlural(short, long) || isPlural(long, short)) return 'singular and plural';
  return other.count <= RARE * head.count && isLetterSlip(pair[0], pair[1]) ? 'one letter apart' : null;
}

/** One word of two to six letters that are the initials of the others' words. */
function isInitials([word = '', ...rest]: readonly string[], words: readonly string[]): boolean {
  if (rest.length > 0 || words.length < 2 || word.length < 2 || word.length > 6) return false;
  const all = words.map(entry => entry[0]).join('');
  const large = words
    .filter(entry => !SMALL.has(entry))
    .map(entry => entry[0])
    .join('');
  return word === all || word === large;
}

const inflector = new NounInflector();

/** A word of at least three letters and its plural; with an s alone, one of at least four (`new` and `news` are two). */
const isPlural = (one: string, many: string): boolean =>
  (one.length > 3 && (many === `${one}s` || many === `${one}es` || many === `${one.replace(/y$/, 'i')}es`)) ||
  (one.length > 2 && many !== `${one}s` && (inflector.singularize(many) === one || inflector.pluralize(one) === many));

/** Words with their numbers as digits; a Roman number is none as the first word, where a single letter is a name more often. */
const inDigits = ([first = '', ...rest]: readonly string[]): string =>
  [/^[ivx]+$/.test(first) ? first : asDigits(first), ...rest.map(asDigits)].join(' ');

const numbersIn = (text: string): string => (text.match(/\p{N}+/gu) ?? []).join(' ');

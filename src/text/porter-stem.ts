/** A suffix, and what stands in its place. */
type Replacement = readonly [suffix: string, by: string];

const SUFFIXES: readonly Replacement[] = [
  ['ational', 'ate'],
  ['tional', 'tion'],
  ['enci', 'ence'],
  ['anci', 'ance'],
  ['izer', 'ize'],
  ['abli', 'able'],
  ['bli', 'ble'],
  ['alli', 'al'],
  ['entli', 'ent'],
  ['eli', 'e'],
  ['ousli', 'ous'],
  ['ization', 'ize'],
  ['ation', 'ate'],
  ['ator', 'ate'],
  ['alism', 'al'],
  ['iveness', 'ive'],
  ['fulness', 'ful'],
  ['ousness', 'ous'],
  ['aliti', 'al'],
  ['iviti', 'ive'],
  ['biliti', 'ble'],
  ['logi', 'log'],
];
const ENDINGS: readonly Replacement[] = [
  ['icate', 'ic'],
  ['ative', ''],
  ['alize', 'al'],
  ['iciti', 'ic'],
  ['ical', 'ic'],
  ['ful', ''],
  ['ness', ''],
];
/** The longest first. */
const DROPPED = 'ement ance ence able ible ment ant ent ism ate iti ous ive ize al er ic ou'.split(' ');

/**
 * The stem of a lower-case word of the letters a to z (Porter 1980 with the author's later changes), equal to that of the package
 * natural, whose patterns take ten times as long; a test compares the two.
 *
 * @example porterStem('relational') // => 'relat'
 */
export function porterStem(word: string): string {
  if (word.length < 3) return word;
  const singular = withoutPlural(word);
  const present = withoutTense(singular);
  const adverb =
    present.endsWith('y') && groupsOf(present).slice(0, -1).includes('V') ? `${present.slice(0, -1)}i` : present;
  return withoutLastLetter(withoutSuffix(replaced(replaced(adverb, SUFFIXES), ENDINGS)));
}

const isVowel = (letter: string | undefined): boolean =>
  letter === 'a' || letter === 'e' || letter === 'i' || letter === 'o' || letter === 'u';

/** Whether the letter at a place sounds as a vowel: y does behind a consonant. */
const sounds = (word: string, at: number): boolean => {
  const letter = word[at];
  if (letter !== 'y') return isVowel(letter);
  return at > 0 && word[at - 1] !== 'y' && !isVowel(word[at - 1]);
};

/** A word as runs of consonants (C) and vowels (V); a y that is a vowel begins a run. */
function groupsOf(word: string): string {
  let groups = '';
  let last = '';
  for (let at = 0; at < word.length; at++) {
    const group = sounds(word, at) ? 'V' : 'C';
    // vowels behind a y that is one are a run of their own
    if (group !== last || (group === 'V' && word[at - 1] === 'y')) groups += group;
    last = group;
  }
  return groups;
}

/** How many times a vowel is followed by a consonant. */
function measure(word: string): number {
  if (word === '') return -1;
  const groups = groupsOf(word);
  return (groups.length - (groups.startsWith('C') ? 1 : 0) - (groups.endsWith('V') ? 1 : 0)) / 2;
}

/** Consonant, vowel, consonant in the three letters that end at a place. */
const isClosed = (word: string, end: number): boolean =>
  end >= 3 && !sounds(word, end - 3) && sounds(word, end - 2) && !sounds(word, end - 1);

function withoutPlural(word: string): string {
  if (word.endsWith('sses') || word.endsWith('ies')) return word.slice(0, -2);
  return word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word;
}

function withoutTense(word: string): string {
  if (word.endsWith('eed')) return measure(word.slice(0, -3)) > 0 ? word.slice(0, -1) : word;
  const ending = word.endsWith('ed') ? 2 : word.endsWith('ing') ? 3 : 0;
  if (ending === 0) return word;
  const stem = word.slice(0, -ending);
  if (!groupsOf(stem).includes('V')) return word;
  if (/(?:at|bl|iz)$/.test(stem)) return `${stem}e`;
  const last = stem[stem.length - 1]!;
  if (last === stem[stem.length - 2] && !isVowel(last) && !'lsz'.includes(last)) return stem.slice(0, -1);
  return measure(stem) === 1 && isClosed(stem, stem.length) && !'wxy'.includes(last) ? `${stem}e` : stem;
}

/** With the suffixes of a list replaced where a syllable stands before them. */
function replaced(word: string, list: readonly Replacement[]): string {
  let result = word;
  for (const [suffix, by] of list)
    if (word.endsWith(suffix) && measure(word.slice(0, -suffix.length)) > 0 && result.endsWith(suffix))
      result = result.slice(0, -suffix.length) + by;
  return result;
}

function withoutSuffix(word: string): string {
  const suffix = DROPPED.find(entry => word.length > entry.length && word.endsWith(entry));
  const stem = suffix === undefined ? '' : word.slice(0, -suffix.length);
  if (measure(stem) > 1) return stem;
  const before = /[st]ion$/.test(word) ? word.slice(0, -3) : '';
  return before.length > 1 && measure(before) > 1 ? before : word;
}

function withoutLastLetter(word: string): string {
  const stem = word.endsWith('e') ? word.slice(0, -1) : word;
  const syllables = measure(stem);
  const short = isClosed(word, word.length - 1) && !'wxy'.includes(word[word.length - 2]!);
  const rest = syllables > 1 || (syllables === 1 && !short) ? stem : word;
  return rest.endsWith('ll') && measure(rest) > 1 ? rest.slice(0, -1) : rest;
}

import { decodeEntities } from '../base/decode-entities.ts';

/** A title of letters, digits and marks of ASCII: it needs none of the slow steps. */
export const isPlainTitle = (title: string): boolean => /^[\w \t\r\n,.:;?!'"()/-]*$/.test(title);

/**
 * A title as it is compared: letters and digits, lower case, no accents, marks and entities of HTML taken off.
 *
 * @example comparableTitle('Größe & <i>Maß</i>: a study') // => 'grosse and mass a study'
 */
export function comparableTitle(title: string): string {
  if (isPlainTitle(title))
    return title
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, ' ')
      .trim();
  return decodeEntities(title.replace(/<\/?[a-z]+(?![a-z])[^<>]*>/gi, ''))
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
const GREEK: Readonly<Record<string, string>> = Object.fromEntries(
  'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma sigma tau upsilon phi chi psi omega'
    .split(' ')
    .map((name, at) => [String.fromCodePoint(0x3b1 + at), name]),
);

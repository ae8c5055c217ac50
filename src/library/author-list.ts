import { wordList } from './reference.ts';

/** A list as programs print it, `["a", "b"]` or `['a', 'b']`; null for any other text. */
function printedList(text: string): string[] | null {
  if (!/^\[\s*(['"])[\s\S]*\1\s*\]$/.test(text)) return null;
  return [...text.matchAll(/"((?:[^"\\]|\\.){0,500})"|'((?:[^'\\]|\\.){0,500})'/g)]
    .map(([, double = '', single = '']) => (double || single).replace(/\\(.)/g, '$1').trim())
    .filter(entry => entry !== '');
}

/**
 * Keywords of one cell, as a list of a program or with marks between.
 *
 * @example listedWords('["one", "two"]') // => ['one', 'two']
 */
export const listedWords = (text: string): string[] => printedList(text) ?? wordList(text);

/** Initials, each with its full stop and a space, before one family name and its particles; "U.S. Army" has no space. */
const INITIALS_FIRST = /^(\p{Lu}\.(?:[ -]\p{Lu}\.){0,3}) ((?:\p{Ll}[\p{L}']{0,9} ){0,3}\p{Lu}[^\s.]{1,60})$/u;

/**
 * A name with its comma, where initials stand behind or before the family name.
 *
 * @example withComma('Müller H.-J.') // => 'Müller, H.-J.'
 * @example withComma('J. A. van der Berg') // => 'van der Berg, J. A.'
 * @example withComma('World Health Organization') // => 'World Health Organization'
 */
export const withComma = (author: string): string =>
  author.includes(',')
    ? author
    : author.replace(/(?<=\S)\s+((?:\p{Lu}\.?-?){1,3})$/u, ', $1').replace(INITIALS_FIRST, '$2, $1');

const INITIALS = /^(?:\p{Lu}\.?[-\s]?){1,4}$/u;

/**
 * Authors of one cell: separated by semicolons or " and ", else by commas where the names have none of their own.
 *
 * @example authorList('Kim, A.; Lee, B.') // => ['Kim, A.', 'Lee, B.']
 * @example authorList('Kim A, Lee BC.') // => ['Kim, A', 'Lee, BC']
 * @example authorList('Kim A., Lee B.C.') // => ['Kim, A.', 'Lee, B.C.']
 * @example authorList('Kim, A., Lee, B. C.') // => ['Kim, A.', 'Lee, B. C.']
 * @example authorList("['Kim, A.', 'Lee, B.']") // => ['Kim, A.', 'Lee, B.']
 */
export function authorList(text: string): string[] {
  const whole = text.trim();
  const printed = printedList(whole);
  if (printed !== null) return printed;
  // PubMed ends its list with a full stop
  const plain = /\s\p{Lu}{1,3}\.$/u.test(whole) && !whole.slice(0, -1).includes('.') ? whole.slice(0, -1) : whole;
  const clean = (names: readonly string[]): string[] => names.map(name => name.trim()).filter(name => name !== '');
  if (plain.includes(';')) return clean(plain.split(';')).map(withComma);
  if (/\sand\s/.test(plain)) return clean(plain.split(/\sand\s/));
  const parts = clean(plain.split(','));
  // "Kim A, Lee BC" and "Kim A., Lee B.C.": initials stand behind each name
  if (parts.length > 0 && parts.every(part => withComma(part) !== part)) return parts.map(withComma);
  // "Kim, A., Lee, B.": family names and initials by turns
  if (parts.length >= 4 && parts.length % 2 === 0 && parts.every((part, i) => INITIALS.test(part) === (i % 2 === 1)))
    return Array.from({ length: parts.length / 2 }, (_, i) => `${parts[2 * i]}, ${parts[2 * i + 1]}`);
  if (parts.length > 1 && parts.every(part => /\S\s/.test(part))) return parts;
  return plain === '' ? [] : [plain];
}

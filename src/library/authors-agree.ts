import { comparableTitle } from '../text/comparable-title.ts';
import { familyName } from './reference.ts';

/** A first author as authors are compared: words without accents; empty where nobody is named. */
export interface AuthorForm {
  readonly family: readonly string[];
  readonly all: readonly string[];
}

/**
 * The last word of a family name, by which records of one author are found; '' where nobody is named.
 *
 * @example lastFamilyWord('van der Bérg, Jan') // => 'berg'
 */
export function lastFamilyWord(author: string): string {
  const comma = author.indexOf(',');
  const family = comma < 0 ? author : author.slice(0, comma);
  return /^[A-Za-z]+$/.test(family) ? family.toLowerCase() : (authorForm(author).family.at(-1) ?? '');
}

/** @example authorForm('Müller, Hans').family // => ['muller'] */
export function authorForm(author: string): AuthorForm {
  // most names need none of the slow steps
  const simple = /^([A-Za-z]+)(?:(?:, ?| )([A-Za-z.]*))?$/.exec(author);
  if (simple !== null && simple[2] !== 'et') {
    const [family, rest] = [(simple[1] ?? '').toLowerCase(), (simple[2] ?? '').toLowerCase().replaceAll('.', '')];
    if (author.includes(',') || rest === '') return { family: [family], all: rest === '' ? [family] : [family, rest] };
  }
  const plain = author
    .replace(/\bet\s{1,9}al\b.*/is, '')
    .replace(/\(?\b(?:19|20)\d{2}[a-z]?\)?/g, '')
    .replace(/[;&].*/s, '')
    .trim()
    .replace(/,$/, '');
  const words = (text: string): string[] =>
    comparableTitle(text)
      .split(' ')
      .filter(word => word !== '' && word !== 'and');
  return { family: words(familyName(plain)), all: words(plain) };
}

/**
 * Whether two first authors are one person, as far as names tell; null where one is not named. Particles may be missing
 * (`van der Berg`, `Berg`), double names may be cut, and given and family name may have changed places.
 *
 * @example authorsAgree(authorForm('van der Berg, Jan'), authorForm('Berg J')) // => true
 * @example authorsAgree(authorForm('Kim'), authorForm('Lee')) // => false
 */
export function authorsAgree(a: AuthorForm, b: AuthorForm): boolean | null {
  if (a.family.length === 0 || b.family.length === 0) return null;
  const [lastA, lastB] = [a.family.at(-1)!, b.family.at(-1)!];
  if (lastA === lastB || a.family.join('') === b.family.join('')) return true;
  if (a.family.includes(lastB) || b.family.includes(lastA) || a.family[0] === b.family[0]) return true;
  return isWhole(a, b) || isWhole(b, a);
}

/** The family name of one is the first name of the other, and the other way round. */
const isWhole = (a: AuthorForm, b: AuthorForm): boolean =>
  a.all.length > 1 &&
  b.all.length > 1 &&
  a.family.every(word => b.all.includes(word)) &&
  b.family.every(word => a.all.includes(word));

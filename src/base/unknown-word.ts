import { type About, type Fault, usageFault } from './fault.ts';
import { didYouMean } from './nearest.ts';

/**
 * A fault for a word that the user gave and nobody knows.
 *
 * @param what the noun of the registry, with what it belongs to: `format`, `category of design`
 * @example unknownWord('gif', ['svg', 'png'], 'format', 'format').message // => 'unknown format "gif"'
 */
export const unknownWord = (
  word: string,
  names: readonly string[],
  what: string,
  code = 'unknown',
  about: About | null = null,
): Fault => usageFault(code, unknownMessage(word, names, what), oneOf(names), about);

/**
 * What is wrong with an unknown word, and the valid word that it may have been meant for.
 *
 * @example unknownMessage('c', ['b'], 'category of design') // => 'unknown category "c" of design'
 * @example unknownMessage('pgn', ['svg', 'png'], 'format') // => 'unknown format "pgn"; did you mean "png"?'
 */
export const unknownMessage = (word: string, names: readonly string[], what: string): string =>
  `${unknownPhrase(word, what)}${didYouMean(word, names)}`;

/**
 * The same for a place without room for a hint: where no valid word is near, all of them are listed.
 *
 * @param listed the words to list, where fewer than all that are compared
 * @example unknownOrListed('gif', ['svg', 'png'], 'format') // => 'unknown format "gif"; choose one of: svg, png'
 */
export const unknownOrListed = (
  word: string,
  names: readonly string[],
  what: string,
  listed: readonly string[] = names,
): string =>
  `${unknownPhrase(word, what)}${didYouMean(word, names) || (listed.length > 0 ? `; ${oneOf(listed)}` : '')}`;

/**
 * The word after its noun, without a proposal.
 *
 * @example unknownPhrase('c', 'category of design') // => 'unknown category "c" of design'
 */
export const unknownPhrase = (word: string, what: string): string => {
  const [noun = what] = what.split(/ (?:of|for|with) /, 1);
  return `unknown ${noun} "${word}"${what.slice(noun.length)}`;
};

/** Longer lists (the fields of a wide sheet) are cut. */
const LISTED = 20;

const oneOf = (names: readonly string[]): string => {
  if (names.length === 0) return '';
  const more = names.length > LISTED ? ` and ${names.length - LISTED} more` : '';
  return `choose one of: ${names.slice(0, LISTED).join(', ')}${more}`;
};

import type { Block } from '../read/block.ts';
import { UNITS_ONLY } from './sentences.ts';
import type { Term } from './term.ts';
import { stemsIn } from './words.ts';

/** `data availability statement (DAS)`: up to eight words before a short name in brackets. */
const IN_BRACKETS =
  /((?:(?<![\p{L}\p{N}’'-])[\p{L}\p{N}’'-]{1,40}[ \n\u00a0]){1,8})\((?:hereafter |henceforth )?["“]?([A-Z][A-Za-z]{1,7})["”]?(?=[);,])/gu;
/** `COI: conflict of interest;` in the note of a table. */
const IN_NOTE =
  /(?:^|[;.,(] ?)([A-Z][A-Za-z]{1,7})(?: ?[:=–] ?|, )((?:[\p{L}’']{1,40}[ -]){1,7}?[\p{L}’']{1,40})(?=[;.,)]|$)/gmu;
/** Words that a short name leaves out. */
const LEFT_OUT = /^(?:of|and|the|in|or|for|on|to|by|with|a|an)$/i;

/**
 * The short names that a manuscript gives to longer terms, each by its letters: `data availability statement (DAS)`, or
 * `OA: open access` in the note of a table.
 *
 * @returns short name → term
 */
export function shortNames(blocks: readonly Block[]): Map<string, string> {
  const found = new Map<string, string>();
  const note = (short: string, term: string | null): void => {
    if (term !== null && !found.has(short)) found.set(short, term);
  };
  for (const { text, row } of blocks) {
    if (!/[A-Z]{2}|[A-Z][a-z]?[A-Z]/.test(text)) continue;
    for (const [, before = '', short = ''] of text.slice(0, LONGEST).matchAll(IN_BRACKETS))
      note(short, endingIn(before, short));
    if (row === undefined || row.head)
      for (const [, short = '', term = ''] of text.slice(0, LONGEST).matchAll(IN_NOTE))
        if (endingIn(term, short) === term.trim()) note(short, term.trim());
  }
  return found;
}

/** A longer block defines nothing that a shorter one does not. */
const LONGEST = 20_000;

/** The last words of a text whose first letters are those of a short name; null where there are none. */
function endingIn(text: string, short: string): string | null {
  const letters = short.replace(/s$/, '').toLowerCase();
  if (letters.length < 2 || !/[A-Z].*[A-Z]/.test(short)) return null;
  const words = text.trim().split(/[\s-]+/);
  let at = letters.length - 1;
  for (let i = words.length - 1; i >= 0; i--) {
    const word = words[i]!.toLowerCase();
    if (word.startsWith(letters[at]!)) at--;
    else if (!LEFT_OUT.test(word)) return null;
    if (at < 0) {
      // the words as they are written, hyphens too
      const written = text.trim();
      const from = written.toLowerCase().lastIndexOf(words.slice(i, i + 1)[0]!.toLowerCase());
      return written.slice(from).replace(/\s+/g, ' ');
    }
  }
  return null;
}

/**
 * The review's own word for its units (`evaluation`) as one for studies, unless a category or field is called by it, too. A
 * short name is found with an s behind it; a plural of another kind (`case studies`) is of a word that is known already.
 */
export function unitNames(unit: string | null, terms: readonly Term[]): Map<string, string> {
  const word = unit?.trim().toLowerCase() ?? '';
  if (!/^[a-z]{3,30}$/.test(word) || UNITS_ONLY.test(word)) return new Map();
  const [stem] = stemsIn(word);
  const named = ({ names, fieldNames }: Term): boolean =>
    [...names, ...fieldNames].some(name => stemsIn(name).some(other => other === stem));
  return terms.some(named)
    ? new Map()
    : new Map([
        [word, 'study'],
        [`${word[0]!.toUpperCase()}${word.slice(1)}`, 'Study'],
      ]);
}

/** Writes terms for the short names in a text. */
export function spelledOut(names: ReadonlyMap<string, string>): (text: string) => string {
  if (names.size === 0) return text => text;
  const known = new RegExp(`\\b(${[...names.keys()].join('|')})(s?)\\b`, 'g');
  return text =>
    text.replace(known, (word, short: string, plural: string) => {
      const term = names.get(short);
      return term === undefined ? word : plural === '' ? term : pluralOf(term);
    });
}

const pluralOf = (term: string): string => (/[^aeiou]y$/.test(term) ? `${term.slice(0, -1)}ies` : `${term}s`);

import porter from 'natural/lib/natural/stemmers/porter_stemmer.js';

/** A word of a text, reduced to its stem, and where it stands. */
export interface Stem {
  readonly stem: string;
  readonly at: number;
}

/** Words that Porter's rules give the stem of a word that means something else: `publication` and `public`, `generation` and `general`. */
const APART: readonly (readonly [word: RegExp, stem: string])[] = [
  [/^publications?$/, 'publicat'],
  [/^generat(?:es?|ed|ing|ions?|ive|ors?)$/, 'generat'],
  [/^organi[sz]ation(?:s|al)?$/, 'organiz'],
  [/^universit(?:y|ies)$/, 'universit'],
  [/^experiment(?:s|al)?$/, 'experiment'],
];

const known = new Map<string, string>();

function stemOf(word: string): string {
  const found = known.get(word);
  if (found !== undefined) return found;
  const stem = /^[a-z]+$/.test(word) ? (APART.find(([shape]) => shape.test(word))?.[1] ?? porter.stem(word)) : word;
  // a vocabulary is small; a hostile text is not
  if (known.size < 50_000) known.set(word, stem);
  return stem;
}

/**
 * The words of a text as stems (Porter 1980, natural's implementation); letters of any script, and digits.
 *
 * @example stemsOf('Fine-tuned models').map(entry => entry.stem) // => ['fine', 'tune', 'model']
 */
export function stemsOf(text: string): Stem[] {
  return [...text.matchAll(/[\p{L}\p{N}]+/gu)].map(match => ({
    stem: stemOf(match[0].toLowerCase()),
    at: match.index,
  }));
}

import stemmer from 'natural/lib/natural/stemmers/porter_stemmer.js';
import tokenizers from 'natural/lib/natural/tokenizers/regexp_tokenizer.js';

/** Words that say nothing of what a study is about. */
const STOP = new Set(
  'a about above after again all also an and any are as at be because been being between both but by can could did do does doing during each either et few for from further had has have having he her here hers how i if in into is it its itself may more most must no nor not of off on once only or other our out over own per same she should so some such than that the their them then there these they this those through to too under until up upon use used using very via was we were what when where whether which while who whom why will with within without would you your'.split(
    ' ',
  ),
);

/** A word of a text: as it stands, and the stem that it is counted by. */
export interface Term {
  readonly word: string;
  readonly stem: string;
}

const tokenizer = new tokenizers.RegexpTokenizer({ pattern: /[^\p{L}\p{N}]+/u });

/**
 * The words of a text with their stems (Porter), without stop words and lone digits. Letters with accents stay letters.
 *
 * @example termsOf('Müller generated the synthetic notes').map(term => term.stem) // => ['müller', 'gener', 'synthet', 'note']
 */
export function termsOf(text: string): Term[] {
  return tokenizer
    .tokenize(text.normalize('NFC').toLowerCase())
    .filter(word => word.length > 1 && !STOP.has(word) && !/^\p{N}+$/u.test(word))
    .map(word => ({ word, stem: /^[a-z]+$/.test(word) ? stemmer.stem(word) : word }));
}

/** The word that most often stands for each stem, so that people read words and not stems; ties by code point. */
export function wordsOfStems(documents: readonly (readonly Term[])[]): ReadonlyMap<string, string> {
  const counts = new Map<string, Map<string, number>>();
  for (const terms of documents)
    for (const { word, stem } of terms) {
      const own = counts.get(stem) ?? new Map<string, number>();
      own.set(word, (own.get(word) ?? 0) + 1);
      counts.set(stem, own);
    }
  return new Map(
    [...counts].map(([stem, words]) => [
      stem,
      [...words].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0] ?? stem,
    ]),
  );
}

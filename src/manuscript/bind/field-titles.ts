import { fieldKey, type Term } from './term.ts';
import { alikeWords, stemsIn, titleWeight, type Words } from './words.ts';

/** A title or other name of a field. */
interface Title {
  readonly stems: readonly string[];
  readonly weight: number;
}

/** How well words name the fields of a review, by their titles and other names. */
export interface FieldTitles {
  /** 0 to 1: how much of a field's title stands among the words; the rarer its words, the more */
  titled(field: string, words: Words): number;
  /** 0 to 1: how well a heading is a field's title, no more and no less */
  heads(field: string, heading: Words): number;
  /** fields whose title shares words with these */
  fields(words: Words): { readonly field: string; readonly cover: number; readonly precise: number }[];
}

export function fieldTitles(terms: readonly Term[]): FieldTitles {
  const titles = new Map<string, readonly Title[]>();
  for (const term of terms) {
    const key = fieldKey(term);
    if (titles.has(key)) continue;
    titles.set(
      key,
      term.fieldNames.flatMap(name => {
        const stems = stemsIn(name);
        return stems.length === 0 ? [] : [{ stems, weight: stems.reduce((sum, stem) => sum + titleWeight(stem), 0) }];
      }),
    );
  }
  const known = new WeakMap<Words, Map<string, number>>();
  return {
    titled(field, words) {
      const before = known.get(words) ?? new Map<string, number>();
      let found = before.get(field);
      if (found !== undefined) return found;
      found = 0;
      for (const title of titles.get(field) ?? [])
        found = Math.max(found, coverOf(title, words) * (0.8 + 0.1 * Math.min(2, title.weight)));
      known.set(words, before.set(field, found));
      return found;
    },
    heads(field, words) {
      const content = contentOf(words);
      return Math.max(
        0,
        ...(titles.get(field) ?? []).map(title => {
          const cover = coverOf(title, words);
          return 0.6 * cover + 0.4 * Math.min(1, (cover * title.weight) / Math.max(1, content)) * cover;
        }),
      );
    },
    fields(words) {
      const content = contentOf(words);
      return [...titles].flatMap(([field, list]) => {
        let [cover, precise] = [0, 0];
        for (const title of list) {
          const found = coverOf(title, words);
          if (found <= cover) continue;
          cover = found;
          precise = Math.min(1, (found * title.weight) / Math.max(1, content));
        }
        return cover === 0 ? [] : [{ field, cover, precise }];
      });
    },
  };
}

const contentOf = (words: Words): number => [...words.keys()].filter(stem => titleWeight(stem) === 1).length;

function coverOf({ stems, weight }: Title, words: Words): number {
  let found = 0;
  for (const stem of stems) {
    let likeness = words.has(stem) ? 1 : 0;
    if (likeness === 0 && stem.length >= 4)
      for (const word of begunAs(stem, words)) likeness = Math.max(likeness, alikeWords(stem, word));
    found += titleWeight(stem) * likeness;
  }
  return weight === 0 ? 0 : found / weight;
}

const starts = new WeakMap<Words, ReadonlyMap<string, readonly string[]>>();

/** Words with the first four letters of a stem: no others are like it. */
function begunAs(stem: string, words: Words): readonly string[] {
  let index = starts.get(words);
  if (index === undefined) {
    const lists = new Map<string, string[]>();
    for (const word of words.keys()) lists.set(word.slice(0, 4), [...(lists.get(word.slice(0, 4)) ?? []), word]);
    index = lists;
    starts.set(words, index);
  }
  return index.get(stem.slice(0, 4)) ?? [];
}

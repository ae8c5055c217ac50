import { type FieldTitles, fieldTitles } from './field-titles.ts';
import { joinedNames } from './joined-names.ts';
import { labelVariants, strippedNames } from './label-variants.ts';
import { longNames } from './long-names.ts';
import { missingStateOf } from './says-missing.ts';
import { fieldKey, type Term } from './term.ts';
import { alikeWords, COMMON, folded, isDigits, spaced, stemsIn, WITHOUT, type Words, wordsOfLabel } from './words.ts';

/** A category whose label denies something: `No funding statement`; the answer No alone says nothing of its own. */
export const isDenial = ({ names: [label = ''], state }: Term): boolean =>
  state !== true && /\S\s+\S+\s+\S/.test(label) && stemsIn(label).includes(WITHOUT);

/** The answer No to a question that holds a denial itself, which says nothing of the answer: `Accessible without registration`. */
export const asksWithout = ({ names, fieldNames }: Term): boolean =>
  names.some(name => stemsIn(name).join() === WITHOUT) && fieldNames.some(name => stemsIn(name).includes(WITHOUT));

/** It denies what the field itself is called: `No funding statement` of the field Funding statement. */
export const deniesField = (term: Term): boolean => {
  const title = stemsIn(term.fieldNames[0] ?? '').filter(stem => !COMMON.has(stem));
  return isDenial(term) && term.names.some(name => title.every(stem => stemsIn(name).includes(stem)));
};

/** One name of a category or field. */
interface Name {
  readonly term: Term;
  readonly folded: string;
  readonly stems: readonly string[];
  readonly weight: number;
}

/** Words for units that are none of the common ones. */
const UNITS = new Set(stemsIn('trial publication document manuscript citation dissertation'));

/** Nouns among the common words. */
const NOUNS = new Set(stemsIn('data study article paper report review record'));

/** How well a label names a category. */
export interface Match {
  readonly term: Term;
  /** 0 to 1: how much of the name stands in the label */
  readonly cover: number;
  /** 0 to 1: how much of the label the name explains */
  readonly precise: number;
  /** how many of its words stand there */
  readonly words: number;
  /** the label is the name */
  readonly exact: boolean;
  /** the name, of several words, stands in the label word for word */
  readonly phrase: boolean;
  /** the name is an answer alone, as Yes or No, which many fields have */
  readonly answer: boolean;
  /** the farthest of its words, in words from the number; 0 in a label */
  readonly away: number;
}

/** The names of a review's categories and fields, and how to find them in a label. */
export interface Vocabulary extends FieldTitles {
  readonly terms: readonly Term[];
  /** categories whose names share words with a label, best first */
  match(words: Words, label: string): Match[];
  /** a label is a category's name, no more and no less */
  names(label: string): boolean;
  /** the category's name with marks in it (`Undecided: source, or contact not known`) that stands right beside a number; null where there is none */
  longName(text: string, side: 'before' | 'after'): string | null;
  /** a text with the manuscript's short names written out */
  spell(text: string): string;
}

export function vocabulary(terms: readonly Term[], spell: (text: string) => string = text => text): Vocabulary {
  const frequency = new Map<string, number>();
  const stripped = strippedNames(terms);
  const raw = terms.flatMap(term =>
    term.level === null || term.state === true
      ? []
      : term.names
          .filter(name => missingStateOf(name) === null)
          .flatMap(name => labelVariants(name, stripped.get(fieldKey(term))!))
          // `GitHub` is one word, too
          .flatMap(name => (!/\s/.test(name) && /\p{Ll}\p{Lu}/u.test(name) ? [name, name.toLowerCase()] : [name]))
          .map(name => ({ term, name, stems: stemsIn(name) })),
  );
  const counted = new Set<string>();
  for (const { term, stems } of raw)
    for (const stem of stems) {
      // a label and its code, or the same label in two fields, count once a category
      const key = `${stem}\u0000${fieldKey(term)}\u0000${term.level}`;
      if (counted.has(key)) continue;
      counted.add(key);
      frequency.set(stem, (frequency.get(stem) ?? 0) + 1);
    }
  const rarity = (stem: string): number => (COMMON.has(stem) ? 0.1 : 1 / Math.sqrt(frequency.get(stem) ?? 1));
  /** in `Data shared` the common word tells as well: `code was shared` is half of it */
  const worthOf = (stem: string, stems: readonly string[]): number =>
    stems.length === 2 && NOUNS.has(stem) ? 0.4 * Math.max(...stems.map(rarity)) : rarity(stem);
  const weigh = (stems: readonly string[]): number => stems.reduce((sum, stem) => sum + worthOf(stem, stems), 0);
  const names = raw.flatMap(({ term, name, stems }): Name[] =>
    stems.length === 0 ? [] : [{ term, folded: folded(spaced(name)), stems, weight: weigh(stems) }],
  );
  const longName = longNames(raw.map(({ name }) => name));
  const byFolded = new Map<string, Name[]>();
  for (const name of names) {
    const list = byFolded.get(name.folded);
    if (list === undefined) byFolded.set(name.folded, [name]);
    else list.push(name);
  }
  /** names of common words alone (`Review`, `Report`), which are no evidence inside a sentence: by their stems */
  const byCommon = new Map<string, Name[]>();
  for (const name of names)
    if (name.stems.every(stem => COMMON.has(stem)))
      byCommon.set(name.stems.join(' '), [...(byCommon.get(name.stems.join(' ')) ?? []), name]);
  /** stems of names by their first letters, so that like words are found without comparing all */
  const byStart = new Map<string, Set<string>>();
  const byStem = new Map<string, Set<Name>>();
  for (const name of names)
    for (const stem of name.stems) {
      if (COMMON.has(stem) && name.stems.some(other => !COMMON.has(other))) continue;
      byStem.set(stem, (byStem.get(stem) ?? new Set()).add(name));
      const start = stem.slice(0, 3);
      byStart.set(start, (byStart.get(start) ?? new Set()).add(stem));
    }
  const similar = new Map<string, readonly (readonly [string, number])[]>();
  /** stems of names that a word of the text stands for, with how surely */
  const standsFor = (word: string): readonly (readonly [string, number])[] => {
    const known = similar.get(word);
    if (known !== undefined) return known;
    const found: (readonly [string, number])[] = byStem.has(word) ? [[word, 1]] : [];
    for (const stem of byStart.get(word.slice(0, 3)) ?? []) {
      const likeness = stem === word ? 0 : alikeWords(stem, word);
      if (likeness > 0) found.push([stem, likeness]);
    }
    similar.set(word, found);
    return found;
  };
  const compounds = names.filter(
    name => name.stems.length === 1 && name.stems[0]!.length >= 2 && /^[a-z]+$/.test(name.stems[0]!),
  );

  function match(words: Words, label: string): Match[] {
    const own = [...words.keys()];
    const content = own.filter(stem => !COMMON.has(stem) && !isDigits(stem));
    const contents = new Set(content);
    const hits = new Map<Name, { weight: number; words: number; away: number; explained: Set<string> }>();
    for (const [word, away] of words)
      for (const [stem, likeness] of standsFor(word))
        for (const name of byStem.get(stem) ?? []) {
          const hit = hits.get(name) ?? { weight: 0, words: 0, away: 0, explained: new Set<string>() };
          if (hit.explained.has(word)) continue;
          hit.weight += rarity(stem) * likeness;
          hit.words++;
          hit.away = Math.max(hit.away, away);
          hit.explained.add(word);
          hits.set(name, hit);
        }
    const best = new Map<string, Match>();
    const padded = ` ${folded(label)} `;
    const note = (found: Match): void => {
      const key = `${fieldKey(found.term)}\u0000${found.term.level}`;
      const before = best.get(key);
      if (before === undefined || rank(found) > rank(before)) best.set(key, found);
    };
    for (const [name, hit] of hits) {
      // the common words of a name count where they stand there, too
      let weight = hit.weight;
      for (const stem of name.stems) if (COMMON.has(stem) && words.has(stem)) weight += worthOf(stem, name.stems);
      // a number in a name says nothing by itself
      if (name.stems.some(stem => !isDigits(stem)) && [...hit.explained].every(isDigits)) continue;
      // `trials` alone says nothing of Trial registered
      if (name.stems.length > hit.explained.size && [...hit.explained].every(word => UNITS.has(word))) continue;
      // `Report` is a category where it is the whole label, and no word of a sentence
      if (name.stems.every(stem => isDigits(stem) || COMMON.has(stem))) continue;
      // what one of them denies, the other doesn't say
      const denied = name.stems.includes(WITHOUT) === words.has(WITHOUT) ? 1 : words.has(WITHOUT) ? 0.7 : 0.6;
      note({
        term: name.term,
        cover: denied * Math.min(1, weight / name.weight),
        precise:
          content.length === 0
            ? 1
            : Math.min(1, [...hit.explained].filter(word => contents.has(word)).length / content.length),
        words: hit.words,
        exact: false,
        answer: isAnswer(name.folded),
        phrase: hit.words > 1 && padded.includes(` ${name.folded} `),
        away: hit.away,
      });
    }
    // `specialeducation` for special education, `ell` for English language learner
    if (own.length >= 2) {
      const joined = joinedNames(own, content, label, words);
      for (const name of compounds) {
        const found = joined(name.folded);
        if (found !== null) note({ term: name.term, exact: false, answer: false, phrase: false, ...found });
      }
    }
    if (label !== '')
      for (const name of byFolded.get(folded(label)) ?? [])
        note({
          term: name.term,
          cover: 1,
          precise: 1,
          words: name.stems.length,
          exact: true,
          answer: isAnswer(name.folded),
          phrase: true,
          away: 0,
        });
    // `27 reviews` beside `62 brief reports`: the word may mean the category or the units
    if (label !== '' && byCommon.size > 0)
      for (const name of byCommon.get(stemsIn(label).join(' ')) ?? [])
        note({
          term: name.term,
          cover: 0.6,
          precise: 1,
          words: name.stems.length,
          exact: false,
          answer: false,
          phrase: false,
          away: 0,
        });
    return [...best.values()].sort((a, b) => rank(b) - rank(a));
  }

  const { titled, heads, fields } = fieldTitles(terms);
  return {
    terms,
    longName,
    spell,
    match,
    names: label => {
      const [first] = match(wordsOfLabel(label), label);
      return first !== undefined && first.cover >= 0.9 && first.precise === 1;
    },
    titled,
    heads,
    fields,
  };
}

const isAnswer = (name: string): boolean => /^(?:yes|no|none|true|false|y|n|\d{1,2})$/.test(name);

const rank = (found: Match): number =>
  found.exact
    ? 2
    : (found.phrase ? 0.1 : 0) +
      found.cover * (1 - 0.03 * Math.max(0, found.away - 2)) +
      0.3 * found.precise +
      0.01 * found.words;

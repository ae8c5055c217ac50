import { printWord } from '../../base/expression/print.ts';
import { type Ranked, wordsBeside } from './bind-sentence.ts';
import type { Surroundings } from './sentences.ts';
import { fieldKey, type Proposal, proposalOf } from './term.ts';
import type { Vocabulary } from './vocabulary.ts';
import type { Words } from './words.ts';

/** Why a coefficient of agreement is bound with doubt. */
export const NO_CODERS = "the review does not declare where the coders' codes are, so no coefficient can be computed";

/** A number is a calendar year. */
const isYear = (text: string): boolean => /^(?:1[89]|20)\d\d$/.test(text);

/** What a median, mean or range is of: the numeric field whose title the words beside it hold. */
export function bindSummary(
  numbers: Readonly<Record<string, string>>,
  near: Words,
  far: Words,
  vocabulary: Vocabulary,
): Ranked {
  const values = Object.entries(numbers)
    .filter(([name]) => ['median', 'mean', 'range', 'iqr', 'min', 'max'].includes(name))
    .flatMap(([, text]) => text.split(' to '));
  const years = values.length > 0 && values.every(isYear);
  const fields = new Map(
    vocabulary.terms.flatMap(term =>
      term.holds === undefined || term.level !== null ? [] : [[fieldKey(term), term] as const],
    ),
  );
  const list = [...fields]
    .filter(([, term]) => years === (term.holds === 'year'))
    .map(([field, term]) => {
      // years need no word that says so
      const [close, wide] = [near, far].map(words =>
        vocabulary.titled(field, years ? new Map([...words, ['year', 0]]) : words),
      ) as [number, number];
      return { term, worth: Math.max(close, 0.75 * wide) };
    })
    .sort((a, b) => b.worth - a.worth);
  const [first, second] = list;
  return list
    .filter(({ worth }) => worth > 0.2)
    .slice(0, 2)
    .map(({ term, worth }, i) => {
      const lead = i === 0 ? worth - (second?.worth ?? 0) : worth - first!.worth;
      // the only year that the review has
      const only = list.length === 1 ? 0.15 : 0;
      return proposalOf(term, clamp(0.25 + 0.5 * worth + 0.6 * Math.min(0.5, lead) + only));
    });
}

/** What a coefficient of agreement is of: the field whose title stands beside it, alone. */
export function bindCoefficient(sides: readonly Words[], label: boolean, vocabulary: Vocabulary): Ranked {
  for (const words of sides) {
    const list = vocabulary
      .fields(words)
      .filter(({ field }) => !field.includes('\u0000'))
      .map(entry => ({ ...entry, worth: entry.cover * (label ? 0.5 + 0.5 * entry.precise : 1) }))
      .filter(({ worth }) => worth >= 0.3)
      .sort((a, b) => b.worth - a.worth);
    const [first, second] = list;
    if (first === undefined) continue;
    return list.slice(0, 2).map(({ field, worth }, i): Proposal => {
      const lead = i === 0 ? worth - (second?.worth ?? 0) : worth - first.worth;
      // two titles as well: nobody knows which
      const value = lead <= 0.02 ? 0.4 : 0.2 + 0.55 * worth + 0.5 * Math.min(0.5, lead);
      return { field, level: null, certainty: Math.round(clamp(value) * 100) / 100 };
    });
  }
  return [];
}

/**
 * What a coefficient in a sentence is of.
 *
 * @param previous the proposals of the coefficient right before it, if there is one
 */
export function bindSpokenCoefficient(
  { before, after }: Surroundings,
  sentence: Words,
  previous: Ranked | null,
  vocabulary: Vocabulary,
): Ranked {
  // `(κ = 0.83; 86.8% agreement)`: both are of the same field
  if (previous !== null && BETWEEN_COEFFICIENTS.test(before)) return previous;
  // `.88 for the first question and .65 for the second`
  const sides = SPOKEN_OF_BEHIND.test(after)
    ? [wordsBeside(after, 'after'), sentence]
    : [wordsBeside(before, 'before'), wordsBeside(after, 'after'), sentence];
  return bindCoefficient(sides, false, vocabulary);
}

/** Nothing between two coefficients names anything. */
const BETWEEN_COEFFICIENTS =
  /^[\s,;(]*(?:(?:(?:percent(?:age)? |raw |observed )?agreements?|concordance|kappa|κ|and|with|95% CI)+[\s,;:=]*|[:=][\s,;:=]*)?$/i;

/** What a coefficient speaks of stands behind it. */
const SPOKEN_OF_BEHIND = /^\W*(?:for|on|regarding|concerning|with respect to)\b/i;

/** How many categories: `data from 35 states`, `7 different approaches`. */
export function bindDistinct(near: Words, far: Words, noun: string, vocabulary: Vocabulary): Ranked {
  const coded = new Set(
    vocabulary.terms.flatMap(term => (term.level === null || term.state === true ? [] : [fieldKey(term)])),
  );
  const nouns = new Map([[noun, 0]]);
  const list = [...coded]
    .filter(field => !field.includes('\u0000') && vocabulary.titled(field, nouns) > 0)
    .map(field => ({ field, worth: 0.7 * vocabulary.titled(field, near) + 0.3 * vocabulary.titled(field, far) }))
    .sort((a, b) => b.worth - a.worth);
  const [first, second] = list;
  return list.slice(0, 2).map(({ field, worth }, i): Proposal => {
    const lead = i === 0 ? worth - (second?.worth ?? 0) : worth - first!.worth;
    const unknown = vocabulary.terms.find(
      term =>
        fieldKey(term) === field &&
        term.state !== true &&
        term.names.some(name => /^(?:unknown|not reported|unclear)$/i.test(name)),
    );
    return {
      field,
      level: null,
      ...(unknown === undefined
        ? {}
        : {
            where:
              unknown.multi === true
                ? `not (${printWord(field, '`')} has ${printWord(unknown.level!, "'")})`
                : `${printWord(field, '`')} != ${printWord(unknown.level!, "'")}`,
          }),
      row: { analysis: 'diversity', statistic: 'hill_0' },
      certainty: Math.round(clamp(0.2 + 0.6 * worth + 0.5 * Math.min(0.5, lead)) * 100) / 100,
    };
  });
}

const clamp = (value: number): number => Math.max(0, Math.min(0.97, value));

import { type Stem, stemsOf } from '../../text/stems.ts';
import type { Block } from './block.ts';
import { labelled } from './labelled.ts';
import type { Mention } from './mention.ts';
import { doubted, type Proposal, type Term } from './proposal.ts';
import { proposeCell } from './propose-cell.ts';
import { proposeField } from './propose-field.ts';
import { inUnseenRow } from './unseen-row.ts';

/** Words of a sentence that are looked at on either side of a number. */
const AFTER = 10;
const BEFORE = 8;
/** What a comma between a word and a number counts, in words. */
const APART = 4;
/** Words that a label has; of longer ones the same word says less. */
const LABEL = 5;
const COMMON = new Set(
  stemsOf(
    'the a an both of in on to and or for by with was were is are be as at that this from most only other none type used use study studies data reported review included yes no not',
  ).map(entry => entry.stem),
);

interface Name {
  readonly term: Term;
  readonly stems: readonly string[];
  readonly weight: number;
}

/**
 * Proposes, for each mention, the category whose label stands nearest: the share of the label's words (weighted by how rare
 * they are among all labels) that stand in the same clause, less for every word in between; a title of the field in the
 * sentence helps, a second category that fits as well counts against it.
 */
export function proposer(
  terms: readonly Term[],
): (blocks: readonly Block[], mentions: readonly Mention[]) => (Proposal | null)[] {
  const frequency = new Map<string, number>();
  const raw = terms
    .filter(term => term.state !== true)
    .flatMap(term =>
      term.names.map(name => ({
        term,
        stems: [...new Set(stemsOf(name.replaceAll('_', ' ')).map(entry => entry.stem))],
      })),
    );
  for (const { stems } of raw) for (const stem of stems) frequency.set(stem, (frequency.get(stem) ?? 0) + 1);
  const rarity = (stem: string): number => (COMMON.has(stem) ? 0.1 : 1 / Math.sqrt(frequency.get(stem) ?? 1));
  const byStem = new Map<string, Set<Name>>();
  for (const { term, stems } of raw) {
    const weight = stems.reduce((sum, stem) => sum + rarity(stem), 0);
    // a code that is a number would be found in every number
    if (weight <= 0.2 || stems.every(isDigits)) continue;
    const name: Name = { term, stems, weight };
    for (const stem of stems) {
      if (COMMON.has(stem)) continue;
      const list = byStem.get(stem) ?? new Set();
      list.add(name);
      byStem.set(stem, list);
    }
  }
  const fieldStems = new Map<string, Set<string>>();
  for (const term of terms)
    fieldStems.set(
      term.field,
      new Set(
        term.fieldNames
          .flatMap(name => stemsOf(name.replaceAll('_', ' ')).map(entry => entry.stem))
          .filter(stem => !COMMON.has(stem)),
      ),
    );

  const multi = new Set(terms.filter(term => term.multi === true).map(term => term.field));
  const labels = labelled(terms);
  /** What a label by itself speaks of; its words all count alike. */
  const ofLabel = (text: string, around: string): Proposal | null => {
    const { titled, exact } = labels(text, around);
    if (exact !== null) return { field: exact.field, level: exact.level, confidence: 0.95 };
    const words = stemsIn(text);
    const near = { distance: new Map(words.map(word => [word, 1])), sentence: new Set(words.concat(stemsIn(around))) };
    const found = best(near, byStem, fieldStems, rarity);
    if (found === null) return null;
    // a sentence that has the word in it is no label
    const own = words.filter(word => !COMMON.has(word) && !isDigits(word)).length;
    const label = { ...found, confidence: Math.round(found.confidence * Math.min(1, LABEL / own) * 100) / 100 };
    // or the title of another field stands there
    return titled.size === 0 || titled.has(found.field) ? label : doubted(label);
  };
  /** A label says nothing but this category, with its field's title or without. */
  const namesAlone = (label: string, { field, level }: Proposal): boolean => {
    const said = new Set(
      terms.filter(term => term.field === field && term.level === level).flatMap(term => term.names.flatMap(stemsIn)),
    );
    const title = fieldStems.get(field);
    return stemsIn(label).every(
      stem => said.has(stem) || title?.has(stem) || COMMON.has(stem) || isDigits(stem) || !byStem.has(stem),
    );
  };
  return (blocks, mentions) => {
    const stems = new Map<number, Stem[]>();
    return mentions.map((mention, index) => {
      const block = blocks[mention.block];
      if (block === undefined) return null;
      if (mention.numbers.kappa !== undefined) return proposeField(block, mention, text => labels('', text).titled);
      if (block.row !== undefined) return proposeCell(block, mention, ofLabel, multi);
      const words = stems.get(mention.block) ?? stemsOf(block.text);
      stems.set(mention.block, words);
      const near = window(block, words, mention, mentions[index - 1], mentions[index + 1]);
      const found = best(near, byStem, fieldStems, rarity);
      // the whole of a subgroup, `Oncology (N = 12)`: what else its label says would be another condition
      if (mention.whole && found !== null && !namesAlone(labelBefore(block.text, mention.start), found)) return null;
      return found !== null && inUnseenRow(block.text, mentions, index) ? doubted(found) : found;
    });
  };
}

/** `coded`, `codes`, `a code`: what reviews do, and no code of a program that a study released. */
const ofReview = (text: string, { stem, at }: Stem): boolean =>
  stem === 'code' &&
  (!/^code(?![a-z])/i.test(text.slice(at, at + 5)) ||
    /\b(?:an?|the|this|each|no|any) $/i.test(text.slice(Math.max(0, at - 6), at)));

/** What stands between the last stop and a number in brackets; '' where it stands in none. */
const labelBefore = (text: string, at: number): string =>
  /[([]\s*$/.test(text.slice(Math.max(0, at - 3), at))
    ? (text
        .slice(Math.max(0, at - 200), at)
        .split(/[.!?:;]\s/)
        .at(-1) ?? '')
    : '';

const isDigits = (stem: string): boolean => /^\d+$/.test(stem);

const stemsIn = (text: string): string[] => stemsOf(text).map(word => word.stem);

interface Near {
  /** stem → how many words away */
  readonly distance: ReadonlyMap<string, number>;
  /** every stem of the sentence */
  readonly sentence: ReadonlySet<string>;
}

/** The words around a mention, up to the mentions beside it and the ends of the sentence. */
function window(block: Block, words: readonly Stem[], mention: Mention, before?: Mention, after?: Mention): Near {
  const [start, end] = sentenceAround(block.text, mention.start, mention.end);
  const from = Math.max(start, before?.block === mention.block ? before.end : start);
  const to = Math.min(end, after?.block === mention.block ? after.start : end);
  const distance = new Map<string, number>();
  const sentence = new Set<string>();
  const first = lowerBound(words, start);
  const middle = lowerBound(words, mention.start);
  const note = (word: Stem, away: number): void => {
    if (ofReview(block.text, word)) return;
    if (!distance.has(word.stem) || distance.get(word.stem)! > away) distance.set(word.stem, away);
  };
  for (let i = first; i < words.length && words[i]!.at < end; i++) {
    const word = words[i]!;
    sentence.add(word.stem);
    // the number's own words, but not its digits: they are no part of a name
    if (word.at >= mention.start && word.at < mention.end && !isDigits(word.stem)) note(word, 0);
  }
  // what a comma separates speaks less of the number
  const lead = Math.max(0, mention.start - 300);
  const commaBefore = lead + block.text.slice(lead, mention.start).search(/[,;:][^,;:]*$/);
  const commaAfter = block.text.slice(mention.end, mention.end + 300).search(/[,;:]|^[)\]]? and /);
  for (let i = middle - 1, away = 1; i >= 0 && away <= BEFORE && words[i]!.at >= from; i--, away++)
    note(words[i]!, away + (words[i]!.at < commaBefore ? APART : 0));
  let i = middle;
  while (i < words.length && words[i]!.at < mention.end) i++;
  // a number in brackets speaks of what stands before them, and one behind `in` of what stands before that: `prompting in 44 (74.6%) and fine-tuning in 12`
  if (!/(?:[([]\s*|\bin )$/.test(block.text.slice(Math.max(0, mention.start - 4), mention.start)))
    for (let away = 1; i < words.length && away <= AFTER && words[i]!.at < to; i++, away++)
      note(words[i]!, away + (commaAfter >= 0 && words[i]!.at > mention.end + commaAfter ? APART : 0));
  return { distance, sentence };
}

function best(
  near: Near,
  byStem: ReadonlyMap<string, ReadonlySet<Name>>,
  fieldStems: ReadonlyMap<string, ReadonlySet<string>>,
  rarity: (stem: string) => number,
): Proposal | null {
  const scores = new Map<string, Proposal>();
  const seen = new Set<Name>();
  for (const stem of near.distance.keys())
    for (const name of byStem.get(stem) ?? []) {
      if (seen.has(name)) continue;
      seen.add(name);
      let weight = 0;
      let away = 0;
      let matched = 0;
      // a number in a name says nothing by itself
      let worded = name.stems.every(isDigits);
      for (const part of name.stems) {
        const distance = near.distance.get(part);
        if (distance === undefined) continue;
        matched++;
        worded ||= !isDigits(part);
        weight += rarity(part);
        away = Math.max(away, distance);
      }
      if (!worded) continue;
      const titled = [...(fieldStems.get(name.term.field) ?? [])].some(word => near.sentence.has(word)) ? 0.1 : 0;
      const score = Math.min(
        1,
        (weight / name.weight) * (0.9 - 0.04 * Math.max(0, away - 2)) + titled + 0.03 * (matched - 1),
      );
      const key = `${name.term.field}\u0000${name.term.level ?? ''}`;
      if ((scores.get(key)?.confidence ?? 0) < score)
        scores.set(key, { field: name.term.field, level: name.term.level, confidence: score });
    }
  const [first, second] = [...scores.values()].sort(
    (a, b) => b.confidence - a.confidence || (a.field < b.field ? -1 : a.field > b.field ? 1 : 0),
  );
  if (first === undefined) return null;
  const doubt = second === undefined ? 1 : Math.min(1, 0.55 + 3 * (first.confidence - second.confidence));
  return { ...first, confidence: Math.round(first.confidence * doubt * 100) / 100 };
}

/** A sentence ends at a stop with a space behind it; a row of a table is one sentence. */
function sentenceAround(text: string, from: number, to: number): [number, number] {
  const limit = 400;
  let start = from;
  while (start > 0 && from - start < limit && !/[.!?;]\s/.test(text.slice(start - 2, start))) start--;
  let end = to;
  while (end < text.length && end - to < limit && !/[.!?;]\s/.test(text.slice(end, end + 2))) end++;
  return [start, end];
}

function lowerBound(words: readonly Stem[], at: number): number {
  let [low, high] = [0, words.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (words[middle]!.at < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

import type { Mention } from '../scan/mention.ts';

import type { Candidate } from './candidate.ts';
import { missingLevel, saysInapplicable } from './says-missing.ts';
import type { SentenceContext } from './sentence-context.ts';
import { fieldKey, type Proposal, proposalOf, type Term } from './term.ts';
import type { Vocabulary } from './vocabulary.ts';
import type { Words } from './words.ts';

/** A codebook may have a category for it. */
const UNCLEAR = /\b(?:unclear|not clear|uncertain)\b/i;

/** `did not describe it`, `this was unclear`: what was spoken of before. */
const OF_IT =
  /\b(?:report|stat|describ|mention|specif|sa|giv|disclos|provid|discuss|indicat|nam|document|explain)(?:ed|e|d|s|y|ied|id)? (?:it|this|that|them|these|so|any|one)\b|\b(?:it|this|that) (?:was|is|were|remained|could)\b|\b(?:silent|nothing) (?:on|about) (?:it|this|that)\b|^\W{0,3}(?:did|do|does) not(?: \w+)? (?:say|state|report|specify|mention)(?: so| it)?\W{0,3}$/i;

/** The words of a number that say that something is not reported. */
interface Said {
  readonly text: string;
  readonly words: Words;
  /** the state that its label is, where it stands in a list: `not reported (N = 34)` */
  readonly state: string | null;
  /** what the numbers of the sentence are of, and which of them it is */
  readonly list: readonly (readonly Candidate[])[];
  readonly at: number;
}

/** What a number of studies that don't report something may be of: the field that is named, that of `it`, or that of the list. */
export function missingProposals(said: Said, context: SentenceContext, vocabulary: Vocabulary): Proposal[] {
  const spoken = UNCLEAR.test(said.text) ? 'unclear' : saysInapplicable(said.text) ? 'not_applicable' : 'not_reported';
  if (said.state !== null) return ofList(said.list, field => missingLevel(vocabulary.terms, field, said.state!));
  const missing = (field: string): Term | null => spokenLevel(vocabulary.terms, field, spoken);
  const titled = ofTitle(said.words, context.sentence, missing, vocabulary);
  if (titled.length > 0) return titled;
  const it = OF_IT.test(said.text) ? (fieldBefore(said.list, said.at) ?? context.previous) : null;
  if (it === null) return ofList(said.list, missing);
  const term = missing(it);
  return term === null ? [] : [proposalOf(term, 0.75)];
}

/** An answer that says that there is none of what the field asks for. */
const NONE = /^(?:no|false|absent|none|missing|not (?:present|available|provided|done))$/i;

/** `A gender analysis is missing in 75%`: the answer No to the field whose title stands beside the number. */
export const absentProposals = (words: Words, sentence: Words, vocabulary: Vocabulary): Proposal[] =>
  ofTitle(
    words,
    sentence,
    field =>
      vocabulary.terms.find(
        term => fieldKey(term) === field && term.state !== true && term.names.some(name => NONE.test(name)),
      ) ?? null,
    vocabulary,
  );

/** What a sentence calls unclear is a category where there is one, and else not reported. */
function spokenLevel(terms: readonly Term[], field: string, state: string): Term | null {
  if (state === 'not_applicable') return missingLevel(terms, field, state);
  const named = state === 'unclear' ? missingLevel(terms, field, state) : null;
  return named !== null && named.state !== true ? named : missingLevel(terms, field, 'not_reported');
}

/** The field whose title stands beside the number. */
function ofTitle(
  words: Words,
  sentence: Words,
  missing: (field: string) => Term | null,
  vocabulary: Vocabulary,
): Proposal[] {
  return vocabulary
    .fields(words)
    .flatMap(({ field, cover, precise }) => {
      const term = missing(field);
      if (term === null || cover < 0.5) return [];
      const around = vocabulary.titled(field, sentence);
      return [{ term, worth: 0.7 * cover + 0.2 * precise + 0.1 * around }];
    })
    .sort((a, b) => b.worth - a.worth)
    .slice(0, 3)
    .map(({ term, worth }, i, all) => {
      const lead = i === 0 ? worth - (all[1]?.worth ?? 0) : 0;
      return proposalOf(
        term,
        Math.min(0.95, 0.45 * worth + 0.3 + (lead > 0.1 ? 0.25 : lead > 0.02 ? 0.1 : 0) - (i > 0 ? 0.3 : 0)),
      );
    });
}

/** The field of the number before, in the same sentence. */
function fieldBefore(list: readonly (readonly Candidate[])[], at: number): string | null {
  const before = list.slice(0, at).findLast(([first]) => first !== undefined && first.named >= 0.5);
  return before === undefined ? null : fieldKey(before[0]!.term);
}

/** `… and not reported (N = 34)`: in a list, of the field that the others of the list are of. */
function ofList(list: readonly (readonly Candidate[])[], missing: (field: string) => Term | null): Proposal[] {
  const votes = new Map<string, number>();
  for (const [first] of list)
    if (first !== undefined && first.named > 0.4) {
      const field = fieldKey(first.term);
      votes.set(field, (votes.get(field) ?? 0) + first.named);
    }
  const [best, second] = [...votes].sort((a, b) => b[1] - a[1]);
  if (best === undefined || best[1] < 1.2) return [];
  const term = missing(best[0]);
  return term === null ? [] : [proposalOf(term, Math.min(0.93, 0.5 + 0.12 * (best[1] - (second?.[1] ?? 0))))];
}

/** The field of the last number of a paragraph that is surely of one. */
export function fieldOfNumberBefore(
  seen: readonly number[],
  mentions: readonly Mention[],
  proposals: readonly (readonly Proposal[])[],
  block: number,
): string | null {
  const last = seen.at(-1);
  const [first] = last === undefined || mentions[last]!.block !== block ? [] : proposals[last]!;
  return first === undefined || first.certainty < 0.6 || first.row !== undefined ? null : fieldKey(first);
}

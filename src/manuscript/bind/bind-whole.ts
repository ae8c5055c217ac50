import type { Mention } from '../scan/mention.ts';
import { proposalOf, type Ranked } from './bind-sentence.ts';
import { unitsThatReport } from './reported-only.ts';
import { conditionIn, type Scope } from './scopes.ts';
import { type Surroundings, UNITS_ONLY } from './sentences.ts';
import type { Proposal } from './term.ts';
import type { Vocabulary } from './vocabulary.ts';

/** `acceptability studies`, and no more that says which. */
const NAMED_UNITS =
  /^\s*(?:[\w-]+ ){1,2}(?:studies|articles|papers|reviews|reports|publications|trials)\b(?! (?:with|without|that|which|who|whose|of|on|in|from|about|using|reporting|where))/i;
const RELATIVE = /\b(?:whose|that|which|who|where|with)\b/i;

interface Known {
  readonly mentions: readonly Mention[];
  readonly proposals: readonly Ranked[];
  readonly seen: readonly number[];
  readonly total: number | null;
  readonly vocabulary: Vocabulary;
}

/** What a whole is: all units, those of a number before (`these 86 studies`), or those of a category that it is named by. */
export function bindWhole(
  mention: Mention,
  around: Surroundings,
  { mentions, proposals, seen, total, vocabulary }: Known,
): { readonly condition: Scope['condition']; readonly proposal: Proposal | null } {
  const N = Number(mention.numbers.N ?? mention.numbers.n);
  const refers = /\b(?:these|those|the (?:same|former|latter))\s*(?:latter\s*)?$/i.test(around.before);
  const before = [...seen]
    .reverse()
    .find(
      index =>
        Number(mentions[index]!.numbers.n ?? Number.NaN) === N &&
        (proposals[index]![0]?.certainty ?? 0) >= 0.4 &&
        proposals[index]![0]!.row === undefined,
    );
  const antecedent = before === undefined ? null : proposals[before]![0]!;
  if (refers && antecedent !== null)
    return { condition: antecedent, proposal: { ...antecedent, certainty: 0.93 * antecedent.certainty } };
  // the label in front of a bracket, or the words behind `of the 75`
  const bracketed = around.bracketed && !UNITS_ONLY.test(around.before);
  const behind = /^[^,;:.()]{0,120}/.exec(around.after)![0];
  const own = NAMED_UNITS.exec(behind);
  const after = (own?.[0] ?? behind).replace(
    /\b(?:we|were|was|are|is|have|had|used?|reported|provided|examined|included|met|that met)\b.*$/i,
    '',
  );
  const label = bracketed ? (/[^,;:.]{0,80}$/.exec(around.before)![0] ?? '') : `${around.inside} ${after}`;
  if (N === total && (UNITS_ONLY.test(label) || !bracketed)) return { condition: 'all', proposal: null };
  const list =
    (UNITS_ONLY.test(label) ? null : conditionIn(label, vocabulary)) ??
    // `the 49 articles whose statement says that there is a preregistration`
    (!bracketed && RELATIVE.test(behind) ? conditionIn(behind, vocabulary) : null);
  const reporting = bracketed ? null : unitsThatReport(behind, vocabulary);
  // `with a known severity` is of no category, though one is called Severe
  if (reporting !== null && (list === null || list === 'all' || list.certainty < 0.9))
    return { condition: null, proposal: reporting };
  if (list !== null && list !== 'all') {
    const proposal = proposalOf(
      vocabulary.terms.find(term => term.field === list.field && term.level === list.level)!,
      0.3 + 0.6 * list.certainty,
    );
    return { condition: proposal, proposal };
  }
  // words of its own that name no category do not go back to whatever number is the same
  if (antecedent !== null && (bracketed || UNITS_ONLY.test(label)))
    return { condition: antecedent, proposal: { ...antecedent, certainty: 0.8 * antecedent.certainty } };
  return { condition: N === total ? 'all' : null, proposal: null };
}

import type { Mention } from '../scan/mention.ts';
import type { Ranked } from './bind-sentence.ts';
import { unitsThatReport } from './reported-only.ts';
import { conditionIn, conditionOf, type Scope } from './scopes.ts';
import { type Surroundings, UNITS_ONLY } from './sentences.ts';
import { type Proposal, proposalOf } from './term.ts';
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
    /\b(?:we|were|was|are|is|have|had|used?|reported|provided|examined|included|met|that met)\b.*/is,
    '',
  );
  const label = bracketed
    ? (/(?<![^,;:.])[^,;:.]*$/.exec(around.before.slice(-80))![0] ?? '')
    : `${around.inside} ${after}`;
  if (N === total && (UNITS_ONLY.test(label) || !bracketed)) return { condition: 'all', proposal: null };
  // `Privacy` is a category of several fields: of that whose categories were the wholes before
  const fields = new Set(seen.flatMap(index => (mentions[index]!.whole ? fieldsNamed(proposals[index]![0]) : [])));
  // Other is a word for units as well: it is a category where its field's others were wholes before
  const other = around.bracketed ? sameName(/(?<![^,;:.])[^,;:.]*$/.exec(around.before)![0], fields, vocabulary) : null;
  const list =
    other ??
    (UNITS_ONLY.test(label) ? null : conditionIn(label, vocabulary, fields)) ??
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
    const outer = around.bracketed ? outerCondition(around.before, list, fields, vocabulary) : null;
    if (outer !== null) {
      const within = { ...proposal, where: conditionOf(outer, vocabulary.terms) };
      return { condition: within, proposal: within };
    }
    return { condition: proposal, proposal };
  }
  // words of its own that name no category do not go back to whatever number is the same
  const heads = bracketed && /^\s*(?:[)\]]\s*)?:/.test(around.after);
  if (antecedent !== null && !heads && (bracketed || UNITS_ONLY.test(label)))
    return { condition: antecedent, proposal: { ...antecedent, certainty: 0.8 * antecedent.certainty } };
  return { condition: N === total ? 'all' : null, proposal: null };
}

/** The field of a proposal, and that of its condition. */
const fieldsNamed = (proposal: Proposal | undefined): string[] =>
  proposal === undefined
    ? []
    : [proposal.field, ...(/^`?([^`]+?)`? (?:=|has) /.exec(proposal.where ?? '')?.slice(1) ?? [])];

/** The category of one of these fields that is called just so. */
function sameName(label: string, fields: ReadonlySet<string>, vocabulary: Vocabulary): Proposal | null {
  const name = label.trim().toLowerCase();
  const term = vocabulary.terms.find(
    ({ field, level, state, names }) =>
      level !== null && state !== true && fields.has(field) && names.some(entry => entry.toLowerCase() === name),
  );
  return term === undefined ? null : { field: term.field, level: term.level, certainty: 1 };
}

/** `General clinical care, Intrinsic metrics (N = 18)`: the category of another field in front of the label, and nothing else. */
function outerCondition(
  before: string,
  own: Proposal,
  fields: ReadonlySet<string>,
  vocabulary: Vocabulary,
): Proposal | null {
  const outer = /(?:^|[:;.])([^,;:.]{2,80}),[^,;:.]{0,80}$/.exec(before)?.[1];
  if (outer === undefined) return null;
  const named =
    sameName(outer, fields, vocabulary) ?? (UNITS_ONLY.test(outer) ? null : conditionIn(outer, vocabulary, fields));
  return named !== null && named !== 'all' && named.field !== own.field && named.certainty >= 0.9 ? named : null;
}

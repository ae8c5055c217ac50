import type { MissingState } from '../../model/state.ts';
import type { Claim } from '../columns/detector.ts';
import { cells } from '../columns/detector.ts';
import type { Profile } from '../columns/profile.ts';
import type { Doubt, Draft } from '../doubt.ts';
import type { DraftMissing } from '../draft.ts';

/** Texts that mean one thing to one team and another to the next. */
const AMBIGUOUS = /^(n\.?\s?\/?a\.?|na|-+|\u2013|\u2014|\.+|\?+|nan|null|missing|n\.?\s?d\.?|s\.?\s?d\.?|0|99+|-9+)$/i;

const WORDS: Readonly<Record<MissingState, string>> = {
  not_reported: 'the study does not report it',
  unclear: 'it is unclear in the study',
  not_applicable: 'the question does not apply to the study',
  not_coded: 'nobody coded it',
  not_accessible: 'the report was not accessible',
};

/** The other state that a text is most often used for. */
const otherState = (state: MissingState): MissingState =>
  state === 'not_reported' ? 'not_applicable' : state === 'unclear' ? 'not_coded' : 'not_reported';

/** One doubt for each missing-value text that has more than one common meaning. */
export function missingDoubts(claims: readonly Claim[], profiles: readonly Profile[]): Doubt[] {
  const found = new Map<string, { state: MissingState; count: number; field: string; most: number; byRule: number }>();
  for (const claim of claims) {
    if (claim.columns.length !== 1) continue;
    for (const [text, { state, count }] of profiles[claim.columns[0]!]!.missing) {
      if (!AMBIGUOUS.test(text) || claim.notMissing?.has(text)) continue;
      const known = found.get(text) ?? { state, count: 0, field: claim.field.name, most: 0, byRule: 0 };
      known.count += count;
      if (claim.field.appliesIf !== undefined) known.byRule += count;
      if (count > known.most && (claim.field.categories !== undefined || known.most === 0))
        Object.assign(known, { most: count, field: claim.field.name });
      found.set(text, known);
    }
  }
  return [...found].flatMap(([text, { state, count, field, byRule }]) => {
    // a rule of the data says that the question did not apply
    if (state === 'not_applicable' && byRule > count / 2) return [];
    const other = otherState(state);
    return [
      {
        scope: 'codebook' as const,
        field,
        key: `missing value ${text}`,
        evidence: `"${text}" stands in ${cells(count)}`,
        question: `What does "${text}" mean?`,
        proposal: WORDS[state],
        choices: [
          other,
          ...(other === 'not_reported' || state === 'not_reported' ? [] : ['not_reported' as const]),
        ].map(answer => ({ label: WORDS[answer], apply: (draft: Draft) => withState(draft, text, answer) })),
      },
    ];
  });
}

function withState(draft: Draft, text: string, label: MissingState): Draft {
  const changed = (list: readonly DraftMissing[]): DraftMissing[] =>
    list.map(entry => (entry.value === text ? { ...entry, label } : entry));
  const { missingValues, fields, ...rest } = draft.codebook;
  return {
    ...draft,
    codebook: {
      ...rest,
      ...(missingValues === undefined ? {} : { missingValues: changed(missingValues) }),
      fields: fields.map(field =>
        field.missingValues === undefined ? field : { ...field, missingValues: changed(field.missingValues) },
      ),
    },
  };
}

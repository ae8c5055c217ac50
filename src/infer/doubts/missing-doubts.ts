import type { MissingState } from '../../model/state.ts';
import type { Claim } from '../columns/detector.ts';
import { cells } from '../columns/detector.ts';
import type { Profile } from '../columns/profile.ts';
import type { Doubt, Draft } from '../doubt.ts';
import type { DraftField, DraftMissing } from '../draft.ts';

/** Texts that mean one thing to one team and another to the next. */
const AMBIGUOUS =
  /^(n\.?\s?\/?a\.?|na|-+|\u2013|\u2014|\.+|\?+|nan|null|missing|(un|not )assigned|no (answer|response)|not answered|keine antwort|sans réponse|sin respuesta|sem resposta|n\.?\s?d\.?|s\.?\s?d\.?|s\.?\s?\/?i\.?|NC|NI|NM|NK|NP|NS|n\.\s?[cimkp]\.?|0|99+|-9+)$/i;

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

/**
 * One doubt for each missing-value text that has more than one common meaning, about the fields where it stands: but for
 * those where a rule of the data says that the question did not apply.
 */
export function missingDoubts(claims: readonly Claim[], profiles: readonly Profile[]): Doubt[] {
  const found = new Map<string, { state: MissingState; fields: { name: string; count: number; isCoded: boolean }[] }>();
  for (const claim of claims) {
    if (claim.columns.length !== 1) continue;
    for (const [text, { state, count }] of profiles[claim.columns[0]!]!.missing) {
      if (!AMBIGUOUS.test(text) || claim.notMissing?.has(text)) continue;
      if (state === 'not_applicable' && claim.field.appliesIf !== undefined) continue;
      const known = found.get(text) ?? { state, fields: [] };
      known.fields.push({ name: claim.field.name, count, isCoded: claim.field.categories !== undefined });
      found.set(text, known);
    }
  }
  return [...found].map(([text, { state, fields }]) => {
    const other = otherState(state);
    const [first, ...rest] = fields.toSorted((a, b) => Number(b.isCoded) - Number(a.isCoded) || b.count - a.count);
    const names = new Set(fields.map(({ name }) => name));
    return {
      scope: 'field' as const,
      field: first!.name,
      alsoFields: rest.map(({ name }) => name),
      key: `missing value ${text}`,
      evidence: `"${text}" is in ${cells(fields.reduce((sum, { count }) => sum + count, 0))}${rest.length === 0 ? '' : ` of ${fields.length} fields`}`,
      question: `What does "${text}" mean${rest.length === 0 ? '' : ` (here and in ${rest.length} more ${rest.length === 1 ? 'field' : 'fields'})`}?`,
      proposal: WORDS[state],
      choices: [other, ...(other === 'not_reported' || state === 'not_reported' ? [] : ['not_reported' as const])].map(
        answer => ({ label: WORDS[answer], apply: (draft: Draft) => withState(draft, names, text, answer) }),
      ),
    };
  });
}

/** The fields say for themselves what the text means there. */
function withState(draft: Draft, names: ReadonlySet<string>, text: string, label: MissingState): Draft {
  const shared = draft.codebook.missingValues ?? [];
  const changed = (list: readonly DraftMissing[]): DraftMissing[] =>
    list.map(entry => (entry.value === text ? { ...entry, label } : entry));
  const all = draft.codebook.fields.filter(field => usesText(field, text)).every(({ name }) => names.has(name));
  return {
    ...draft,
    codebook: {
      ...draft.codebook,
      ...(all && draft.codebook.missingValues !== undefined ? { missingValues: changed(shared) } : {}),
      fields: draft.codebook.fields.map(field =>
        names.has(field.name) && (field.missingValues !== undefined || !all)
          ? { ...field, missingValues: changed(field.missingValues ?? shared) }
          : field,
      ),
    },
  };
}

/** Whether a rule decides in this field what the text means. */
const usesText = (field: DraftField, text: string): boolean =>
  field.appliesIf !== undefined &&
  (field.missingValues === undefined || field.missingValues.some(({ value }) => value === text));

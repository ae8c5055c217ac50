import type { Claim } from '../columns/detector.ts';
import { headerWords, soundsLikeKey } from '../columns/find-key.ts';
import type { Profile } from '../columns/profile.ts';
import type { FieldDoubt } from '../doubt.ts';
import type { CoderRows } from './coder-rows.ts';

/** Headers of what comes with a reference. */
const CITATION =
  /\b(title|authors?|journal|doi|pmid|url|link|abstract|volume|issue|pages?|publisher|source|database|publication (year|date|type)|year of publication|citation|reference)\b|^(year|publication|language)$/;
/** Whether a header names a part of a reference. */
export const isCitationHeader = (header: string): boolean => CITATION.test(headerWords(header));

/** So many units with several coders must be equal throughout before a field is taken for one that nobody coded. */
const MANY = 20;

/**
 * Columns of a sheet with a row per coder that were filled before coding: citations, and what is equal in all rows of every
 * unit though it differs between units. Coders are not compared in them.
 */
export function givenFields(
  claims: readonly Claim[],
  profiles: readonly Profile[],
  { key, coder, stage }: CoderRows,
): Map<string, FieldDoubt | null> {
  const units = new Map<string, number[]>();
  for (let row = 0; row < profiles[key]!.rows; row++) {
    const unit = profiles[key]!.text(row);
    units.set(unit, [...(units.get(unit) ?? []), row]);
  }
  const several = [...units.values()].filter(rows => new Set(rows.map(row => profiles[coder]!.text(row))).size > 1);
  const given = new Map<string, FieldDoubt | null>();
  for (const claim of claims) {
    const [column] = claim.columns;
    if (column === undefined || column === key || column === coder || column === stage?.index) continue;
    const profile = profiles[column]!;
    const isEqual = claim.columns.every(at =>
      several.every(rows => new Set(rows.map(row => profiles[at]!.text(row))).size === 1),
    );
    const isCitation = isCitationHeader(profile.header) || soundsLikeKey(profile.header) > 0;
    if (isCitation) {
      if (isEqual) given.set(claim.field.name, null);
    } else if (isEqual && several.length >= MANY && (profile.paged || profile.values.length > 1))
      given.set(claim.field.name, {
        key: 'given',
        evidence: `all rows of a study are equal in ${several.length} of ${several.length} studies with several coders`,
        question: 'Did each coder fill this field?',
        proposal: 'no, it was filled before, so coders are not compared in it',
        otherwise: 'agreement of 100% is computed',
        choices: [{ label: 'yes', field: { given: undefined } }],
      });
  }
  return given;
}

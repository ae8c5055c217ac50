import type { OpenReview } from '../../read/session.ts';

/**
 * What must stand under every exhibit of data that machines coded: from what they coded, and how many units a person has
 * verified. null where no coder is a machine. From the coders' roles and `provenance` in review.yaml.
 */
export function disclosureOf({ review, studies }: OpenReview): string | null {
  const roles = (review.value.codings ?? []).flatMap(coding => Object.values(coding.roles ?? {}));
  if (!roles.includes('machine')) return null;
  const { from, verified = 0 } = review.value.provenance ?? {};
  return `machine-coded${from === undefined ? '' : ` from ${from}`}; ${verified} of ${studies.coded.units} verified`;
}

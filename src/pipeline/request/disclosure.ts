import { sentenceCase } from '../../base/sentence-case.ts';
import type { OpenReview } from '../../read/session.ts';
import type { Resource, Review } from '../../review.ts';

/**
 * What must stand under every exhibit of the units that a review counts: that they are synthetic, or that machines coded them,
 * from what, and how many a person has verified. null where neither is so.
 */
export const disclosureOf = ({ review, resource, studies }: OpenReview): string | null =>
  resourceDisclosure(review, resource, studies.coded.units);

/**
 * The same of one resource: from its `synthetic` and `machineCoded`, the roles of its coders, and `provenance` in review.yaml.
 *
 * @param units how many there are; null where they are not counted
 */
export function resourceDisclosure(
  { value, studies }: Review,
  resource: Resource,
  units: number | null,
): string | null {
  const { synthetic = false, machineCoded, provenance: made } = resource;
  const codings = (value.codings ?? []).filter(coding => (coding.of ?? studies.name) === resource.name);
  const isMachine = codings.some(coding => Object.values(coding.roles ?? {}).includes('machine'));
  const { from, verified = 0 } = value.provenance ?? {};
  const of = units === null ? '' : `; ${verified} of ${units} verified`;
  const coded =
    machineCoded !== undefined
      ? `machine-coded (${machineCoded})${of}`
      : isMachine
        ? `machine-coded${from === undefined ? '' : ` from ${from}`}${of}`
        : null;
  const generator =
    made?.generator === undefined ? '' : ` by ${made.generator}${made.version === undefined ? '' : ` ${made.version}`}`;
  const parts = [
    ...(synthetic ? [`synthetic data, made up${generator}: no real studies`] : []),
    ...(coded === null ? [] : [coded]),
  ];
  return parts.length === 0 ? null : parts.join('; ');
}

/** A disclosure as it is printed. */
export const disclosureSentence = (disclosure: string): string => `${sentenceCase(disclosure)}.`;

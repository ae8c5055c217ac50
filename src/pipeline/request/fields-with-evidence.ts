import type { Field } from '../../model/codebook.ts';
import type { OpenReview } from '../../read/session.ts';

/** Fields whose codes name the place and the words that they rest on. */
export const fieldsWithEvidence = ({ codebook, studies }: OpenReview): Field[] =>
  codebook.fields.filter(
    field =>
      field.evidence !== null && studies.coded.columns.has(field.name) && studies.coded.columns.has(field.evidence),
  );

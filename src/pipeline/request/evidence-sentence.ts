import type { OpenReview } from '../../read/session.ts';

/** What the words beside the codes are: quotations, or the coders' own. */
export function evidenceSentence({ review }: OpenReview): string {
  const { evidence } = review.value.provenance ?? {};
  return evidence === undefined
    ? 'Whether the words beside a code are quotations is not declared.'
    : `The words beside a code are ${evidence}.`;
}

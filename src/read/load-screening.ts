import type { CodedTable } from '../model/coded-table.ts';
import type { OpenReview } from './session.ts';

/** A screening sheet and how it is read. */
export interface Screening {
  readonly coded: CodedTable;
  readonly decision: string;
  readonly include: string;
  readonly reason: string | null;
}

/** The screening sheet of a review that declares one, record by record; null for every other review. */
export async function screeningOf({ review, sheet }: OpenReview): Promise<Screening | null> {
  const declared = review.value.flow;
  if (declared === undefined || typeof declared === 'string' || declared.screening === undefined) return null;
  const { resource, decision, include = 'include', reason = null } = declared.screening;
  return { coded: (await sheet(resource)).coded, decision, include, reason };
}

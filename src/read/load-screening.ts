import type { CodedTable } from '../model/coded-table.ts';
import type { Review } from '../review.ts';
import { validate } from '../validate/validate.ts';
import { readResource } from './coded-sheet.ts';

/** A screening sheet and how it is read. */
export interface Screening {
  readonly coded: CodedTable;
  readonly decision: string;
  readonly include: string;
  readonly reason: string | null;
}

/** The screening sheet of a review that declares one, record by record; null for every other review. */
export async function screeningOf(review: Review): Promise<Screening | null> {
  const declared = review.value.flow;
  if (declared === undefined || typeof declared === 'string' || declared.screening === undefined) return null;
  const { resource: name, decision, include = 'include', reason = null } = declared.screening;
  const resource = review.resource(name);
  const codebook = await review.codebook(resource);
  if (codebook === null) return null;
  const unit = { name: 'record', key: codebook.primaryKey[0] ?? null };
  return { coded: validate(await readResource(review, resource), codebook, { unit }).coded, decision, include, reason };
}

import type { ClaimsCheck } from '../claims/check.ts';
import type { ClaimSet } from '../claims/claim.ts';
import type { CodedTable } from '../model/coded-table.ts';
import { validate } from '../validate/validate.ts';
import type { OpenReview } from './open.ts';
import type { Output } from './output.ts';
import { readResource } from './resource.ts';
import type { Shown } from './shown.ts';

/** What pages are made from: a review with everything that the build made of it. */
export interface ForPages {
  readonly open: OpenReview;
  readonly shown: readonly Shown[];
  readonly claims: ClaimsCheck | null;
  readonly claimSets: readonly ClaimSet[];
  /** SHA-256 by path of every file that was read */
  readonly hashes: readonly (readonly [string, string])[];
  /** what changed since a former state, in one paragraph */
  readonly changes: string | null;
  readonly screening: Screening | null;
}

/** The screening sheet and how it is read. */
export interface Screening {
  readonly coded: CodedTable;
  readonly decision: string;
  readonly include: string;
  readonly reason: string | null;
}

/** Makes pages of a built review; passed in, since pages stand above the pipeline. */
export type PageMaker = (material: ForPages) => Promise<Output[]>;

/** The screening sheet of a review that declares one. */
export async function screeningOf({ review }: OpenReview): Promise<Screening | null> {
  const declared = review.value.flow;
  if (declared === undefined || typeof declared === 'string' || declared.screening === undefined) return null;
  const { resource: name, decision, include = 'include', reason = null } = declared.screening;
  const resource = review.resource(name);
  const codebook = await review.codebook(resource);
  if (codebook === null) return null;
  const table = await readResource(review, resource);
  const unit = { name: 'record', key: codebook.primaryKey[0] ?? null };
  return { coded: validate(table, codebook, { unit }).coded, decision, include, reason };
}

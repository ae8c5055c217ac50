import type { ClaimsCheck } from '../../claims/check.ts';
import type { ClaimSet } from '../../claims/claim.ts';
import type { Screening } from '../../read/load-screening.ts';
import type { OpenReview } from '../../read/session.ts';
import type { Output } from '../../write/output.ts';
import type { Shown } from '../exhibits/shown.ts';

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
  readonly screening: readonly Screening[];
}

/** Makes pages of a built review; passed in, since pages stand above the pipeline. */
export type PageMaker = (material: ForPages) => Promise<Output[]>;

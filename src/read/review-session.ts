import type { Effects } from '../base/effects.ts';
import type { Codebook } from '../model/codebook.ts';
import type { Table } from '../model/table.ts';
import type { Resource, Review } from '../review.ts';
import type { Citation } from '../validate/rule.ts';
import type { Unit, Validated } from '../validate/validate.ts';
import type { CodersRead } from './load-coders.ts';
import type { FoundFlow } from './load-flow.ts';
import type { loadVerification } from './load-verification.ts';
import type { OpenReview } from './open-review.ts';

export type Verified = Awaited<ReturnType<typeof loadVerification>> | null;
/** A review whose sheets are read when they are needed, each once. A null says that the review declares no such thing. */
export interface ReviewSession {
  readonly review: Review;
  /** what its files are read through: those of a former state stand at a git revision */
  readonly effects: Effects;
  readonly codebook: Codebook;
  readonly unit: Unit;
  readonly citation: Citation;
  table(resource: Resource): Promise<Table>;
  studies(): Promise<Validated>;
  coders(): Promise<CodersRead>;
  flow(): Promise<FoundFlow | null>;
  verification(): Promise<Verified>;
  /** units by field whose code was suggested before it was given */
  anchored(): Promise<ReadonlyMap<string, ReadonlySet<string>>>;
  /** any resource of the review by its own codebook, else by that of the studies */
  sheet(name: string): Promise<Validated>;
  /** one resource (the studies, where none is named) with what it belongs to; a part that would need another sheet throws */
  onlyStudies(of?: string | null): Promise<OpenReview>;
  /** the review with studies and coders that were read elsewhere, and nothing else */
  withCoders(read: { readonly studies: Validated; readonly coders: CodersRead }): Promise<OpenReview>;
  /** everything that the review declares */
  whole(): Promise<OpenReview>;
  /** everything that can be read; a part that can't throws its Fault where an analysis asks for it */
  readable(): Promise<OpenReview>;
}

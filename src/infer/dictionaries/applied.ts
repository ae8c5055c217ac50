import type { DraftCodebook, InferNote } from '../draft.ts';

/** A proposal with what a dictionary knows laid over it. */
export interface Applied {
  readonly codebook: DraftCodebook;
  readonly notes: readonly InferNote[];
  /** fields that the dictionary spoke of */
  readonly known: ReadonlySet<string>;
  /** proposed names that gave way to the dictionary's */
  readonly renamed: ReadonlyMap<string, string>;
}

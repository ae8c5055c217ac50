import type { AnalysisRequest } from '../model/analysis-request.ts';
import type { Codebook, Field } from '../model/codebook.ts';
import type { ResultRow } from '../model/result-row.ts';

/** Row-level data that claims are checked against. The rows come from a function: this room computes none. */
export interface ReviewData {
  /** how it is named to the reader: a file */
  readonly name: string;
  readonly codebook: Codebook;
  /** those fields of the codebook that the data have */
  readonly fields: readonly Field[];
  /** plural of what is counted */
  readonly units: string;
  /** how many of them a person has verified, as the review declares; null for other resources */
  readonly verified: number | null;
  rows(requests: readonly AnalysisRequest[]): readonly ResultRow[];
  /** units for which this is true; all where null */
  count(where: string | null): number;
  /** how many categories or different numbers a field's column has */
  levels(field: string): number;
  levelLabel(field: string, level: string): string;
  fieldTitle(field: string): string;
}

/** What the data say where a claim reports something. */
export interface ComputedValues {
  readonly n: number | null;
  readonly N: number | null;
  /** statistics by name */
  readonly values: ReadonlyMap<string, number>;
  readonly ci: { readonly low: number; readonly high: number } | null;
  /** what was computed, in words */
  readonly words: string;
}

/** ComputedValues of a share: n of N. */
export const shareValues = (n: number | null, N: number | null, words: string): ComputedValues => ({
  n,
  N,
  values: new Map(),
  ci: null,
  words,
});

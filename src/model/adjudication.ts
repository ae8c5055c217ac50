/** A disagreement as a row of the adjudicator's sheet. */
export interface AdjudicationRow {
  readonly stage: string;
  readonly unit: string;
  readonly field: string;
  /** as codes, one a coder; '' for a coder without a rating */
  readonly codes: readonly string[];
  /** the place and words that each coder named, in the same order; left out where nobody named any */
  readonly evidence?: readonly string[];
  /** the consensus when the sheet was written */
  readonly before: string;
}

/** What an adjudicator's sheet is made of. */
export interface Adjudication {
  readonly coders: readonly string[];
  readonly rows: readonly AdjudicationRow[];
  /** the codes of each field; an open list is a proposal only */
  readonly lists: readonly { readonly field: string; readonly codes: readonly string[]; readonly closed: boolean }[];
}

/** The header of a coder's evidence. */
export const evidenceHeader = (coder: string): string => `evidence of ${coder}`;

/** Headers of the sheet; the coders' names stand between `field` and `before`. */
export const ADJUDICATION = {
  sheet: 'adjudication',
  lists: 'lists',
  stage: 'stage',
  unit: 'unit',
  field: 'field',
  before: 'consensus before',
  consensus: 'consensus',
  reason: 'reason',
  /** in the hidden sheet: the rows that were written */
  rows: 'rows written',
} as const;

/**
 * The name of a row, by which it is found again.
 *
 * @example adjudicationId({ stage: 'charting', unit: 's001', field: 'method' }) // => '["charting","s001","method"]'
 */
export const adjudicationId = ({ stage, unit, field }: Pick<AdjudicationRow, 'stage' | 'unit' | 'field'>): string =>
  JSON.stringify([stage, unit, field]);

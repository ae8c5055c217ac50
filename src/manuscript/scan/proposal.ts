/** A category (or a whole field, with level null) and the words that it goes by. */
export interface Term {
  readonly field: string;
  readonly level: string | null;
  /** label, code, aliases */
  readonly names: readonly string[];
  /** title and name of the field */
  readonly fieldNames: readonly string[];
  /** the field holds several codes */
  readonly multi?: boolean;
  /** no category but a missing state: found by its exact label beside the field's title, never by its words */
  readonly state?: boolean;
}

/** What a mention may speak of. */
export interface Proposal {
  readonly field: string;
  readonly level: string | null;
  /** the subgroup that a column or row of a table stands for, as an expression */
  readonly where?: string;
  /** the same with part and subgroup exchanged: what is meant where the percentages are of the row */
  readonly turned?: Proposal;
  /** the subgroup is the row's, else the column's */
  readonly byRow?: boolean;
  /** 0 to 1 */
  readonly confidence: number;
}

/** What is left of a proposal where something beside it is not understood. */
export const doubted = (proposal: Proposal): Proposal => ({
  ...proposal,
  confidence: Math.round(proposal.confidence * 50) / 100,
});

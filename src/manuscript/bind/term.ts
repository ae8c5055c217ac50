/** A category, a number or a yes-or-no field of a codebook, with the words that it goes by. */
export interface Term {
  readonly field: string;
  /** null where the field itself is meant: its median, its number of categories, the agreement on it */
  readonly level: string | null;
  /** label, code, aliases */
  readonly names: readonly string[];
  /** title, name and aliases of the field */
  readonly fieldNames: readonly string[];
  /** the field holds several codes */
  readonly multi?: boolean;
  /** no category but a missing state */
  readonly state?: boolean;
  /** another resource than the review's studies */
  readonly data?: string;
  /** what the field holds, where it is no category */
  readonly holds?: 'number' | 'year';
  /** the condition under which the field applies */
  readonly appliesIf?: string;
}

/** What a mention may speak of. */
export interface Proposal {
  readonly field: string;
  readonly level: string | null;
  /** the subgroup that a sentence, a column or a row of a table names, as an expression */
  readonly where?: string;
  /** the units that it is a share of, where the text says that it is of those that report the field, or of all */
  readonly denominator?: 'reported' | 'all';
  /** the resource, where it is not the review's studies */
  readonly data?: string;
  /** a whole that the text states, and that nobody names: perhaps those that report the field */
  readonly ofStated?: number;
  /** the statistic of another analysis than shares, summaries and agreement */
  readonly row?: { readonly analysis: string; readonly statistic: string };
  /** the same with part and subgroup exchanged: what is meant where the percentages are of the row */
  readonly turned?: Proposal;
  /** the subgroup is the row's, else the column's */
  readonly byRow?: boolean;
  /** the probability that this is what the number reports, 0 to 1 */
  readonly certainty: number;
  /** what a reader must know of how it was bound */
  readonly note?: string;
}

/** What is left of a proposal where something beside it is not understood. */
export const doubted = (proposal: Proposal): Proposal => ({
  ...proposal,
  certainty: Math.round(proposal.certainty * 50) / 100,
});

/** A field by its name, and by its resource where it is not one of the studies'. */
export const fieldKey = (term: { readonly field: string; readonly data?: string | undefined }): string =>
  term.data === undefined ? term.field : `${term.data}\u0000${term.field}`;

export const proposalOf = (term: Term, certainty: number): Proposal => ({
  field: term.field,
  level: term.level,
  ...(term.data === undefined ? {} : { data: term.data }),
  certainty: Math.round(certainty * 100) / 100,
});

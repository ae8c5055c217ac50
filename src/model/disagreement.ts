/** What one coder gave, with place and words where the field names its evidence. */
export interface CoderCode {
  readonly coder: string;
  readonly code: string;
  readonly evidence?: string;
}

/** A unit on whose code for a field the coders of a stage differ. */
export interface Disagreement {
  readonly stage: string;
  readonly key: string;
  readonly field: string;
  /** what each coder gave, as codes; a coder without a rating is left out */
  readonly codes: readonly CoderCode[];
  /** what the consensus says, or null where it has no such unit or field; '' where it is blank */
  readonly consensus: string | null;
}

import type { State } from './state.ts';

/** What a cell says: a state, and its codes where it is coded. */
export interface CellCodes {
  readonly state: State;
  readonly codes: readonly string[];
}

/** One cell that a person looked up again. */
export interface VerifiedCode {
  /** the unit's key */
  readonly unit: string;
  readonly field: string;
  /** as the sheet had it when it was looked up */
  readonly printed: CellCodes;
  /** as the source has it */
  readonly verified: CellCodes;
  /** in which part of the units the sample was drawn; '' for none */
  readonly stratum: string;
  /** whether chance alone chose it */
  readonly random: boolean;
}

/** A verification sample: units whose printed codes were checked against the source. */
export interface VerificationSample {
  readonly file: string;
  /** the field whose codes are the strata; null where the sample has none */
  readonly stratumField: string | null;
  readonly codes: readonly VerifiedCode[];
}

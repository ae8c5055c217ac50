/** One cell that a person looked up again. */
export interface VerifiedCode {
  /** the unit's key */
  readonly unit: string;
  readonly field: string;
  /** cell texts as they stand in a sheet */
  readonly printed: string;
  readonly verified: string;
  /** in which part of the units the sample was drawn; '' for none */
  readonly stratum: string;
  /** whether chance alone chose it */
  readonly random: boolean;
  /** where it stands, e.g. `corpus/verified.csv row 5` */
  readonly place: string;
}

/** A verification sample: units whose printed codes were checked against the source. */
export interface VerificationSample {
  readonly name: string;
  /** the field whose codes are the strata; null where the sample has none */
  readonly stratumField: string | null;
  readonly codes: readonly VerifiedCode[];
}

import type { State } from './state.ts';

/** What one cell says of a unit, in words and in codes. */
export interface ListedCell {
  readonly state: State;
  /** what is printed: labels joined with commas, a number, the text; '' for a missing state */
  readonly text: string;
  /** the codes behind it; of a number or a free text its own text */
  readonly codes: readonly string[];
}

/** A unit as a reader knows it. */
export interface CitedUnit {
  readonly key: string;
  /** e.g. `Tang 2023` */
  readonly citation: string;
  readonly doi: string | null;
}

/** Place and words behind a code, as a field with `evidence:` names them. */
export interface EvidenceCell {
  readonly field: string;
  readonly text: string;
}

/** Units one by one, for tables of studies and for figures that show each of them. */
export interface Listing {
  readonly fields: readonly string[];
  readonly units: readonly (CitedUnit & { readonly cells: readonly ListedCell[] })[];
}

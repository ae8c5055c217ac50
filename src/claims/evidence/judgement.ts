/** What one verdict says of a case. */
export interface Judgement {
  readonly explanation: string;
  /** expected number of candidates that would fit by accident; an explanation that chance alone would give says little */
  readonly accident?: number;
  /** the claim itself must be mended (a field that isn't there): unexpected whatever it says */
  readonly broken?: boolean;
}

/** Explanations that at least so many candidates would give by accident don't take the place of "not reproduced". */
export const TOO_MANY_ACCIDENTS = 0.5;

/** A number that is one slip of the hand away from the right one needs a better reason to come from elsewhere. */
export const TOO_MANY_BESIDE_A_SLIP = 0.15;

export const convincing = (found: Judgement | null, slipped: boolean): boolean =>
  found !== null && (found.accident ?? 0) < (slipped ? TOO_MANY_BESIDE_A_SLIP : TOO_MANY_ACCIDENTS);

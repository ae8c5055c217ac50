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

export const convincing = (found: Judgement | null): boolean =>
  found !== null && (found.accident ?? 0) < TOO_MANY_ACCIDENTS;

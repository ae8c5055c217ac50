/** A reported number whose verdict changed, or that is reported otherwise than before. */
export interface ClaimMoved {
  readonly id: string;
  readonly source: string;
  /** the verdicts; null where that state reports no such number */
  readonly old: string | null;
  readonly new: string | null;
  /** what was and is reported, where that changed */
  readonly reported?: readonly [string | null, string | null];
  readonly explanation: string;
}

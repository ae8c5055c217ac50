// Made by `npm run generate` from the list of verdicts (src/claims/verdicts/index.ts): edit that, not this file.

/** What is said of a claim, strongest first. */
export const VERDICT_NAMES = [
  'impossible',
  'contradiction',
  'does_not_add_up',
  'not_reproduced',
  'stale',
  'other_denominator',
  'complement',
  'near_miss',
  'other_rounding',
  'reproduced',
  'possible',
  'not_checkable',
] as const;

export type VerdictName = (typeof VERDICT_NAMES)[number];

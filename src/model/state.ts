import { STATE_NAMES } from '../base/expression.ts';

/**
 * The states of a cell. `coded`, or why there is no code; `invalid` is a cell with an error finding.
 * The order is the order of their rows in results, and a state byte is an index into this list.
 */
export const STATES = STATE_NAMES;
export type State = (typeof STATES)[number];

/** The states that a codebook's `missingValues` may name. */
export const DECLARABLE_STATES = ['not_reported', 'unclear', 'not_applicable', 'not_coded', 'not_accessible'] as const;
export type MissingState = (typeof DECLARABLE_STATES)[number];

export const CODED = 0;
export const NOT_REPORTED = 1;
export const UNCLEAR = 2;
export const NOT_APPLICABLE = 3;
export const NOT_CODED = 4;
export const NOT_ACCESSIBLE = 5;
export const INVALID = 6;

/** What is printed for a state. */
export const STATE_LABELS: Readonly<Record<State, string>> = {
  coded: 'Coded',
  not_reported: 'Not reported',
  unclear: 'Unclear',
  not_applicable: 'Not applicable',
  not_coded: 'Not coded',
  not_accessible: 'Not accessible',
  invalid: 'Invalid',
};

/**
 * The denominators, widest first: all ⊇ accessible ⊇ coded ⊇ applicable ⊇ reported.
 * `responses` (percent of mentions of a multi-select field) stands outside the chain.
 */
export const DENOMINATORS = ['all', 'accessible', 'coded', 'applicable', 'reported'] as const;
export type Denominator = (typeof DENOMINATORS)[number] | 'responses';

/** Whether a unit in this state (a state byte) is in this denominator. */
export const IN_DENOMINATOR: Readonly<Record<(typeof DENOMINATORS)[number], readonly boolean[]>> = {
  //           coded  NR     unclear n/a    blank  no access invalid
  all: [true, true, true, true, true, true, true],
  accessible: [true, true, true, true, true, false, true],
  coded: [true, true, true, true, false, false, false],
  applicable: [true, true, true, false, false, false, false],
  reported: [true, false, false, false, false, false, false],
};

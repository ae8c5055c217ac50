import type { CodedTable } from './coded-table.ts';
import type { Flow } from './flow.ts';
import type { Parents } from './parents.ts';
import type { Denominator, MissingState } from './state.ts';
import type { UnconfirmedGuess } from './unconfirmed-guess.ts';
import type { VerificationSample } from './verification.ts';

/** One coder's sheet of a stage. */
export interface CoderTable {
  readonly stage: string;
  readonly coder: string;
  readonly role: string;
  readonly coded: CodedTable;
  /** false where the sheet has no key, so that its rows join nothing */
  readonly keyed?: boolean;
  /** the position of a field's column in the sheet, where it has exactly one */
  readonly columnOf?: (field: string) => number | null;
  /** fields whose column stands once for all coders, so that nobody's code can be compared with another's */
  readonly sharedFields?: ReadonlySet<string>;
}

/** Which missing states are a category, which no rating, and which are left out where all coders gave them. */
export interface RatingRules {
  readonly category?: readonly MissingState[] | undefined;
  readonly none?: readonly MissingState[] | undefined;
  readonly drop?: readonly MissingState[] | undefined;
}

/** What is known of a stage besides its coders' sheets. */
export interface Stage {
  readonly name: string;
  /** which units were coded twice, and how they were chosen */
  readonly sample: string | null;
  readonly ratings: RatingRules;
  /** fields that only say which rows belong to the stage */
  readonly selectedBy?: readonly string[];
  /** the sheet with the consensus, or null */
  readonly consensus: CodedTable | null;
}

/** Some columns of a sheet. */
export interface ColumnsRead {
  /** their headers, in the sheet's order */
  readonly headers: readonly string[];
  /** how many columns the sheet has */
  readonly of: number;
}

/** What analyses read. */
export interface Material {
  readonly coded: CodedTable;
  readonly coders: readonly CoderTable[];
  /** the stages that the coders' sheets belong to */
  readonly stages?: readonly Stage[];
  /** units by field whose code was suggested before it was given: no independent ratings */
  readonly anchored?: ReadonlyMap<string, ReadonlySet<string>>;
  /** the review's own denominator, where a request names none */
  readonly denominator: Denominator;
  /** the target population of confidence intervals */
  readonly target: string | null;
  /** the date of the last search (YYYY-MM-DD): the year that it ends within is only partly covered */
  readonly searched?: string | null;
  /** codes that were looked up again, where the review declares them */
  readonly verification?: VerificationSample | null;
  /** what review.yaml guesses: the counting unit, how the sheet is read, who coded */
  readonly guesses?: readonly UnconfirmedGuess[];
  /** the counts of the flow diagram, where the review declares them */
  readonly flow?: Flow | null;
  /** the resource whose units are counted; left out: the review's studies */
  readonly from?: string;
  /** the units that its units belong to, the nearest first: arms, then studies */
  readonly parents?: readonly Parents[];
  /** what another resource of the review gives, by its name; a Fault where it can't be counted */
  readonly resource?: (name: string) => Material;
  /** the columns that were read and checked, where nothing that is asked for depends on the others */
  readonly columnsRead?: ColumnsRead;
  /** why its units can't be counted: the place and the key of a row that repeats another; null where they can */
  readonly duplicate?: string | null;
}

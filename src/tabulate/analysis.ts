import type { AnalysisRequest } from '../model/analysis-request.ts';
import type { CodedTable } from '../model/coded-table.ts';
import type { Results } from '../model/result-row.ts';
import type { Denominator } from '../model/state.ts';
import type { VerificationSample } from '../model/verification.ts';

/** One coder's sheet of a stage. */
export interface CoderTable {
  readonly stage: string;
  readonly coder: string;
  readonly role: string;
  readonly coded: CodedTable;
}

/** What analyses read. */
export interface Material {
  readonly coded: CodedTable;
  readonly coders: readonly CoderTable[];
  /** the review's own denominator, where a request names none */
  readonly denominator: Denominator;
  /** the population that intervals speak of */
  readonly target: string | null;
  /** the date of the last search (YYYY-MM-DD): the year that it ends within is only partly covered */
  readonly searched?: string | null;
  /** codes that were looked up again, where the review declares them */
  readonly verification?: VerificationSample | null;
}

/** One analysis: a request and the material in, result rows out. Pure. */
export interface Analysis {
  readonly name: string;
  /** one sentence for the reference */
  readonly describe: string;
  /** names of options that it understands, for messages */
  readonly options?: readonly string[];
  run(request: AnalysisRequest, material: Material): Results;
}

export const analysis = (entry: Analysis): Analysis => entry;

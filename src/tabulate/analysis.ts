import type { Denominator } from '../model/state.ts';
import type { CodedTable } from '../model/coded-table.ts';
import type { Results } from '../model/result-row.ts';

/** What an exhibit, a claim or a command asks for: one analysis of one or more fields. */
export interface AnalysisRequest {
  /** an analysis' name */
  readonly analysis: string;
  /** field names, or propositions in the expression language */
  readonly fields: readonly string[];
  /** subgroups: one or more fields, crossed */
  readonly by?: readonly string[];
  /** only units for which this is true */
  readonly where?: string | null;
  readonly denominator?: Denominator | null;
  readonly ci?: { readonly method: string; readonly level: number } | null;
  readonly test?: boolean;
  /** keys of the units behind each n */
  readonly studies?: boolean;
  /** what only this analysis understands */
  readonly options?: Readonly<Record<string, unknown>>;
}

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

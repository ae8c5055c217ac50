import type { Denominator } from './state.ts';

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
  /** the resource whose units are counted; null: the studies */
  readonly of?: string | null;
  readonly denominator?: Denominator | null;
  readonly ci?: { readonly method: string; readonly level: number } | null;
  readonly test?: boolean;
  /** keys of the units behind each n */
  readonly studies?: boolean;
  /** what only this analysis understands */
  readonly options?: Readonly<Record<string, unknown>>;
}

import type { ResultRow } from '../../model/result-row.ts';
import type { Denominator } from '../../model/state.ts';
import type { StatisticStyle } from '../../model/statistic-catalogue.ts';

/** What of a row is printed. */
export const SHAPES = ['share', 'n', 'N', 'n/N', '%', 'ci', 'citations', 'studies', 'value', 'p', 'df', 'se'] as const;
export type Shape = (typeof SHAPES)[number];

/** What a query asks for: all units, a share of a field's category, a proposition, or a statistic of a field. */
export type QuerySubject =
  | { readonly kind: 'units'; readonly expression: string }
  | {
      readonly kind: 'category';
      readonly field: string;
      readonly level: string;
      readonly row: 'level' | 'rollup' | 'state';
    }
  | { readonly kind: 'proposition'; readonly expression: string }
  | StatisticSubject;

/** What stands in the brackets of a statistic: a field, one of its codes or states, or a proposition. */
export interface Argument {
  /** a field's name, a proposition's canonical text, or a box of the flow diagram */
  readonly field: string;
  readonly level: string | null;
  /** the level is a missing state */
  readonly state: boolean;
}

/** One row of an analysis: `cramers_v(method, domain)`, `recodings_zero(method = prompting)`. */
export interface StatisticSubject {
  readonly kind: 'statistic';
  readonly name: string;
  readonly analysis: string;
  readonly style: StatisticStyle;
  /** as it was written, for messages */
  readonly text: string;
  /** how many of the arguments are fields of the request; further ones are subgroups */
  readonly fields: number;
  readonly args: readonly Argument[];
  readonly by: readonly string[];
  readonly options: Readonly<Record<string, string | readonly string[]>>;
  readonly coder: string | null;
  readonly base: ResultRow['base'] | null;
}

/** A placeholder's query, understood. */
export interface Query {
  readonly subject: QuerySubject;
  readonly where: string | null;
  readonly denominator: Denominator | null;
  readonly shape: Shape;
  readonly ci: { readonly method: string; readonly level: number } | null;
}

/** A query that can't be answered, in words for whoever wrote it. */
export class QueryError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'QueryError';
  }
}

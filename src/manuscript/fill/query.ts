import type { Denominator } from '../../model/state.ts';

/** What of a row is printed. */
export const SHAPES = ['share', 'n', 'N', 'n/N', '%', 'ci', 'citations', 'studies', 'value'] as const;
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
  | {
      readonly kind: 'statistic';
      readonly name: string;
      readonly field: string /** of agreement */;
      readonly stage: string | null;
    };

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

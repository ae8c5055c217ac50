import {
  checkExpression,
  type Expression,
  ExpressionError,
  parseExpression,
  type Scope,
} from '../../base/expression.ts';
import type { Category } from '../../model/codebook.ts';
import { QueryError } from './query.ts';
import type { QueryableAnalysis } from './statistic-aliases.ts';

/** What a query may speak of. */
export interface QueryScope {
  readonly expressions: Scope;
  readonly unit: string;
  readonly units: string;
  /** a field that every unit has a cell for */
  readonly keyField: string;
  readonly intervals: readonly string[];
  /** the analyses whose statistics can be asked for by name */
  readonly analyses: readonly QueryableAnalysis[];
  categories(field: string): readonly Category[] | null;
}

/** An expression of these fields and codes, or a QueryError that says what is wrong with it. */
export function checkedExpression(text: string, scope: QueryScope): Expression {
  let tree: Expression;
  try {
    tree = parseExpression(text);
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    throw new QueryError(`${error.message}${error.hint === '' ? '' : ` (${error.hint})`}`);
  }
  const [problem] = checkExpression(tree, scope.expressions);
  if (problem !== undefined)
    throw new QueryError(`${problem.message}${problem.hint === '' ? '' : ` (${problem.hint})`}`);
  return tree;
}

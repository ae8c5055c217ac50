import type { ExpressionNode } from '../../base/expression/expression-node.ts';
import { fold } from '../../base/fold.ts';
import type { AnalysisRequest } from '../../model/analysis-request.ts';
import type { CodedTable } from '../../model/coded-table.ts';

/**
 * A field's name as the codebook writes it, where case, white space and dashes alone differ and no second field could be
 * meant; anything else as it is.
 */
export function declaredName(coded: CodedTable, typed: string): string {
  if (coded.columns.has(typed)) return typed;
  const folded = fold(typed);
  const found = [...coded.columns.keys()].filter(name => fold(name) === folded);
  return found.length === 1 ? found[0]! : typed;
}

/** A request with the names of its fields and subgroups as the codebook writes them. */
export const withDeclaredNames = <Request extends Pick<AnalysisRequest, 'fields' | 'by'>>(
  request: Request,
  coded: CodedTable,
): Request => ({
  ...request,
  fields: request.fields.map(name => declaredName(coded, name)),
  ...(request.by === undefined ? {} : { by: request.by.map(name => declaredName(coded, name)) }),
});

/** An expression with the names of its fields as the codebook writes them. */
export function inDeclaredNames<Node extends ExpressionNode>(expression: Node, coded: CodedTable): Node {
  switch (expression.kind) {
    case 'not':
      return { ...expression, node: inDeclaredNames(expression.node, coded) };
    case 'and':
    case 'or':
      return { ...expression, nodes: expression.nodes.map(node => inDeclaredNames(node, coded)) };
    default:
      return { ...expression, field: { ...expression.field, name: declaredName(coded, expression.field.name) } };
  }
}

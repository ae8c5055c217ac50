import type { Expression, ExpressionNode } from '../../base/expression.ts';
import type { CodedColumn } from '../../model/coded-table.ts';

type Look = (name: string) => CodedColumn | undefined;

/**
 * Whether an expression of the codebook asks for the one code of a field that has several: a part of the key, which is a single
 * code in each row and differs between the rows of a unit. Such a condition was judged row by row, and says nothing about the
 * unit.
 */
export function isOfRows(expression: ExpressionNode, look: Look): boolean {
  switch (expression.kind) {
    case 'not':
      return isOfRows(expression.node, look);
    case 'and':
    case 'or':
      return expression.nodes.some(node => isOfRows(node, look));
    case 'compare':
    case 'in':
      return look(expression.field.name)?.kind === 'multi';
    default:
      return false;
  }
}

/** An expression on rows as one on units: `outcome = pain` is true of a unit of which a row has it. What denies stays as it is. */
export function ofAnyRow(expression: Expression, look: Look): Expression {
  return { ...anyRow(expression, look), text: expression.text };
}

function anyRow(node: ExpressionNode, look: Look): ExpressionNode {
  switch (node.kind) {
    case 'not':
      return { ...node, node: anyRow(node.node, look) };
    case 'and':
    case 'or':
      return { ...node, nodes: node.nodes.map(part => anyRow(part, look)) };
    case 'compare':
      return node.operator === '=' && isOfRows(node, look)
        ? { kind: 'has', quantifier: 'any', field: node.field, operands: [node.operand], at: node.at }
        : node;
    case 'in':
      return !node.negated && isOfRows(node, look)
        ? { kind: 'has', quantifier: 'any', field: node.field, operands: node.operands, at: node.at }
        : node;
    default:
      return node;
  }
}

import { evaluate } from './evaluate.ts';
import type { ExpressionNode } from './expression-node.ts';
import { FALSE, TRUE } from './kleene.ts';
import type { Subject } from './subject.ts';

/**
 * The field whose cell makes an expression false in a row: of a conjunction one that is false, of a disjunction the last, since
 * all of them are. `not (a = 1 or b = 1)` with b = 1 is decided by b, wherever it stands.
 *
 * @returns for a row in which the expression is false, the name of the field
 */
export function decidingField(
  expression: ExpressionNode,
  subject: (field: string) => Subject,
  length: number,
): (row: number) => string {
  const known = new Map<ExpressionNode, Uint8Array>();
  const truthOf = (node: ExpressionNode): Uint8Array => {
    const before = known.get(node);
    if (before !== undefined) return before;
    const found = evaluate(node, subject, length);
    known.set(node, found);
    return found;
  };
  const decides = (node: ExpressionNode, row: number, value: number): string => {
    switch (node.kind) {
      case 'not':
        return decides(node.node, row, value === TRUE ? FALSE : TRUE);
      case 'and':
      case 'or': {
        const last = node.nodes.findLast(part => truthOf(part)[row] === value) ?? node.nodes.at(-1)!;
        return decides(last, row, value);
      }
      default:
        return node.field.name;
    }
  };
  return row => decides(expression, row, FALSE);
}

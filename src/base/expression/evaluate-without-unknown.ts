import { evaluate } from './evaluate.ts';
import type { ExpressionNode } from './expression-node.ts';
import { FALSE, kleeneJoinInto, kleeneNegateInto, TRUE, UNKNOWN } from './kleene.ts';
import type { Subject } from './subject.ts';

/**
 * Judges an expression as `evaluate` does, with a missing field read as one that has none of the codes: `=`, `in`, `has` and
 * comparisons by size are false there, `!=` and `not in` true. It says what a rule would find if it did not pass on unknown.
 *
 * @example [...evaluateWithoutUnknown(parseExpression('a = 3'), () => ({ kind: 'numeric', values: Float64Array.of(3, 0), states: Uint8Array.of(0, 1) }), 2)] // => [1, 0]
 */
export function evaluateWithoutUnknown(
  expression: ExpressionNode,
  subject: (field: string) => Subject,
  length: number,
): Uint8Array {
  switch (expression.kind) {
    case 'not':
      return kleeneNegateInto(evaluateWithoutUnknown(expression.node, subject, length));
    case 'and':
    case 'or': {
      const [first, ...rest] = expression.nodes;
      const result = evaluateWithoutUnknown(first!, subject, length);
      for (const node of rest) kleeneJoinInto(expression.kind, result, evaluateWithoutUnknown(node, subject, length));
      return result;
    }
    default: {
      const isNegated =
        (expression.kind === 'compare' && expression.operator === '!=') ||
        (expression.kind === 'in' && expression.negated);
      return evaluate(expression, subject, length).map(truth =>
        truth === UNKNOWN ? (isNegated ? TRUE : FALSE) : truth,
      );
    }
  }
}

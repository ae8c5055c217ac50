import type { ExpressionNode, Operand } from './expression-node.ts';

/** What is printed for a field, and for a code (or label, or alias) of a field. */
export interface PrintedNames {
  title(field: string): string;
  label(field: string, code: string): string;
}

/**
 * An expression as readers see it: fields by their titles, codes by their labels, states in words. Not to be parsed again.
 *
 * @example inWords(parseExpression('method=a and not (b is not_reported)'), { title: name => name.toUpperCase(), label: (_, code) => `the ${code}` }) // => 'METHOD = the a and not B is not reported'
 */
export function inWords(node: ExpressionNode, names: PrintedNames): string {
  const inner = (part: ExpressionNode): string => inWords(part, names);
  const bracketed = (part: ExpressionNode, kinds: readonly string[]): string =>
    kinds.includes(part.kind) ? `(${inner(part)})` : inner(part);
  switch (node.kind) {
    case 'and':
      return node.nodes.map(part => bracketed(part, ['or'])).join(' and ');
    case 'or':
      return node.nodes.map(inner).join(' or ');
    case 'not':
      return `not ${bracketed(node.node, ['and', 'or'])}`;
  }
  const field = names.title(node.field.name);
  const label = (operand: Operand): string => names.label(node.field.name, operand.text);
  const list = (operands: readonly Operand[]): string => `(${operands.map(label).join(', ')})`;
  switch (node.kind) {
    case 'compare':
      return `${field} ${node.operator} ${label(node.operand)}`;
    case 'in':
      return `${field} ${node.negated ? 'not in' : 'in'} ${list(node.operands)}`;
    case 'has':
      return node.operands.length === 1
        ? `${field} has ${label(node.operands[0]!)}`
        : `${field} has ${node.quantifier} ${list(node.operands)}`;
    case 'is':
      return `${field} is ${node.negated ? 'not ' : ''}${node.state.replaceAll('_', ' ')}`;
  }
}

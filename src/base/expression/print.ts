import type { ExpressionNode, Operand } from './expression-node.ts';
import { BARE_WORD } from './tokens.ts';

/** Words that mean something where a field is expected. */
export const KEYWORDS: ReadonlySet<string> = new Set(['and', 'or', 'not', 'in', 'has', 'is']);

/**
 * A word as it is written in an expression: bare where that is possible, else in this quote.
 *
 * @example printWord('Zero shot', "'") // => "'Zero shot'"
 * @example printWord('zero_shot', "'") // => 'zero_shot'
 */
export function printWord(word: string, quote: "'" | '`'): string {
  if (BARE_WORD.test(word) && !KEYWORDS.has(word.toLowerCase())) return word;
  const escaped = quote === '`' ? word : word.replaceAll('\\', '\\\\');
  return quote + escaped.replaceAll(quote, quote + quote) + quote;
}

const list = (operands: readonly Operand[]): string =>
  `(${operands.map(operand => printWord(operand.text, "'")).join(', ')})`;

/**
 * The canonical text of an expression: the same tree gives the same text, whatever its spaces, quotes, case of keywords and
 * needless parentheses were; parsed again it gives the same tree.
 *
 * @example print(parseExpression('( year>=2022 ) AND `method` IN ("few shot",b)')) // => "year >= 2022 and method in ('few shot', b)"
 */
export function print(node: ExpressionNode): string {
  switch (node.kind) {
    case 'and':
      return node.nodes.map(part => (part.kind === 'or' ? `(${print(part)})` : print(part))).join(' and ');
    case 'or':
      return node.nodes.map(print).join(' or ');
    case 'not':
      return node.node.kind === 'and' || node.node.kind === 'or'
        ? `not (${print(node.node)})`
        : `not ${print(node.node)}`;
  }
  const field = printWord(node.field.name, '`');
  switch (node.kind) {
    case 'compare':
      return `${field} ${node.operator} ${printWord(node.operand.text, "'")}`;
    case 'in':
      return `${field} ${node.negated ? 'not in' : 'in'} ${list(node.operands)}`;
    case 'has': {
      const only = node.operands.length === 1 ? node.operands[0] : undefined;
      return only === undefined
        ? `${field} has ${node.quantifier} ${list(node.operands)}`
        : `${field} has ${printWord(only.text, "'")}`;
    }
    case 'is':
      return `${field} is ${node.negated ? 'not ' : ''}${node.state}`;
  }
}

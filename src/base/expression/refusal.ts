import type { CompareNode, HasNode, InNode, Span } from './expression-node.ts';
import { print, printWord } from './print.ts';
import { resolveNumber } from './resolve.ts';

/** Why an expression makes no sense here, where, and what to write instead (may be empty). */
export interface Problem {
  readonly message: string;
  readonly hint: string;
  readonly at: Span;
}

/**
 * Why an operator doesn't fit a field of this kind, or null where it does. One place for checking and evaluating.
 *
 * @param ordered the field's categories are a scale
 * @example refusal(parseExpression('a = x'), 'multi', false)?.hint // => 'use a has x'
 * @example refusal(parseExpression('a = x'), 'single', false) // => null
 */
export function refusal(
  node: CompareNode | InNode | HasNode,
  kind: 'single' | 'multi' | 'numeric' | 'text',
  ordered: boolean,
): Problem | null {
  const operands = node.kind === 'compare' ? [node.operand] : node.operands;
  const name = printWord(node.field.name, '`');
  if (kind === 'multi' && node.kind !== 'has') {
    const written = operandText(
      operands.map(operand => operand.text),
      'has',
    );
    if (node.kind === 'compare' && node.operator !== '=' && node.operator !== '!=') {
      return {
        message: `${name} holds several codes and has no order, so "${print(node)}" is not defined`,
        hint: `use ${name} has ${written}`,
        at: node.at,
      };
    }
    const negated = node.kind === 'in' ? node.negated : node.operator === '!=';
    const operator = node.kind === 'in' ? (negated ? 'not in' : 'in') : node.operator;
    return {
      message: `${name} holds several codes, so "${operator}" is ambiguous`,
      hint: `use ${negated ? 'not ' : ''}${name} has ${written}`,
      at: node.at,
    };
  }
  if (node.kind === 'has' && kind !== 'multi') {
    const all = node.quantifier === 'all' ? ' (it can never hold all of them)' : '';
    return {
      message: `${name} holds one value; "has" is for fields with several${all}`,
      hint: `use ${name} ${operandText(
        operands.map(operand => operand.text),
        '=',
      )}`,
      at: node.at,
    };
  }
  if (kind === 'numeric') {
    const bad = operands.find(operand => resolveNumber(operand.text) === null);
    if (bad !== undefined)
      return {
        message: `${name} is a number, and "${bad.text}" is not`,
        hint: 'write a number with a decimal point',
        at: bad.at,
      };
  }
  if (
    node.kind === 'compare' &&
    node.operator !== '=' &&
    node.operator !== '!=' &&
    kind !== 'numeric' &&
    !(kind === 'single' && ordered)
  ) {
    return {
      message: `${name} has no order, "${node.operator}" needs a number or ordered categories`,
      hint: `use ${name} = … or ${name} in (…)`,
      at: node.at,
    };
  }
  return null;
}

function operandText(words: readonly string[], operator: 'has' | '='): string {
  const written = words.map(word => printWord(word, "'"));
  if (written.length === 1) return operator === '=' ? `= ${written[0]}` : written[0]!;
  return `${operator === '=' ? 'in' : 'any'} (${written.join(', ')})`;
}

import { nearest } from '../nearest.ts';
import type { ExpressionNode, Operand } from './expression-node.ts';
import { printWord } from './print.ts';
import { type Problem, refusal } from './refusal.ts';
import { resolveCode } from './resolve.ts';
import type { SubjectCategory } from './subject.ts';

export type { Problem } from './refusal.ts';

/** What a field is to an expression. */
export interface ScopeField {
  readonly kind: 'single' | 'multi' | 'numeric' | 'text';
  /** the declared categories, or null where any word may stand */
  readonly codes: readonly SubjectCategory[] | null;
  /** the categories are a scale: `<` compares positions */
  readonly ordered?: boolean;
}

/** The fields that an expression may speak of. */
export interface Scope {
  field(name: string): ScopeField | undefined;
  readonly fieldNames: readonly string[];
  /** why it does not know a name; null where there is nothing to say but the nearest one */
  whyUnknown?(name: string): string | null;
}

/** As many codes are listed where none is near. */
const LISTED = 8;

/**
 * Everything in an expression that makes no sense for these fields: an unknown field or code (with the nearest valid one),
 * an operator that doesn't fit, an ambiguous label. Empty where all is well.
 *
 * @example checkExpression(parseExpression('yaer > 2020'), { field: () => undefined, fieldNames: ['year'] }) // => [{ message: 'unknown field "yaer"', hint: 'did you mean year?', at: { start: 0, end: 4 } }]
 */
export function checkExpression(expression: ExpressionNode, scope: Scope): Problem[] {
  switch (expression.kind) {
    case 'not':
      return checkExpression(expression.node, scope);
    case 'and':
    case 'or':
      return expression.nodes.flatMap(node => checkExpression(node, scope));
  }
  const { name, at } = expression.field;
  const field = scope.field(name);
  if (field === undefined) {
    return [
      {
        message: `unknown field "${name}"`,
        hint: scope.whyUnknown?.(name) ?? proposal(name, scope.fieldNames, '`', 'fields'),
        at,
      },
    ];
  }
  if (expression.kind === 'is') return [];
  const refused = refusal(expression, field.kind, field.ordered ?? false);
  if (refused !== null) return [refused];
  const { codes } = field;
  if (codes === null || field.kind === 'numeric' || field.kind === 'text') return [];
  const operands = expression.kind === 'compare' ? [expression.operand] : expression.operands;
  const ordering = expression.kind === 'compare' && expression.operator !== '=' && expression.operator !== '!=';
  return operands.flatMap(operand => [
    ...checkWord(operand, name, codes),
    ...(ordering ? checkPosition(operand, name, codes) : []),
  ]);
}

/** A pure group has no position on a scale. */
function checkPosition(operand: Operand, field: string, codes: readonly SubjectCategory[]): Problem[] {
  const code = resolveCode(operand.text, [], codes);
  if (codes.find(category => category.value === code)?.codable !== false) return [];
  const message = `"${operand.text}" is a group of codes, so it has no position on the scale of ${printWord(field, '`')}`;
  return [{ message, hint: 'compare with one of its codes', at: operand.at }];
}

function checkWord(operand: Operand, field: string, codes: readonly SubjectCategory[]): Problem[] {
  const word = operand.text;
  if (resolveCode(word, [], codes) === null) {
    const values = codes.map(code => code.value);
    const labels = codes.map(code => code.label);
    const listed = nearest(word, values).length === 0 && nearest(word, labels).length > 0 ? labels : values;
    return [
      {
        message: `unknown category "${word}" of ${printWord(field, '`')}`,
        hint: proposal(word, listed, "'", 'categories'),
        at: operand.at,
      },
    ];
  }
  if (codes.some(code => code.value === word)) return [];
  const labelled = codes.filter(code => code.label === word);
  if (labelled.length < 2) return [];
  const values = labelled.map(code => printWord(code.value, "'")).join(', ');
  return [
    {
      message: `"${word}" is the label of several codes of ${printWord(field, '`')}`,
      hint: `write one of the codes ${values}`,
      at: operand.at,
    },
  ];
}

function proposal(word: string, valid: readonly string[], quote: "'" | '`', what: string): string {
  const [close] = nearest(word, valid);
  if (close !== undefined) return `did you mean ${printWord(close, quote)}?`;
  if (valid.length === 0) return `there are no ${what}`;
  const shown = valid.slice(0, LISTED).map(name => printWord(name, quote));
  return `${what} are ${shown.join(', ')}${valid.length > LISTED ? ` and ${valid.length - LISTED} more` : ''}`;
}

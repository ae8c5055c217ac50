import type { Expression } from '../base/expression.ts';
import type { Derived } from './codebook.ts';

/**
 * How a derived field comes about, in the words of the expression language: a proposition, or each category with its condition.
 *
 * @param textOf how an expression is written; as in the codebook by default
 */
export function derivedText(
  { expression, cases, categories, otherwise }: Derived,
  textOf: (expression: Expression) => string = ({ text }) => text,
): string {
  if (expression !== null) return textOf(expression);
  const name = (level: number): string => categories?.[level]?.value ?? '';
  const rest = otherwise === null ? [] : [`${name(otherwise)} otherwise`];
  return [...cases.map(({ level, when }) => `${name(level)} if ${textOf(when)}`), ...rest].join('; ');
}

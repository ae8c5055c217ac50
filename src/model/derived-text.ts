import type { Derived } from './codebook.ts';

/** How a derived field comes about, in the words of the expression language: a proposition, or each category with its condition. */
export function derivedText({ expression, cases, categories, otherwise }: Derived): string {
  if (expression !== null) return expression.text;
  const name = (level: number): string => categories?.[level]?.value ?? '';
  const rest = otherwise === null ? [] : [`${name(otherwise)} otherwise`];
  return [...cases.map(({ level, when }) => `${name(level)} if ${when.text}`), ...rest].join('; ');
}

import { resolveCode } from '../../base/expression/resolve.ts';
import { ExpressionError, parseExpression, print } from '../../base/expression.ts';
import { unknownMessage } from '../../base/unknown-word.ts';
import { type Argument, QueryError } from './query.ts';
import { checkedExpression, type QueryScope } from './scope.ts';

/**
 * The pieces between commas that stand outside quotes and brackets.
 *
 * @example splitArguments('a has "x, y", (b in (1, 2)), stage: c') // => ['a has "x, y"', '(b in (1, 2))', 'stage: c']
 */
export function splitArguments(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let quote = '';
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    const sign = text[at]!;
    if (quote !== '') {
      if (sign === quote) quote = '';
    } else if (sign === "'" || sign === '"' || sign === '`') quote = sign;
    else if (sign === '(') depth++;
    else if (sign === ')') depth--;
    else if (sign === ',' && depth === 0) {
      parts.push(text.slice(from, at).trim());
      from = at + 1;
    }
  }
  return [...parts, text.slice(from).trim()];
}

/**
 * What was typed without the quotes around it; a quote inside is doubled.
 *
 * @example unquoted("'it''s'") // => "it's"
 */
export function unquoted(text: string): string {
  const match = /^(['"`])(.*)\1$/s.exec(text);
  if (match === null) return text;
  const inside = match[2]!.replaceAll(match[1]! + match[1]!, match[1]!);
  return match[1] === '`' ? inside : inside.replaceAll('\\\\', '\\');
}

/**
 * One argument: a field (`method`), a field with one code, item or state (`method = prompting`, `release has code`,
 * `method is not_reported`), or a proposition, in brackets where it could be taken for a code (`(method = prompting)`).
 *
 * @param known false where names may be none of the codebook: boxes of the flow diagram, fields of coders' sheets
 */
export function argumentOf(text: string, scope: QueryScope, known: boolean): Argument {
  const bracketed = /^\((.+)\)(?:\s*=\s*(true|false))?$/.exec(text);
  if (bracketed?.[1] !== undefined && isWhole(bracketed[1]))
    return { field: print(checkedExpression(bracketed[1], scope)), level: bracketed[2] ?? null, state: false };
  const bare = unquoted(text);
  if (/^`.*`$|^[\p{L}\p{M}\p{N}_.-]+$/u.test(text) || scope.expressions.field(bare) !== undefined)
    return { field: known ? knownField(bare, scope) : bare, level: null, state: false };
  const tree = parsed(text);
  const [field, level, state] =
    tree?.kind === 'compare' && tree.operator === '='
      ? [tree.field.name, tree.operand.text, false]
      : tree?.kind === 'has' && tree.operands.length === 1
        ? [tree.field.name, tree.operands[0]!.text, false]
        : tree?.kind === 'is' && !tree.negated && tree.state !== 'missing'
          ? [tree.field.name, tree.state, true]
          : [null, '', false];
  if (field === null) return { field: print(checkedExpression(text, scope)), level: null, state: false };
  const categories = scope.categories(known ? knownField(field, scope) : field) ?? [];
  return { field, level: state ? level : (resolveCode(level, [], categories) ?? level), state };
}

/**
 * Whether one pair of brackets holds all of it.
 *
 * @example inBrackets('(a = 1) and (b = 2)') // => false
 */
export const inBrackets = (text: string): boolean => /^\(.+\)$/s.test(text) && isWhole(text.slice(1, -1));

/** The first bracket is closed by the last one: not `a) and (b`. */
function isWhole(inside: string): boolean {
  let depth = 0;
  for (const sign of inside.replace(/'[^']*'|"[^"]*"|`[^`]*`/g, '')) {
    if (sign === '(') depth++;
    if (sign === ')' && --depth < 0) return false;
  }
  return depth === 0;
}

const parsed = (text: string) => {
  try {
    return parseExpression(text);
  } catch (error) {
    if (error instanceof ExpressionError) return null;
    throw error;
  }
};

function knownField(name: string, { expressions }: QueryScope): string {
  if (expressions.field(name) !== undefined) return name;
  throw new QueryError(unknownMessage(name, expressions.fieldNames, 'field'));
}

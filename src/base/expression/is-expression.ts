import { ExpressionError } from './expression-error.ts';
import { parseExpression } from './parse.ts';

/**
 * Whether a text can be read as an expression, whatever fields it names.
 *
 * @example isExpression('year >= 2022') // => true
 * @example isExpression('method') // => false
 */
export function isExpression(text: string): boolean {
  try {
    parseExpression(text);
    return true;
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    return false;
  }
}

/**
 * Whether a text that is not the name of a field is meant as an expression, with or without a mistake; otherwise it is a
 * misspelt name.
 *
 * @example looksLikeExpression('method == prompting') // => true
 * @example looksLikeExpression('in-vitro') // => false
 */
export const looksLikeExpression = (text: string): boolean =>
  /[=<>]|\s(?:is|has|in)(?:\s|$)/.test(text) || isExpression(text);

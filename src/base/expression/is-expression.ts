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

/**
 * A text that is no expression, or an expression that makes no sense for the field it speaks of.
 *
 * @param offset where in the text (UTF-16 units, counted from 0)
 * @param hint   what to write instead; may be empty
 * @example new ExpressionError('"==" is no operator', 2, 'write =').offset // => 2
 */
export class ExpressionError extends Error {
  readonly offset: number;
  readonly hint: string;
  constructor(message: string, offset: number, hint = '') {
    super(message);
    this.name = 'ExpressionError';
    this.offset = offset;
    this.hint = hint;
  }
}

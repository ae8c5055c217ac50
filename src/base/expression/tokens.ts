import { ExpressionError } from './expression-error.ts';
import { COMPARATORS, type Span } from './expression-node.ts';

/** `word` is bare, `string` was quoted, `name` stood in backticks. */
export interface Token {
  readonly kind: 'word' | 'string' | 'name' | 'operator' | 'open' | 'close' | 'comma' | 'end';
  readonly text: string;
  readonly at: Span;
}

const BARE = String.raw`[\p{L}\p{N}\p{M}_\-./+]+`;
/** A whole text that needs no quotes. */
export const BARE_WORD = new RegExp(`^${BARE}$`, 'u');
const WORD = new RegExp(BARE, 'uy');
const SPACE = /\s+/uy;
const SYMBOLS = /[=!<>&|~^*%≤≥≠]+/uy;

/** What people write who come from another language. */
const FOREIGN: Readonly<Record<string, string>> = {
  '==': '=',
  '===': '=',
  '!==': '!=',
  '<>': '!=',
  '≠': '!=',
  '=<': '<=',
  '≤': '<=',
  '=>': '>=',
  '≥': '>=',
  '&&': 'and',
  '&': 'and',
  '||': 'or',
  '|': 'or',
  '!': 'not',
};

/**
 * A text in pieces, the last of them `end`.
 *
 * @throws ExpressionError at what no piece may start with, and at a quote that is never closed
 * @example tokens("a>='x y'").map(token => token.kind) // => ['word', 'operator', 'string', 'end']
 */
export function tokens(text: string): Token[] {
  const found: Token[] = [];
  let position = 0;
  const matchHere = (pattern: RegExp): string | null => {
    pattern.lastIndex = position;
    return pattern.exec(text)?.[0] ?? null;
  };
  const push = (kind: Token['kind'], value: string, end: number): void => {
    found.push({ kind, text: value, at: { start: position, end } });
    position = end;
  };
  while (position < text.length) {
    const character = text[position]!;
    const space = matchHere(SPACE);
    if (space !== null) {
      position += space.length;
      continue;
    }
    const word = matchHere(WORD);
    if (word !== null) push('word', word, position + word.length);
    else if (character === '(') push('open', character, position + 1);
    else if (character === ')') push('close', character, position + 1);
    else if (character === ',') push('comma', character, position + 1);
    else if (character === '"' || character === "'" || character === '`') {
      const { value, end } = quoted(text, position);
      push(character === '`' ? 'name' : 'string', value, end);
    } else pushOperator(character, matchHere(SYMBOLS));
  }
  push('end', '', text.length);
  return found;

  function pushOperator(character: string, symbols: string | null): void {
    if (symbols === null) {
      const shown = String.fromCodePoint(text.codePointAt(position)!);
      throw new ExpressionError(
        `"${shown}" has no meaning here`,
        position,
        'put words with unusual characters in quotes',
      );
    }
    if ((COMPARATORS as readonly string[]).includes(symbols)) {
      push('operator', symbols, position + symbols.length);
      return;
    }
    const instead = FOREIGN[symbols] ?? FOREIGN[character];
    throw new ExpressionError(
      `"${symbols}" is not an operator`,
      position,
      instead === undefined ? 'operators are = != < <= > >= in has is and or not' : `write ${instead}`,
    );
  }
}

/** A quoted piece; inside, the quote is doubled or follows a backslash, which also escapes itself (not in backticks). */
function quoted(text: string, start: number): { value: string; end: number } {
  const quote = text[start]!;
  let value = '';
  for (let i = start + 1; i < text.length; i++) {
    const character = text[i]!;
    const next = text[i + 1];
    if (character === '\\' && quote !== '`' && (next === '\\' || next === '"' || next === "'")) {
      value += next;
      i++;
    } else if (character !== quote) value += character;
    else if (next === quote) {
      value += quote;
      i++;
    } else return { value, end: i + 1 };
  }
  throw new ExpressionError(`the quote ${quote} is never closed`, start, `close it with ${quote}`);
}

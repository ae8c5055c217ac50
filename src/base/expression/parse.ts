import { nearest } from '../nearest.ts';
import { ExpressionError } from './expression-error.ts';
import {
  type Comparator,
  type Expression,
  type ExpressionNode,
  type FieldMention,
  type Operand,
  type QueryState,
  type Span,
  STATE_NAMES,
} from './expression-node.ts';
import { KEYWORDS, printWord } from './print.ts';
import { type Token, tokens } from './tokens.ts';

/** Deep enough for people, shallow enough for the stack. */
const DEPTH_LIMIT = 100;

const JOINING = new Set(['and', 'or', 'not']);

const span = (from: Span, to: Span): Span => ({ start: from.start, end: to.end });

/**
 * Parses a condition such as `method = prompting and (year >= 2022 or not strategy has few_shot)`.
 *
 * `not` binds closest, then `and`, then `or`. Keywords may be upper case. A field with an odd name stands in backticks; a
 * label with spaces in single or double quotes.
 *
 * @throws ExpressionError with the offset of the place that can't be read and a hint; for an empty text too
 * @example print(parseExpression('a=1 AND NOT (b has x or c is missing)')) // => 'a = 1 and not (b has x or c is missing)'
 */
export function parseExpression(text: string): Expression {
  const list = tokens(text);
  let next = 0;
  let depth = 0;

  const peek = (ahead = 0): Token => list[Math.min(next + ahead, list.length - 1)]!;
  const take = (): Token => list[Math.min(next++, list.length - 1)]!;
  const isKeyword = (token: Token, word: string): boolean => token.kind === 'word' && token.text.toLowerCase() === word;
  const refuse = (token: Token, message: string, hint = ''): never => {
    throw new ExpressionError(message, token.at.start, hint);
  };

  function junction(kind: 'and' | 'or', part: () => ExpressionNode): ExpressionNode {
    const nodes = [part()];
    while (isKeyword(peek(), kind)) {
      take();
      nodes.push(part());
    }
    if (nodes.length === 1) return nodes[0]!;
    const at = span(nodes[0]!.at, nodes[nodes.length - 1]!.at);
    return { kind, nodes: nodes.flatMap(node => (node.kind === kind ? node.nodes : [node])), at };
  }
  const either = (): ExpressionNode => junction('or', () => junction('and', negation));

  function nested(token: Token, inner: () => ExpressionNode): ExpressionNode {
    if (++depth > DEPTH_LIMIT)
      refuse(token, `nested more than ${DEPTH_LIMIT} deep`, 'use a derived field for a part of it');
    const node = inner();
    depth--;
    return node;
  }

  function negation(): ExpressionNode {
    const first = peek();
    if (isKeyword(first, 'not')) {
      take();
      return nested(first, () => {
        const node = negation();
        return { kind: 'not', node, at: span(first.at, node.at) };
      });
    }
    if (first.kind !== 'open') return comparison();
    take();
    const node = nested(first, either);
    if (peek().kind !== 'close') {
      if (peek().kind === 'end') refuse(first, 'this parenthesis is never closed', 'add a )');
      leftover(peek());
    }
    take();
    return node;
  }

  function field(): FieldMention {
    const token = take();
    if (token.kind === 'name') {
      return token.text === '' ? refuse(token, 'a field has an empty name') : { name: token.text, at: token.at };
    }
    if (token.kind === 'string') {
      refuse(
        token,
        `a field is expected here, not the quoted text "${token.text}"`,
        'put a field name in backticks: `…`',
      );
    }
    if (token.kind === 'end') {
      refuse(
        token,
        next === 1 ? 'the expression is empty' : 'the expression ends where a field is expected',
        'e.g. method = prompting',
      );
    }
    if (token.kind !== 'word')
      refuse(token, `a field is expected here, not "${token.text}"`, 'e.g. method = prompting');
    if (KEYWORDS.has(token.text.toLowerCase())) {
      refuse(
        token,
        `a field is expected here, not the word "${token.text}"`,
        `a field of that name is written \`${token.text}\``,
      );
    }
    return { name: token.text, at: token.at };
  }

  function operand(inList: boolean): Operand {
    const token = take();
    if (token.kind === 'string') return { text: token.text, at: token.at };
    if (token.kind === 'word' && (inList || !JOINING.has(token.text.toLowerCase())))
      return { text: token.text, at: token.at };
    if (token.kind === 'word') {
      refuse(
        token,
        `a value is expected here, not the word "${token.text}"`,
        `a value of that name is written '${token.text}'`,
      );
    }
    if (token.kind === 'end') refuse(token, 'the expression ends where a value is expected', 'e.g. method = prompting');
    if (token.kind === 'name')
      refuse(token, 'a value is expected here, not a field', `write '${token.text}' for a text`);
    return refuse(token, `a value is expected here, not "${token.text}"`, 'e.g. method = prompting');
  }

  function operandList(after: string): { operands: Operand[]; end: Span } {
    const open = take();
    if (open.kind !== 'open')
      refuse(open, `a list in parentheses is expected after "${after}"`, `e.g. ${after} (a, b)`);
    const operands = [operand(true)];
    while (peek().kind === 'comma') {
      take();
      operands.push(operand(true));
    }
    const close = take();
    if (close.kind === 'end') refuse(open, 'this parenthesis is never closed', 'add a )');
    if (close.kind !== 'close')
      refuse(close, `a comma is missing before "${close.text}"`, "a label with spaces needs quotes: 'Zero shot'");
    return { operands, end: close.at };
  }

  function comparison(): ExpressionNode {
    const left = field();
    const token = take();
    const word = token.kind === 'word' ? token.text.toLowerCase() : '';
    if (token.kind === 'operator') {
      const right = operand(false);
      return {
        kind: 'compare',
        field: left,
        operator: token.text as Comparator,
        operand: right,
        at: span(left.at, right.at),
      };
    }
    if (word === 'in' || (word === 'not' && isKeyword(peek(), 'in'))) {
      if (word === 'not') take();
      const { operands, end } = operandList('in');
      return { kind: 'in', field: left, negated: word === 'not', operands, at: span(left.at, end) };
    }
    if (word === 'has') return has(left);
    if (word === 'is') return is(left);
    if (word === 'not')
      refuse(token, '"not" is written before the field, or before "in"', `write not ${printWord(left.name, '`')} …`);
    return refuse(
      token,
      `an operator is missing after "${left.name}"`,
      `e.g. ${printWord(left.name, '`')} = …, or ${printWord(left.name, '`')} is missing`,
    );
  }

  function has(left: FieldMention): ExpressionNode {
    const quantifier = isKeyword(peek(), 'all') ? 'all' : 'any';
    if (isKeyword(peek(), quantifier) && peek(1).kind === 'open') {
      take();
      const { operands, end } = operandList(`has ${quantifier}`);
      return {
        kind: 'has',
        field: left,
        quantifier: operands.length === 1 ? 'any' : quantifier,
        operands,
        at: span(left.at, end),
      };
    }
    if (peek().kind === 'open') refuse(peek(), '"has" takes one value', 'for several write has any (…) or has all (…)');
    const right = operand(false);
    return { kind: 'has', field: left, quantifier: 'any', operands: [right], at: span(left.at, right.at) };
  }

  function is(left: FieldMention): ExpressionNode {
    const negated = isKeyword(peek(), 'not');
    if (negated) take();
    const token = take();
    const asked = token.kind === 'word' ? token.text.toLowerCase() : '';
    const at = span(left.at, token.at);
    if (asked === 'coded') {
      // "is not coded" could be meant as the state not_coded
      if (negated)
        refuse(
          token,
          '"is not coded" can be read in two ways',
          'write is missing (for any reason) or is not_coded (blank)',
        );
      return { kind: 'is', field: left, negated: true, state: 'missing', at };
    }
    if (asked === 'missing' || (STATE_NAMES as readonly string[]).includes(asked)) {
      return { kind: 'is', field: left, negated, state: asked as QueryState, at };
    }
    const states = ['missing', ...STATE_NAMES.slice(1)];
    const close = nearest(negated ? `not_${asked}` : asked, states)[0];
    return refuse(
      token,
      `a state is expected after "is"${token.kind === 'end' ? '' : `, not "${token.text}"`}`,
      close === undefined || asked === '' ? `states are ${states.join(', ')}` : `did you mean is ${close}?`,
    );
  }

  function leftover(token: Token): never {
    if (token.kind === 'close') refuse(token, 'this parenthesis was never opened', 'remove it');
    if (token.kind === 'comma') {
      refuse(
        token,
        'a comma is allowed only in a list',
        'lists are written in (a, b); numbers are written with a point',
      );
    }
    return refuse(
      token,
      `an operator is missing before "${token.text}"`,
      "join conditions by and, or; a label with spaces needs quotes: 'Zero shot'",
    );
  }

  const root = either();
  if (peek().kind !== 'end') leftover(peek());
  return { ...root, text };
}

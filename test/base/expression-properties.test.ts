import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  ExpressionError,
  type ExpressionNode,
  evaluate,
  parseExpression,
  print,
  type SingleSubject,
  type Subject,
} from '../../src/base/expression.ts';

const NOWHERE = { start: 0, end: 0 };

/** A tree without its places and its text: what two spellings of one expression have in common. */
const bare = (tree: unknown): unknown =>
  JSON.parse(JSON.stringify(tree, (key, value) => (key === 'at' ? undefined : value)));
const bareRoot = ({ text: _, ...node }: ExpressionNode & { text: string }): unknown => bare(node);

const word = fc.oneof(
  fc.constantFrom(
    'a',
    'year',
    '2022',
    '-1.5',
    'and',
    'NOT',
    'in',
    'is',
    'any',
    'Zero shot',
    "it's",
    'b\\',
    '\\\'"',
    '`',
    'Größe',
    '',
    ' ',
    '(x)',
    'a,b',
    'x\ny',
  ),
  fc.string({ unit: 'binary', maxLength: 8 }),
);
const name = word.filter(text => text !== '');
const field = name.map(text => ({ name: text, at: NOWHERE }));
const operand = word.map(text => ({ text, at: NOWHERE }));
const operands = fc.array(operand, { minLength: 1, maxLength: 3 });
const state = fc.constantFrom(
  'missing' as const,
  'not_reported' as const,
  'unclear' as const,
  'not_coded' as const,
  'invalid' as const,
);
const comparison: fc.Arbitrary<ExpressionNode> = fc.oneof(
  fc.record({
    kind: fc.constant('compare' as const),
    field,
    operator: fc.constantFrom('=' as const, '!=' as const, '<' as const, '>=' as const),
    operand,
    at: fc.constant(NOWHERE),
  }),
  fc.record({ kind: fc.constant('in' as const), field, negated: fc.boolean(), operands, at: fc.constant(NOWHERE) }),
  fc
    .record({
      kind: fc.constant('has' as const),
      field,
      quantifier: fc.constantFrom('any' as const, 'all' as const),
      operands,
      at: fc.constant(NOWHERE),
    })
    .map(node => (node.operands.length === 1 ? { ...node, quantifier: 'any' as const } : node)),
  fc.record({ kind: fc.constant('is' as const), field, negated: fc.boolean(), state, at: fc.constant(NOWHERE) }),
);
/** Trees in the form that the parser gives: no `and` directly in an `and`. */
const joined = (kind: 'and' | 'or', nodes: readonly ExpressionNode[]): ExpressionNode => ({
  kind,
  at: NOWHERE,
  nodes: nodes.flatMap(node => (node.kind === kind ? node.nodes : [node])),
});
const tree: fc.Arbitrary<ExpressionNode> = fc.letrec<{ node: ExpressionNode }>(tie => ({
  node: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    comparison,
    tie('node').map(node => ({ kind: 'not' as const, node, at: NOWHERE })),
    fc
      .tuple(fc.constantFrom('and' as const, 'or' as const), fc.array(tie('node'), { minLength: 2, maxLength: 3 }))
      .map(([kind, nodes]) => joined(kind, nodes)),
  ),
})).node;

test('what is printed is parsed to the same tree, and printed the same again', () => {
  fc.assert(
    fc.property(tree, node => {
      const text = print(node);
      const again = parseExpression(text);
      expect(bareRoot(again)).toEqual(bare(node));
      expect(print(again)).toBe(text);
    }),
    { numRuns: 2000 },
  );
});

const piece = fc.oneof(
  fc.constantFrom(
    'a',
    'b',
    '=',
    '!=',
    '<',
    '>=',
    '==',
    '(',
    ')',
    ',',
    'and',
    'or',
    'not',
    'in',
    'has',
    'any',
    'all',
    'is',
    'missing',
    'coded',
    "'",
    '"',
    '`',
    '\\',
    '1',
    ' ',
    '§',
    '\u{1F600}',
    '\ud800',
  ),
  fc.string({ unit: 'binary', maxLength: 4 }),
);
test('parsing throws nothing but ExpressionError, with an offset in the text and a message; what it takes can be printed', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), fc.constantFrom('', ' '), (pieces, space) => {
      const text = pieces.join(space);
      try {
        const expression = parseExpression(text);
        expect(bareRoot(parseExpression(print(expression)))).toEqual(bareRoot(expression));
      } catch (error) {
        expect(error).toBeInstanceOf(ExpressionError);
        const { offset, message } = error as ExpressionError;
        expect(offset).toBeGreaterThanOrEqual(0);
        expect(offset).toBeLessThanOrEqual(text.length);
        expect(message.length).toBeGreaterThan(0);
      }
    }),
    { numRuns: 5000 },
  );
});

test.each(['(', 'not ', 'a = 1 and (', 'a = 1 or ', 'a in (', "'"])(
  'a text of any length is parsed or refused: %s',
  part => {
    expect(() => parseExpression(part.repeat(20_000))).toThrow(ExpressionError);
  },
);

const LEVELS = ['a', 'b', 'c'].map(value => ({ value, label: value.toUpperCase() }));
const cell = fc.record({ code: fc.nat(2), state: fc.oneof(fc.constant(0), fc.nat(6)) });
const column = fc.array(cell, { minLength: 1, maxLength: 20 });
const subjectOf = (cells: readonly { code: number; state: number }[]): SingleSubject => ({
  kind: 'single',
  levels: LEVELS,
  codes: Uint32Array.from(cells, ({ code }) => code),
  states: Uint8Array.from(cells, ({ state: byte }) => byte),
});
const proposition = fc.constantFrom(
  'x = a',
  'x != b',
  'y in (a, c)',
  'y not in (b)',
  'x is missing',
  'y is unclear',
  'y = B',
  'x = nowhere',
);
const run = (text: string, x: Subject, y: Subject, length: number) => [
  ...evaluate(parseExpression(text), field => (field === 'x' ? x : y), length),
];

test("Kleene's laws", () => {
  fc.assert(
    fc.property(
      proposition,
      proposition,
      proposition,
      fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 20 }),
      (p, q, r, rows) => {
        const [x, y] = [subjectOf(rows.map(row => row[0])), subjectOf(rows.map(row => row[1]))];
        const value = (text: string) => run(text, x, y, rows.length);
        const same = (left: string, right: string) => expect(value(left)).toEqual(value(right));
        same(`not not ${p}`, p);
        same(`not (${p} and ${q})`, `not ${p} or not ${q}`);
        same(`not (${p} or ${q})`, `not ${p} and not ${q}`);
        same(`${p} and ${q}`, `${q} and ${p}`);
        same(`${p} and (${q} or ${r})`, `${p} and ${q} or ${p} and ${r}`);
        same(`${p} or ${p} and ${q}`, p);
        // strong Kleene as arithmetic on 0, 1/2, 1: and is the minimum, or the maximum, not the complement
        const half = (v: number) => [0, 1, 0.5][v]!;
        const [vp, vq] = [value(p).map(half), value(q).map(half)];
        expect(value(`${p} and ${q}`).map(half)).toEqual(vp.map((v, i) => Math.min(v, vq[i]!)));
        expect(value(`${p} or ${q}`).map(half)).toEqual(vp.map((v, i) => Math.max(v, vq[i]!)));
        expect(value(`not ${p}`).map(half)).toEqual(vp.map(v => 1 - v));
      },
    ),
    { numRuns: 500 },
  );
});

test('a comparison is unknown exactly where its field is missing', () => {
  fc.assert(
    fc.property(column, fc.constantFrom('x = a', 'x != a', 'x in (a, b)', 'x not in (a, b)'), (cells, text) => {
      const x = subjectOf(cells);
      expect(run(text, x, x, cells.length).map(value => value === 2)).toEqual(
        run('x is missing', x, x, cells.length).map(value => value === 1),
      );
    }),
  );
});

test('row order never matters: evaluating permuted rows permutes the values', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 20 }).chain(rows =>
        fc.tuple(
          fc.constant(rows),
          fc.shuffledSubarray(
            rows.map((_, i) => i),
            { minLength: rows.length },
          ),
        ),
      ),
      proposition,
      proposition,
      fc.constantFrom('and', 'or', 'and not'),
      ([rows, order], p, q, join) => {
        const value = (some: typeof rows) =>
          run(`${p} ${join} ${q}`, subjectOf(some.map(row => row[0])), subjectOf(some.map(row => row[1])), some.length);
        const straight = value(rows);
        expect(value(order.map(i => rows[i]!))).toEqual(order.map(i => straight[i]!));
      },
    ),
  );
});

import { expect, test } from 'vitest';
import {
  checkExpression,
  ExpressionError,
  evaluate,
  fieldsOf,
  parseExpression,
  print,
  type Scope,
  type Subject,
} from '../../src/base/expression.ts';
import type { CodedColumn } from '../../src/model/coded-table.ts';

const method = {
  kind: 'single' as const,
  levels: [
    { value: 'a', label: 'Alpha' },
    { value: 'b', label: 'Beta beta' },
    { value: 'Alpha', label: 'odd' },
  ],
  codes: Uint32Array.of(0, 1, 2, 0, 0),
  states: Uint8Array.of(0, 0, 0, 1, 6),
  field: { categories: [{ value: 'b', label: 'Beta beta', aliases: ['bb'] }] },
};
const grade = {
  kind: 'single' as const,
  levels: [
    { value: 'low', label: 'Low' },
    { value: 'mid', label: 'Mid' },
    { value: 'high', label: 'High' },
    { value: '??', label: '??', declared: false },
  ],
  codes: Uint32Array.of(0, 1, 2, 3, 0),
  states: Uint8Array.of(0, 0, 0, 0, 4),
  field: { ordered: true, categories: null },
};
const tools = {
  kind: 'multi' as const,
  levels: [
    { value: 'x', label: 'X' },
    { value: 'y', label: 'Y' },
  ],
  sets: [[], [0], [0, 1]],
  codes: Uint32Array.of(0, 1, 2, 2, 0),
  states: Uint8Array.of(0, 0, 0, 0, 2),
};
const year = {
  kind: 'numeric' as const,
  values: Float64Array.of(2020, 2021, 2022, Number.NaN, 2023.5),
  states: Uint8Array.of(0, 0, 0, 3, 0),
};
const note = {
  kind: 'text' as const,
  text: (unit: number) => ['', "it's", 'b\\c', 'd', 'e'][unit]!,
  states: Uint8Array.of(4, 0, 0, 0, 5),
};
const subjects: Record<string, Subject> = { method, grade, tools, year, note, 'odd name': year };
const run = (text: string): number[] => [...evaluate(parseExpression(text), name => subjects[name]!, 5)];

test.each<[string, number[]]>([
  ['method = a', [1, 0, 0, 2, 2]],
  ['method != a', [0, 1, 1, 2, 2]],
  ["method = 'Beta beta'", [0, 1, 0, 2, 2]],
  ['method = bb', [0, 1, 0, 2, 2]],
  // a code wins over another code's label
  ['method = Alpha', [0, 0, 1, 2, 2]],
  ['method = nowhere', [0, 0, 0, 2, 2]],
  ['method in (a, bb)', [1, 1, 0, 2, 2]],
  ['method NOT IN (a, bb)', [0, 0, 1, 2, 2]],
  ['method is missing', [0, 0, 0, 1, 1]],
  ['method is not missing', [1, 1, 1, 0, 0]],
  ['method is coded', [1, 1, 1, 0, 0]],
  ['method is not_reported', [0, 0, 0, 1, 0]],
  ['method is not invalid', [1, 1, 1, 1, 0]],
  ['grade >= mid', [0, 1, 1, 2, 2]],
  ['grade < High', [1, 1, 0, 2, 2]],
  ['tools has x', [0, 1, 1, 1, 2]],
  ['tools has any (x, y)', [0, 1, 1, 1, 2]],
  ['tools has all (x, y)', [0, 0, 1, 1, 2]],
  ['not tools has y', [1, 1, 0, 0, 2]],
  ['year >= 2021', [0, 1, 1, 2, 1]],
  ['year = 2023.5', [0, 0, 0, 2, 1]],
  ['year != 2.02e3', [0, 1, 1, 2, 1]],
  ['year not in (2020, 2021)', [0, 0, 1, 2, 1]],
  ['`odd name` <= 2020', [1, 0, 0, 2, 0]],
  ["note = 'it''s'", [2, 1, 0, 0, 2]],
  [String.raw`note in ("it\"s", 'it\'s', 'b\\c')`, [2, 1, 1, 0, 2]],
  ['method = a or year > 2020', [1, 1, 1, 2, 1]],
  ['method = a and year > 2020', [0, 0, 0, 2, 2]],
  ['not (method = a or year > 2020)', [0, 0, 0, 2, 0]],
  ['method = a or method = b and year = 2020', [1, 0, 0, 2, 2]],
  ['(method = a or method = b) and year = 2020', [1, 0, 0, 2, 0]],
])('%s', (text, expected) => expect(run(text)).toEqual(expected));

test('a pure group stands for all codes below it, a codable parent for itself', () => {
  const category = (value: string, parent: string | null, codable: boolean) => ({
    value,
    label: value,
    parent,
    codable,
  });
  const domain: Subject = {
    kind: 'single',
    levels: ['cardio', 'mri', 'ct', 'lab'].map(value => ({ value, label: value })),
    codes: Uint32Array.of(0, 1, 2, 3),
    states: new Uint8Array(4),
    field: {
      categories: [
        category('imaging', null, false),
        category('mri', 'imaging', true),
        category('ct', 'mri', true),
        category('cardio', null, true),
        category('lab', null, true),
      ],
    },
  };
  const judge = (text: string) => [...evaluate(parseExpression(text), () => domain, 4)];
  expect(judge('d = imaging')).toEqual([0, 1, 1, 0]);
  expect(judge('d = mri')).toEqual([0, 1, 0, 0]);
  expect(judge('d not in (imaging, lab)')).toEqual([1, 0, 0, 0]);
});

test.each<[string, number, RegExp, RegExp]>([
  ['', 0, /empty/, /e\.g\./],
  ['  ', 2, /empty/, /e\.g\./],
  ['(a = 1', 0, /never closed/, /add a \)/],
  ['a in (1, 2', 5, /never closed/, /add a \)/],
  ['a = 1)', 5, /never opened/, /remove/],
  ['a == 1', 2, /"==" is not an operator/, /^write =$/],
  ['a = = 1', 4, /value is expected/, /e\.g\./],
  ['a ≥ 1', 2, /not an operator/, />=/],
  ['a = 1 && b = 2', 6, /not an operator/, /and/],
  ['a = 1 b = 2', 6, /operator is missing before "b"/, /and, or/],
  ['method = Zero shot', 14, /operator is missing/, /quotes/],
  ['a', 1, /operator is missing after "a"/, /a = …/],
  ['a =', 3, /ends where a value/, /./],
  ['a = and b = 2', 4, /value is expected/, /'and'/],
  ["'a' = 1", 0, /field is expected/, /backticks/],
  ['and = 1', 0, /field is expected/, /`and`/],
  ["a = 'x", 4, /never closed/, /close it/],
  ['a is not reported', 9, /state is expected/, /not_reported/],
  ['a is not coded', 9, /two ways/, /is missing/],
  ['a is', 4, /state is expected/, /not_accessible/],
  ['a not has x', 2, /before the field/, /not a/],
  ['a has (x, y)', 6, /one value/, /has any/],
  ['a in x', 5, /list in parentheses/, /in \(a, b\)/],
  ['a = 1,5', 5, /comma/, /point/],
  ['a = §', 4, /"§" has no meaning/, /quotes/],
  ['('.repeat(5000), 100, /nested/, /derived/],
])('refused: %s', (text, offset, message, hint) => {
  const error = (() => {
    try {
      return parseExpression(text);
    } catch (caught) {
      return caught;
    }
  })();
  expect(error).toBeInstanceOf(ExpressionError);
  const { message: said, hint: hinted, offset: where } = error as ExpressionError;
  expect([where, said, hinted]).toEqual([offset, expect.stringMatching(message), expect.stringMatching(hint)]);
});

const codes = [
  { value: 'prompting', label: 'Prompting', aliases: ['prompt-based'] },
  { value: 'fine_tuning', label: 'Fine-tuning', aliases: [] },
  { value: 'o1', label: 'Other', aliases: [] },
  { value: 'o2', label: 'Other', aliases: [] },
  { value: 'rest', label: 'The rest', aliases: [], codable: false },
];
const scope: Scope = {
  fieldNames: ['method', 'strategy', 'year', 'grade', 'note', 'open'],
  field: name =>
    ({
      method: { kind: 'single' as const, codes },
      strategy: { kind: 'multi' as const, codes },
      year: { kind: 'numeric' as const, codes: null },
      grade: { kind: 'single' as const, codes, ordered: true },
      note: { kind: 'text' as const, codes: null },
      open: { kind: 'single' as const, codes: null },
    })[name],
};
const problems = (text: string) =>
  checkExpression(parseExpression(text), scope).map(({ message, hint, at }) => [
    text.slice(at.start, at.end),
    `${message}; ${hint}`,
  ]);

test.each<[string, [string, RegExp][]]>([
  ["method = prompting and strategy has prompt-based or year > 2e3 and open = x and note = 'y z'", []],
  ['metod = prompting', [['metod', /unknown field "metod"; did you mean method\?/]]],
  ['colour = red', [['colour', /fields are method, strategy/]]],
  ['method = promting', [['promting', /unknown category "promting"[^;]*; did you mean prompting\?/]]],
  [
    'method in (prompting, zzzz, qqqq)',
    [
      ['zzzz', /categories are prompting, fine_tuning/],
      ['qqqq', /categories are/],
    ],
  ],
  ['method = Other', [['Other', /several codes.*o1, o2/]]],
  ['strategy = prompting', [['strategy = prompting', /use strategy has prompting/]]],
  ['strategy != prompting', [['strategy != prompting', /use not strategy has prompting/]]],
  ['strategy < prompting', [['strategy < prompting', /no order.*use strategy has prompting/]]],
  [
    'strategy not in (prompting, o1)',
    [['strategy not in (prompting, o1)', /use not strategy has any \(prompting, o1\)/]],
  ],
  ["method has 'Fine-tuning'", [["method has 'Fine-tuning'", /use method = Fine-tuning/]]],
  ['method has all (o1, o2)', [['method has all (o1, o2)', /never hold all.*use method in \(o1, o2\)/]]],
  ['method < o1', [['method < o1', /no order/]]],
  ['grade < o1', []],
  ['grade = rest', []],
  ['grade < rest', [['rest', /group of codes.*compare with one/]]],
  ['note >= a', [['note >= a', /no order/]]],
  ['year = recent', [['recent', /"recent" is not/]]],
  ['strategy is missing and yeer is missing', [['yeer', /did you mean year/]]],
])('checked: %s', (text, expected) => {
  expect(problems(text)).toEqual(expected.map(([at, said]) => [at, expect.stringMatching(said)]));
});

test.each(['tools = x', 'method has a', 'method < a', 'note < a', 'year > soon', "grade > '??'", 'grade > nowhere'])(
  'evaluating what a check would have refused throws: %s',
  text => expect(() => run(text)).toThrow(ExpressionError),
);

test('positions point into the text that the root remembers', () => {
  const text = 'not  `odd``name` = "x y" AND b IN (1 , 2)';
  const expression = parseExpression(text);
  expect(expression.text).toBe(text);
  expect(fieldsOf(expression).map(({ name, at }) => [name, text.slice(at.start, at.end)])).toEqual([
    ['odd`name', '`odd``name`'],
    ['b', 'b'],
  ]);
  expect(expression.kind === 'and' && expression.nodes.map(({ at }) => text.slice(at.start, at.end))).toEqual([
    'not  `odd``name` = "x y"',
    'b IN (1 , 2)',
  ]);
  expect(print(expression)).toBe("not `odd``name` = 'x y' and b in (1, 2)");
});

test('words that are keywords elsewhere may stand on the right', () => {
  expect(print(parseExpression('country IN (in, or, NOT) and x has any or y = is'))).toBe(
    "country in ('in', 'or', 'NOT') and x has any or y = 'is'",
  );
});

test('a million units are compared', () => {
  const length = 1_000_000;
  const codes = Uint32Array.from({ length }, (_, i) => i % 3);
  const big: Subject = { ...method, codes, states: new Uint8Array(length) };
  const expression = parseExpression('method = a or method = b');
  const result = evaluate(expression, () => big, length);
  expect(result.reduce((sum, value) => sum + value, 0)).toBe(666_667);
});

test('a coded column is a subject as it stands', () => {
  const asSubject = (column: CodedColumn): Subject => column;
  expect(asSubject).toBeTypeOf('function');
});

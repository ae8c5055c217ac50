import { expect, test } from 'vitest';
import type { Subject } from '../../../src/base/expression.ts';
import { decidingField, evaluateWithoutUnknown, parseExpression } from '../../../src/base/expression.ts';

const number = (value: number, state = 0): Subject => ({
  kind: 'numeric',
  values: Float64Array.of(value),
  states: Uint8Array.of(state),
});

test.each([
  ['a = 1 and b = 1', { a: 0, b: 1 }, 'a'],
  ['a != 3 or b = 1', { a: 3, b: 0 }, 'b'],
  ['a != 1 or not (b = 3 or c = 3 or d = 3)', { a: 1, b: 0, c: 3, d: 0 }, 'c'],
  ['not (a = 1 and b = 1)', { a: 1, b: 1 }, 'b'],
])('%s with %o is false by %s', (text, values, field) => {
  const subjects = new Map(Object.entries(values).map(([name, value]) => [name, number(value)]));
  expect(decidingField(parseExpression(text), name => subjects.get(name)!, 1)(0)).toBe(field);
});

test.each([
  ['a != 3 or b = 1', 0],
  ['a != 3 or b != 1', 1],
  ['a != 3 or b not in (1, 2)', 1],
  ['a != 3 or not (b = 1 or b = 2)', 1],
  ['a != 3 or b >= 1', 0],
])('%s with a = 3 and b missing is %i where missing counts as none', (text, truth) => {
  const subjects = new Map([
    ['a', number(3)],
    ['b', number(0, 1)],
  ]);
  expect([...evaluateWithoutUnknown(parseExpression(text), name => subjects.get(name)!, 1)]).toEqual([truth]);
});

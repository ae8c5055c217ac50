import { expect, test } from 'vitest';
import { parseExpression } from '../../src/base/expression.ts';
import { conditionChange } from '../../src/changes/condition-change.ts';

const changed = (before: string, after: string) => conditionChange(parseExpression(before), parseExpression(after));

test.each([
  ['a = 1', 'a = 1 or b = 2', ['“or b = 2” was added']],
  ['a = 1 and b = 2', 'c is missing or a = 1 and b = 2', ['“or c is missing” was added']],
  ['a = 1 and b = 2', 'a = 1', ['“and b = 2” was removed']],
  ['a = 1 or b has x', 'a = 1 or b has any (x, y)', ['“b has x” became “b has any (x, y)”']],
  [
    'a = 1 and (b = 2 or c = 3)',
    'e = 5 or a = 1 and (b = 2 or c = 3 or d = 4)',
    ['“or e = 5” was added', '“or d = 4” was added'],
  ],
  ['a = 1 and (b = 2 or c = 3)', 'a = 1', ['“and (b = 2 or c = 3)” was removed']],
  // nothing in common
  ['a = 1 and b = 2', 'c = 3 or d = 4', ['“a = 1 and b = 2” became “c = 3 or d = 4”']],
  ['a = 1', 'not a = 1', ['“a = 1” became “not a = 1”']],
  ['a = 1', 'a = 1', []],
])('%s, then %s', (before, after, said) => {
  expect(changed(before, after)).toEqual(said);
});

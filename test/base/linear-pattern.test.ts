import { expect, test } from 'vitest';
import { linearPattern, loadLinearPatterns, patternProblem } from '../../src/base/linear-pattern.ts';

await loadLinearPatterns(['(?:a|b)+']);

test.each([
  ['(?=a)b', 'look-ahead and look-behind'],
  ['(?<!a)b', 'look-ahead and look-behind'],
  ['(a)\\1', 'references back to a group'],
  ['\\u00e9', 'write a character by its code'],
  ['\\p{Script=Greek}', 'write a script as'],
])('%s is refused by the name of what is not supported', (pattern, name) => {
  expect(patternProblem(pattern)).toContain(name);
});

test('a pattern is of the whole text, and reads unusual spaces as spaces', () => {
  expect(patternProblem('(?:[A-Z]\\d+(?:, )?)+')).toBe(null);
  const pattern = linearPattern('s\\s?[0-9]{1,3}');
  expect(['s1', 's\u00a012', 's123', 's1234', 'xs1'].map(text => pattern.matches(text))).toEqual([
    true,
    true,
    true,
    false,
    false,
  ]);
});

test('a text of a million characters is matched, whatever repeats in the pattern', () => {
  const long = 'ab'.repeat(500_000);
  expect(linearPattern('(?:ab)+').matches(long)).toBe(true);
  expect(linearPattern('(?:ab)+').matches(`${long}c`)).toBe(false);
});

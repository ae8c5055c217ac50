import { expect, test } from 'vitest';
import { formatter } from '../../src/base/formatter.ts';
import { plainNumber } from '../../src/base/plain-number.ts';

test.each([
  [2021.5, true, {}, '2021.5'],
  [2021, true, {}, '2021'],
  [2021.5, true, { decimalMark: ',' as const }, '2021,5'],
  [12000, false, {}, '12,000'],
  [1450.25, false, {}, '1,450.3'],
  // as the sheet has it, but no longer than two digits that count
  [0.5, false, { digits: 0 }, '0.5'],
  [0.5, false, { digits: 2 }, '0.50'],
  [0.1 + 0.2, false, {}, '0.3'],
  [0.538, false, {}, '0.54'],
  [0.0304, false, {}, '0.030'],
  [-0.25, false, {}, '-0.25'],
  [null, false, {}, '–'],
])('%s (year: %s) is printed', (x, year, style, text) => {
  expect(plainNumber(x, formatter(style), year)).toBe(text);
});

import { expect, test } from 'vitest';
import { append } from '../../src/base/append.ts';
import { greatest } from '../../src/base/greatest.ts';
import { least } from '../../src/base/least.ts';

const MANY = Array.from({ length: 500_000 }, (_, i) => i);

test('the least and the greatest of more numbers than a call can take', () => {
  expect(() => Math.max(...MANY)).toThrow(RangeError);
  expect([least(MANY), greatest(MANY)]).toEqual([0, 499_999]);
  expect([least([]), greatest([])]).toEqual([Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]);
});

test('a list takes more items than a call can', () => {
  expect(append([-1], MANY)).toHaveLength(500_001);
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { newcombeDifference } from '../../../src/stats/difference/newcombe.ts';
import { newcombePairedDifference } from '../../../src/stats/difference/newcombe-paired.ts';
import { known } from '../close.ts';

type Row = { args: [number, number, number, number]; value: number; low: number; high: number };
const table = known('simultaneous') as unknown as { independent: Row[]; paired: Row[] };

test.each(table.independent)('independent $args agrees with the formula in R', row => {
  const { value, low, high } = newcombeDifference(...row.args, 0.95) as Row;
  expect(value).toBeCloseTo(row.value, 14);
  expect(low).toBeCloseTo(row.low, 12);
  expect(high).toBeCloseTo(row.high, 12);
});

test.each(table.paired)('paired $args agrees with the formula in R', row => {
  const { value, low, high } = newcombePairedDifference(...row.args, 0.95) as Row;
  expect(value).toBeCloseTo(row.value, 14);
  expect(low).toBeCloseTo(row.low, 12);
  expect(high).toBeCloseTo(row.high, 12);
});

test('the example of the paper: 56/70 against 48/80 (Newcombe 1998, Stat Med 17:873, table II, method 10)', () => {
  const { value, low, high } = newcombeDifference(56, 70, 48, 80, 0.95) as Row;
  expect([value.toFixed(4), low.toFixed(4), high.toFixed(4)]).toEqual(['0.2000', '0.0524', '0.3339']);
});

test('turning the groups round turns the interval round, and an empty group gives no value', () => {
  const group = fc.integer({ min: 1, max: 400 }).chain(N => fc.tuple(fc.integer({ min: 0, max: N }), fc.constant(N)));
  fc.assert(
    fc.property(group, group, ([a, A], [b, B]) => {
      const one = newcombeDifference(a, A, b, B, 0.95) as Row;
      const two = newcombeDifference(b, B, a, A, 0.95) as Row;
      expect(one.low).toBeCloseTo(-two.high, 12);
      expect(one.low).toBeLessThanOrEqual(one.value);
      expect(one.high).toBeGreaterThanOrEqual(one.value);
      expect(one.low).toBeGreaterThanOrEqual(-1);
    }),
  );
  expect(newcombeDifference(0, 0, 1, 3, 0.95)).toEqual({ value: null, reason: 'a group has no units' });
});

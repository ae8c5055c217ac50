import fc from 'fast-check';
import { expect, test } from 'vitest';
import { correctedShare, worstCase } from '../../../src/stats/verification/corrected-share.ts';
import { hypergeometricLimits } from '../../../src/stats/verification/hypergeometric-limits.ts';
import { known, near } from '../close.ts';

interface Known {
  limits: { x: number; n: number; N: number; tail: number; low: number; high: number }[];
  shares: { cells: number[][]; value: number; se: number; low: number; high: number }[];
}
const exact = known('gap') as unknown as Known;
const cellsOf = (rows: number[][]) =>
  rows.map(([units, verified, truly]) => ({ units: units!, verified: verified!, truly: truly! }));

test.each(exact.limits)('limits for $x of $n drawn from $N at $tail agree with trying every number', row => {
  expect(hypergeometricLimits(row.x, row.n, row.N, row.tail)).toEqual({ low: row.low, high: row.high });
});

test.each(exact.shares)('the corrected share of $cells agrees with exact fractions', row => {
  const found = correctedShare(cellsOf(row.cells), 0.95);
  if (found.value === null) throw new Error(found.reason);
  near(found.value, row.value, 1e-12, 'share');
  near(found.low, row.low, 1e-12, 'low');
  near(found.high, row.high, 1e-12, 'high');
  if (row.se === 0) expect(found.se).toBe(0);
  else near(found.se!, row.se, 1e-12, 'se');
});

const cell = fc
  .integer({ min: 0, max: 40 })
  .chain(units =>
    fc
      .integer({ min: 0, max: units })
      .chain(verified => fc.tuple(fc.constant(units), fc.constant(verified), fc.integer({ min: 0, max: verified }))),
  );

test('limits hold the share, lie inside the worst case, and a complete verification has no width', () => {
  fc.assert(
    fc.property(fc.array(cell, { minLength: 1, maxLength: 5 }), rows => {
      const cells = cellsOf(rows);
      const bounds = worstCase(cells);
      const found = correctedShare(cells, 0.95);
      if (found.value === null || bounds.low === null) return;
      expect(found.low).toBeLessThanOrEqual(found.value + 1e-12);
      expect(found.high).toBeGreaterThanOrEqual(found.value - 1e-12);
      expect(found.low).toBeGreaterThanOrEqual(bounds.low - 1e-12);
      expect(found.high).toBeLessThanOrEqual(bounds.high + 1e-12);
      const whole = correctedShare(
        cells.map(({ verified, truly }) => ({ units: verified, verified, truly })),
        0.95,
      );
      if (whole.value !== null) {
        expect(whole.high - whole.low).toBeLessThan(1e-12);
        expect(whole.se).toBe(0);
      }
    }),
  );
});

test('what can not be known is null with a reason', () => {
  expect(correctedShare([], 0.95)).toEqual({ value: null, reason: 'there are no units' });
  expect(correctedShare([{ units: 3, verified: 0, truly: 0 }], 0.95)).toMatchObject({
    value: null,
    reason: expect.stringContaining('no verified unit'),
  });
  expect(correctedShare([{ units: 9, verified: 1, truly: 1 }], 0.95)).toMatchObject({ value: 1, se: null });
  expect(worstCase([])).toEqual({ low: null, high: null });
  expect(() => correctedShare([{ units: 1, verified: 2, truly: 0 }], 0.95)).toThrow('is not a sample');
  expect(() => correctedShare([{ units: 1, verified: 1, truly: 0 }], 1.2)).toThrow('confidence level');
  expect(() => hypergeometricLimits(2, 1, 5, 0.1)).toThrow('is not a sample');
});

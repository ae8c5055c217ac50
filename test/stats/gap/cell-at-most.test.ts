import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cellAtMost } from '../../../src/stats/gap/cell-at-most.ts';
import { known, near } from '../close.ts';

const cells = known('gap').cells as unknown as { n: number; row: number; column: number; N: number; p: number }[];

test.each(cells)('at most $n in a cell of $row and $column among $N', ({ n, row, column, N, p }) => {
  const found = cellAtMost(n, row, column, N);
  if (p === 0) expect(found).toBe(0);
  else near(found, p, n === 0 && Math.min(row, column) <= 1000 ? 1e-12 : 1e-9);
});

test('it is a probability, grows with n, and rows and columns may change places', () => {
  const margins = fc
    .integer({ min: 1, max: 200 })
    .chain(N => fc.tuple(fc.integer({ min: 0, max: N }), fc.integer({ min: 0, max: N }), fc.constant(N)));
  fc.assert(
    fc.property(margins, ([row, column, N]) => {
      const p = [0, 1, 2, Math.min(row, column)].map(n => cellAtMost(n, row, column, N));
      for (const value of p) expect(value >= 0 && value <= 1).toBe(true);
      expect(p[0]! <= p[1]! + 1e-12 && p[1]! <= p[2]! + 1e-12).toBe(true);
      expect(p[3]).toBe(1);
      expect(cellAtMost(0, column, row, N)).toBeCloseTo(p[0]!, 12);
    }),
  );
});

test('margins that no table has are refused', () => {
  expect(() => cellAtMost(0, 5, 1, 4)).toThrow('must be whole numbers from 0 to 4');
  expect(cellAtMost(-1, 2, 2, 4)).toBe(0);
});

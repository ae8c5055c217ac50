import { expect, test } from 'vitest';
import { quantileSorted } from '../../src/stats/quantile.ts';
import { mean, sortedNumbers, standardDeviation, summary } from '../../src/stats/summary.ts';
import { known, near } from './close.ts';

type Row = { x: number[]; mean: number; sd: number | null; five: number[]; p10: number };
const rows = known('summary').values as unknown as Row[];

test.each(rows)('summary of $x agrees with R', row => {
  const got = summary(Float64Array.from(row.x))!;
  near(got.mean, row.mean, 1e-12);
  if (row.sd === null) expect(got.sd).toBeNull();
  else near(got.sd!, row.sd, 1e-12);
  [got.min, got.q1, got.median, got.q3, got.max].forEach((value, i) => {
    near(value, row.five[i]!, 1e-12);
  });
  near(quantileSorted(sortedNumbers(row.x), 0.1)!, row.p10, 1e-12);
});

test('nothing in, null out; cells that are not coded are left out', () => {
  expect(summary([])).toBeNull();
  expect(summary([Number.NaN])).toBeNull();
  expect(mean([])).toBeNull();
  expect(standardDeviation([4])).toBeNull();
  expect(quantileSorted([], 0.5)).toBeNull();
  expect(summary([Number.NaN, 4])!.n).toBe(1);
});

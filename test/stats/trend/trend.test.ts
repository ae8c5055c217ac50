import { expect, test } from 'vitest';
import { type CochranArmitage, cochranArmitage } from '../../../src/stats/trend/cochran-armitage.ts';
import { trendPermutation } from '../../../src/stats/trend/trend-permutation.ts';
import { known, near } from '../close.ts';

type Row = { n: number[]; N: number[]; s: number[]; chi: number; p: number; slope: number; exact: number | null };
const rows = (known('association') as unknown as { trends: Row[] }).trends;

test.each(rows)('$n of $N agrees with prop.trend.test', row => {
  const found = cochranArmitage(row.n, row.N, row.s) as CochranArmitage;
  if (row.chi < 1e-20) expect(Math.abs(found.value)).toBeLessThan(1e-10);
  else near(found.value ** 2, row.chi, 1e-9, 'chi-square');
  if (row.chi >= 1e-20) near(found.p, row.p, 1e-9, 'p');
  expect(found.slope).toBeCloseTo(row.slope, 11);
  if (row.exact !== null) near(trendPermutation(row.n, row.N, row.s)!, row.exact, 1e-9, 'exact');
});

test('turning "has it" round turns the trend round; the exact P value stays', () => {
  for (const { n, N, s } of rows) {
    const other = n.map((count, i) => N[i]! - count);
    const one = cochranArmitage(n, N, s) as CochranArmitage;
    expect((cochranArmitage(other, N, s) as CochranArmitage).value).toBeCloseTo(-one.value, 9);
    if (N.reduce((a, b) => a + b) < 200)
      expect(trendPermutation(other, N, s)).toBeCloseTo(trendPermutation(n, N, s)!, 10);
  }
});

test('what has no trend says why', () => {
  expect(cochranArmitage([], [], [])).toEqual({ value: null, reason: 'no units' });
  expect(cochranArmitage([0], [1], [2020])).toEqual({ value: null, reason: 'no unit has it' });
  expect(cochranArmitage([1, 0], [1, 0], [2020, 2021])).toEqual({ value: null, reason: 'every unit has it' });
  expect(cochranArmitage([1], [2], [2020])).toEqual({ value: null, reason: 'there is only one year or score' });
  expect(trendPermutation([300_000, 1], [600_000, 400_000], [2000, 2020])).toBeNull();
});

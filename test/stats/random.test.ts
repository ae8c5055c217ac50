import { expect, test } from 'vitest';
import { seededRandom, xoshiro128 } from '../../src/stats/random.ts';
import { logFactorials, randomTable } from '../../src/stats/random-table.ts';
import { chiSquareUpper } from '../../src/stats/special/chi-square.ts';
import { hypergeometricLogPmf } from '../../src/stats/special/hypergeometric.ts';

test('xoshiro128** gives the stream of its authors', () => {
  // state 1, 2, 3, 4; first outputs of the reference algorithm (Blackman & Vigna 2021) in Python integers
  const random = xoshiro128(1, 2, 3, 4);
  expect(Array.from({ length: 6 }, () => random.next())).toEqual([11520, 0, 5927040, 70819200, 2031721883, 1637235492]);
});

test('the same seed gives the same numbers, another seed others', () => {
  const take = (seed: number) =>
    Array.from(
      { length: 5 },
      (
        (r = seededRandom(seed)) =>
        () =>
          r.next()
      )(),
    );
  expect(take(7)).toEqual(take(7));
  expect(take(7)).not.toEqual(take(8));
  expect(take(7)).not.toEqual(take(7 + 2 ** 40));
});

test('below(n) is even over its values (chi-square, p > 1e-4)', () => {
  const random = seededRandom(20);
  for (const n of [2, 3, 7, 10]) {
    const seen = new Array<number>(n).fill(0);
    for (let i = 0; i < 20_000; i++) seen[random.below(n)]!++;
    const expected = 20_000 / n;
    expect(
      chiSquareUpper(
        seen.reduce((s, k) => s + (k - expected) ** 2 / expected, 0),
        n - 1,
      ),
    ).toBeGreaterThan(1e-4);
  }
});

test('uniform is in [0, 1) with the mean of a half; shuffle keeps the items', () => {
  const random = seededRandom(3);
  let sum = 0;
  for (let i = 0; i < 10_000; i++) {
    const u = random.uniform();
    expect(u >= 0 && u < 1).toBe(true);
    sum += u;
  }
  expect(sum / 10_000).toBeCloseTo(0.5, 1);
  const items = [1, 2, 3, 4, 5, 6, 7, 8];
  random.shuffle(items);
  expect(items.toSorted()).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
});

test('random tables keep their margins, and their first cell is hypergeometric (chi-square, p > 1e-4)', () => {
  const rows = [5, 9, 6];
  const columns = [8, 7, 0, 5];
  const cells = new Float64Array(12);
  const logs = logFactorials(20);
  const left = new Float64Array(4);
  const random = seededRandom(11);
  const seen = new Array<number>(6).fill(0);
  const draws = 20_000;
  for (let k = 0; k < draws; k++) {
    randomTable(rows, columns, cells, left, logs, random);
    if (k < 500) {
      rows.forEach((need, i) => {
        expect(cells.slice(4 * i, 4 * i + 4).reduce((a, b) => a + b)).toBe(need);
      });
      columns.forEach((need, j) => {
        expect(cells[j]! + cells[4 + j]! + cells[8 + j]!).toBe(need);
      });
    }
    seen[cells[0]!]!++;
  }
  const stat = seen.reduce((s, k, x) => {
    const expected = draws * Math.exp(hypergeometricLogPmf(x, 8, 12, 5));
    return s + (k - expected) ** 2 / expected;
  }, 0);
  expect(chiSquareUpper(stat, 5)).toBeGreaterThan(1e-4);
});

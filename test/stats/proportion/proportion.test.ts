import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PROPORTION_METHODS } from '../../../src/stats/proportion/index.ts';
import { known, near } from '../close.ts';
import { shared } from '../shared.ts';

type Row = { method: string; n: number; N: number; level: number; low: number; high: number };
const rows = known('proportion').values as unknown as Row[];

test.each(PROPORTION_METHODS.names)('%s agrees with R over the grid', name => {
  const mine = rows.filter(row => row.method === name);
  expect(mine.length).toBeGreaterThan(60);
  for (const row of mine) {
    const interval = PROPORTION_METHODS.get(name)!.interval(row.n, row.N, row.level)!;
    // R's own root searches (binom.test, prop.test, uniroot) and differences of near-equal numbers end at about 1e-9
    near(interval.low, row.low, 1e-9, `${name} low of ${row.n}/${row.N}`);
    near(interval.high, row.high, 1e-9, `${name} high of ${row.n}/${row.N}`);
  }
});

type Golden = { n?: number; k?: number; N?: number } & Record<'wilson_lo' | 'wilson_hi' | 'cp_lo' | 'cp_hi', number>;
/** Shares that R and Python agree on, where they are kept beside the repository. */
const golden = (file: string, path: string): Golden[] => JSON.parse(shared(`bench/golden/${file}`) ?? '{}')[path] ?? [];
/** Shares of our own rows, by R's prop.test and binom.test: test/known/corpus/make-synthetic.R. */
const invented: Golden[] = JSON.parse(readFileSync('test/known/corpus/synthetic-tests.json', 'utf8')).shares;

const agrees = (shares: readonly Golden[], relative: number): void => {
  for (const row of shares) {
    const what = `${row.n}/${row.N}`;
    const score = PROPORTION_METHODS.get('wilson')!.interval(row.n!, row.N!, 0.95)!;
    const exact = PROPORTION_METHODS.get('clopper-pearson')!.interval(row.n!, row.N!, 0.95)!;
    near(score.low, row.wilson_lo, relative, what);
    near(score.high, row.wilson_hi, relative, what);
    near(exact.low, row.cp_lo, relative, what);
    near(exact.high, row.cp_hi, relative, what);
  }
};

test('Wilson and Clopper-Pearson agree with R on the shares of a sheet, and with the golden shares to 1e-12', () => {
  expect(invented.length).toBeGreaterThan(40);
  agrees(invented, 1e-9);
  agrees(
    [
      ...golden('edge.json', 'prop').map(row => ({ ...row, n: row.k!, N: row.n! })),
      ...golden('published.json', 'newcombe1998').map(row => ({ ...row, n: row.k!, N: row.n! })),
      ...golden('small59.json', 'shares'),
      ...golden('c10k.json', 'shares'),
      ...golden('c1m.json', 'shares'),
    ],
    1e-12,
  );
});

const share = fc.integer({ min: 1, max: 5000 }).chain(N => fc.tuple(fc.integer({ min: 0, max: N }), fc.constant(N)));
const level = fc.double({ min: 0.5, max: 0.999, noNaN: true });

test.each(PROPORTION_METHODS.names)('%s: contains the share, stays in [0, 1], is symmetric, shrinks with N', name => {
  const method = PROPORTION_METHODS.get(name)!;
  fc.assert(
    fc.property(share, level, ([n, N], l) => {
      const { low, high } = method.interval(n, N, l)!;
      const mirror = method.interval(N - n, N, l)!;
      const larger = method.interval(4 * n, 4 * N, l)!;
      // Jeffreys' interval and mid-P's are equal-tailed, not centred on the share; at levels of 50% they can miss it
      if (l > 0.9 || (name !== 'jeffreys' && name !== 'mid-p' && name !== 'agresti-coull')) {
        expect(low).toBeLessThanOrEqual(n / N + 1e-15);
        expect(high).toBeGreaterThanOrEqual(n / N - 1e-15);
      }
      expect(low).toBeGreaterThanOrEqual(0);
      expect(high).toBeLessThanOrEqual(1);
      expect(mirror.low).toBeCloseTo(1 - high, 12);
      expect(mirror.high).toBeCloseTo(1 - low, 12);
      if (name !== 'wald' || (n > 0 && n < N)) expect(larger.high - larger.low).toBeLessThan(high - low + 1e-12);
    }),
    { numRuns: 150 },
  );
});

test('no units give no interval, and ends at 0 and N are exact', () => {
  for (const method of PROPORTION_METHODS.all) {
    expect(method.interval(0, 0, 0.95)).toBeNull();
    expect(method.interval(0, 9, 0.95)!.low).toBe(0);
    expect(method.interval(9, 9, 0.95)!.high).toBe(1);
  }
});

test('what was cut off is said', () => {
  expect(PROPORTION_METHODS.get('agresti-coull')!.interval(0, 7, 0.95)!.note).toBe('low end -0.0501 cut to 0');
  expect(PROPORTION_METHODS.get('wald')!.interval(1, 20, 0.95)!.note).toBe('low end -0.0455 cut to 0');
});

test('a level of 95 and a share of more than all are refused', () => {
  expect(() => PROPORTION_METHODS.get('wilson')!.interval(1, 2, 95)).toThrow(
    'a confidence level of 95 is not between 0 and 1',
  );
  expect(() => PROPORTION_METHODS.get('wilson')!.interval(3, 2, 0.95)).toThrow('3 of 2');
});

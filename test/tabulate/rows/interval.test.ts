import { describe, expect, test } from 'vitest';
import { Fault } from '../../../src/base/fault.ts';
import type { ResultRow } from '../../../src/model/result-row.ts';
import { INTERVAL_NAMES, intervalMaker, targetNote } from '../../../src/tabulate/rows/interval.ts';
import { known, near } from '../../stats/close.ts';
import { resultRow } from '../../support/result-row.ts';

const share = (level: string, n: number | null, N: number | null, more: Partial<ResultRow> = {}): ResultRow =>
  resultRow({ field: 'method', level, n, N, ...more });
const maker = (method: string, level = 0.95, target: string | null = null) => intervalMaker({ method, level }, target);

test('without a request nothing is added', () => {
  const rows = [share('a', 1, 2)];
  for (const none of [null, undefined]) {
    expect(intervalMaker(none, null).apply(rows)).toEqual(rows);
    expect(intervalMaker(none, null).note).toBe('');
  }
});

test.each([0, 1, 95, Number.NaN])('a confidence level of %s is refused', level => {
  expect(() => maker('wilson', level)).toThrow(`the confidence level ${level} is not between 0 and 1`);
});

test('an unknown method is refused, with the nearest and the known ones', () => {
  try {
    maker('wilsn');
    expect.unreachable();
  } catch (error) {
    expect(error).toBeInstanceOf(Fault);
    expect((error as Fault).message).toContain('did you mean "wilson"?');
    for (const name of INTERVAL_NAMES) expect((error as Fault).hint).toContain(name);
  }
});

test('what an interval speaks of is said with it', () => {
  expect(maker('wilson', 0.999, 'articles of 2022').note).toMatch(
    /^99\.9% confidence intervals: .*articles of 2022\.$/,
  );
  expect(targetNote(null)).toContain('No target population is declared');
});

describe('one share at a time', () => {
  test('shares without a count, without units and of mentions get none; what was cut off is said', () => {
    const rows = [share('a', null, 3), share('b', 0, 0), share('c', 1, 3, { unit: 'mention' }), share('d', 0, 7)];
    const [a, b, c, d] = maker('agresti-coull').apply(rows);
    expect([a, b, c]).toEqual(rows.slice(0, 3));
    expect(d!.ci).toMatchObject({ method: 'agresti-coull', level: 0.95, low: 0 });
    expect(d!.warnings).toEqual([{ code: 'interval', message: 'low end -0.0501 cut to 0' }]);
    expect(maker('wilson').apply([share('a', 1, 3)])[0]!.warnings).toEqual([]);
  });
});

describe('all shares of a field at once', () => {
  type Joint = { method: string; counts: number[]; level: number; low: number[]; high: number[] };
  const values = known('simultaneous').values as unknown as Joint[];
  test.each(values.filter(value => value.counts.length === 3 && !value.counts.includes(0)))(
    '$method of $counts at $level, as R computes it; a roll-up stays without',
    ({ method, counts, level, low, high }) => {
      const N = counts.reduce((sum, n) => sum + n, 0);
      const rows = [...counts.map((n, i) => share(`c${i}`, n, N)), share('parent', N, N, { kind: 'rollup' })];
      const found = maker(method, level).apply(rows);
      counts.forEach((_, i) => {
        near(found[i]!.ci!.low, low[i]!, 1e-9);
        near(found[i]!.ci!.high, high[i]!, 1e-9);
      });
      expect(found.at(-1)!.ci).toBeNull();
    },
  );

  test('counts that do not add up to N, and one category alone, get a warning in place of an interval', () => {
    for (const rows of [
      [share('a', 2, 3), share('b', 2, 3), share('c', 0, 0), share('d', null, null)],
      [share('a', 3, 3)],
    ]) {
      const found = maker('sison-glaz').apply(rows);
      expect(found.every(row => row.ci === null)).toBe(true);
      expect(found.map(row => row.warnings.map(({ code }) => code))).toEqual(
        rows.map(row => (row.N === null || row.N === 0 ? [] : ['no-joint-interval'])),
      );
    }
  });
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SIMULTANEOUS_METHODS } from '../../../src/stats/simultaneous/index.ts';
import { known, near } from '../close.ts';

type Row = { method: string; counts: number[]; level: number; low: number[]; high: number[] };
const rows = known('simultaneous').values as unknown as Row[];

test.each(rows)('$method of $counts at $level agrees with the paper in R', row => {
  const ends = SIMULTANEOUS_METHODS.get(row.method)!.interval(row.counts, row.level)!;
  row.counts.forEach((_, i) => {
    near(ends[i]!.low, row.low[i]!, 1e-9, 'low');
    near(ends[i]!.high, row.high[i]!, 1e-9, 'high');
  });
});

// Hardwicke et al. 2024, AMPPS, doi 10.1177/25152459241283477: limits printed to two significant digits, in percent
test.each([
  { counts: [151, 49, 0], printed: [70, 82] },
  { counts: [152, 46, 2], printed: [70, 82] },
  { counts: [146, 53, 1], printed: [67, 79] },
])('Sison-Glaz gives the published limits of $counts', ({ counts, printed }) => {
  const first = SIMULTANEOUS_METHODS.get('sison-glaz')!.interval(counts, 0.95)![0]!;
  // R's signif rounds 70.5 to the even 70
  expect(Math.abs(100 * first.low - printed[0]!)).toBeLessThanOrEqual(0.5 + 1e-9);
  expect(Math.abs(100 * first.high - printed[1]!)).toBeLessThanOrEqual(0.5 + 1e-9);
});

test('every interval holds its share and lies in [0, 1]; the order of categories does not matter', () => {
  const counts = fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 2, maxLength: 8 });
  fc.assert(
    fc.property(counts, values => {
      const total = values.reduce((a, b) => a + b, 0);
      for (const method of SIMULTANEOUS_METHODS.all) {
        const ends = method.interval(values, 0.95);
        if (total === 0) {
          expect(ends).toBeNull();
          continue;
        }
        const turned = method.interval(values.toReversed(), 0.95)!.toReversed();
        ends!.forEach(({ low, high }, i) => {
          expect(low).toBeLessThanOrEqual(values[i]! / total + 1e-12);
          expect(high).toBeGreaterThanOrEqual(values[i]! / total - 1e-12);
          expect(low).toBeGreaterThanOrEqual(0);
          expect(high).toBeLessThanOrEqual(1);
          expect(turned[i]!.high).toBeCloseTo(high, 9);
        });
      }
    }),
    { numRuns: 60 },
  );
});

test('one category, or no unit, gives none', () => {
  for (const method of SIMULTANEOUS_METHODS.all) {
    expect(method.interval([7], 0.95)).toBeNull();
    expect(method.interval([], 0.95)).toBeNull();
  }
});

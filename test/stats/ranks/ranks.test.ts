import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type KruskalWallis, kruskalWallis } from '../../../src/stats/ranks/kruskal-wallis.ts';
import { type RankBiserial, rankBiserial, rankSumExact } from '../../../src/stats/ranks/rank-biserial.ts';
import { known, near } from '../close.ts';

type Sample = { groups: number[][] } & Record<'H' | 'df' | 'p' | 'epsilon', number> &
  Partial<Record<'W' | 'biserial', number>> & { exact?: number | null };
const { samples } = known('ranks') as unknown as { samples: Sample[] };

test.each(samples)('$groups agrees with R', sample => {
  const found = kruskalWallis(sample.groups) as KruskalWallis;
  near(found.value, sample.H, 1e-12, 'H');
  near(found.p, sample.p, 1e-10, 'P');
  near(found.epsilonSquared, sample.epsilon, 1e-12, 'epsilon-squared');
  expect(found.df).toBe(sample.df);
  if (sample.W === undefined) return;
  const [first = [], second = []] = sample.groups;
  const { u, value } = rankBiserial(first, second) as RankBiserial;
  expect(u).toBe(sample.W);
  near(value, sample.biserial!, 1e-12, 'rank-biserial');
  if (sample.exact != null) near(rankSumExact(first, second) ?? -1, sample.exact, 1e-10, 'exact P');
});

test('what can not be tested says why, and is never NaN', () => {
  expect(kruskalWallis([])).toEqual({ value: null, reason: 'no numbers' });
  expect(kruskalWallis([[], []])).toEqual({ value: null, reason: 'no numbers' });
  expect(kruskalWallis([[1, 2], []])).toEqual({ value: null, reason: 'only one group has numbers' });
  expect(kruskalWallis([[3, 3], [3]])).toEqual({ value: null, reason: 'all numbers are the same' });
  expect(rankBiserial([1], [])).toEqual({ value: null, reason: 'one of the groups has no numbers' });
  expect(rankSumExact([], [1])).toBeNull();
});

const numbers = fc.array(fc.integer({ min: -5, max: 5 }), { minLength: 1, maxLength: 8 });
const value = (groups: number[][]): number | null => kruskalWallis(groups).value;

test('only the order of the numbers matters, and not that of groups or within them', () => {
  fc.assert(
    fc.property(fc.array(numbers, { minLength: 2, maxLength: 4 }), groups => {
      const found = value(groups);
      const same = (other: number[][]): void => {
        if (found === null) expect(value(other)).toBeNull();
        else expect(value(other)).toBeCloseTo(found, 10);
      };
      same(groups.map(group => group.map(x => x ** 3 + 7)));
      same(groups.map(group => group.map(x => -x)));
      same(groups.map(group => group.toReversed()).toReversed());
      if (found !== null) expect(found).toBeGreaterThanOrEqual(0);
    }),
  );
});

test('two groups: the pairs say the same from either side, and an exact P is a probability', () => {
  fc.assert(
    fc.property(numbers, numbers, (a, b) => {
      const [there, back] = [rankBiserial(a, b) as RankBiserial, rankBiserial(b, a) as RankBiserial];
      expect(there.value + back.value).toBeCloseTo(0, 12);
      expect(there.u + back.u).toBe(a.length * b.length);
      expect(Math.abs(there.value)).toBeLessThanOrEqual(1);
      const p = rankSumExact(a, b)!;
      expect(p).toBeGreaterThan(0);
      expect(p).toBeLessThanOrEqual(1);
    }),
  );
});

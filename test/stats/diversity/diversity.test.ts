import fc from 'fast-check';
import { expect, test } from 'vitest';
import { comparability } from '../../../src/stats/diversity/comparability.ts';
import { curveball } from '../../../src/stats/diversity/curveball.ts';
import { fewestAdditions } from '../../../src/stats/diversity/fewest-additions.ts';
import { hillNumber, pielou, shannon } from '../../../src/stats/diversity/hill.ts';
import { bitsOf, pairwiseJaccard } from '../../../src/stats/diversity/pairwise.ts';
import { rarefiedHill } from '../../../src/stats/diversity/rarefied-hill.ts';
import { smallestCover } from '../../../src/stats/diversity/smallest-cover.ts';
import { seededRandom } from '../../../src/stats/random.ts';
import { known, near } from '../close.ts';

interface Known {
  plain: { counts: number[]; shannon: number; hill: number[]; pielou: number | object }[];
  individual: { counts: number[]; units: number[]; size: number[]; q0: number; q2: number }[];
  incidence: { counts: number[]; units: number[]; size: number[]; q: number[] }[];
  pairs: { sets: number[][]; value: number; disjoint: number; pairs: number }[];
  covers: { sets: number[][]; width: number[]; share: number[]; cover: { items: number[]; reached: number } | null }[];
  null: {
    sets: number[][];
    observed: number[];
    mean: number[];
    sd: number[];
    low: number[];
    high: number[];
    cover: { items: number[]; reached: number };
  };
}
const R = known('diversity') as unknown as Known;
const bits = (sets: readonly (readonly number[])[], width: number) => sets.map(set => bitsOf(set, width));

test.each(R.plain)('Shannon, Hill numbers and evenness of $counts agree with vegan', row => {
  near(shannon(row.counts).value!, row.shannon, 1e-12, 'shannon');
  [0, 1, 2, 0.5].forEach((q, i) => void near(hillNumber(row.counts, q).value!, row.hill[i]!, 1e-12, `q = ${q}`));
  const even = pielou(row.counts);
  if (typeof row.pielou === 'number') near(even.value!, row.pielou, 1e-12, 'pielou');
  else expect(even).toEqual({ value: null, reason: 'only one category was observed' });
});

test.each(R.individual)('individuals $counts rarefied to $size agree with vegan and Hurlbert', row => {
  near(rarefiedHill(row.counts, row.units[0]!, row.size[0]!, 0).value!, row.q0, 1e-9, 'q = 0');
  // Hurlbert's unbiased form and the expected frequency counts differ only at the whole sample
  if (row.size[0]! < row.units[0]!) near(rarefiedHill(row.counts, row.units[0]!, row.size[0]!, 2).value!, row.q2, 1e-9);
});

test.each(R.incidence)('studies rarefied to $size agree with listing every choice', row => {
  ([0, 1, 2] as const).forEach(
    (q, i) => void near(rarefiedHill(row.counts, row.units[0]!, row.size[0]!, q).value!, row.q[i]!, 1e-9, `q = ${q}`),
  );
});

test.each(R.pairs)('pairs agree with vegdist', row => {
  const found = pairwiseJaccard(bits(row.sets, 5));
  near(found.value!, row.value, 1e-12);
  expect(found).toMatchObject({ disjoint: row.disjoint, pairs: row.pairs });
});

test.each(R.covers)('the smallest cover agrees with trying every combination', row => {
  const found = smallestCover(row.sets, row.width[0]!, row.share[0]!);
  if (row.cover === null || row.cover.reached === undefined) expect(found.value).toBeNull();
  else expect(found).toEqual({ value: [...row.cover.items], reached: row.cover.reached });
});

test('the null distribution agrees with oecosimu within Monte-Carlo error', () => {
  const found = comparability(R.null.sets, 6, { randomisations: 4000, seed: 7 });
  if (found.value === null) throw new Error(found.reason);
  [found.value.jaccard, found.value.disjoint].forEach((part, i) => {
    near(part.observed, R.null.observed[i]!, 1e-12);
    const error = R.null.sd[i]! / Math.sqrt(4000);
    expect(Math.abs(part.mean - R.null.mean[i]!)).toBeLessThan(5 * error);
    // a 2.5% quantile has about 2.7 times the error of a mean
    expect(Math.abs(part.low - R.null.low[i]!)).toBeLessThan(14 * error);
    expect(Math.abs(part.high - R.null.high[i]!)).toBeLessThan(14 * error);
  });
  expect(found.randomisations).toBe(4000);
  expect(comparability(R.null.sets, 6, { randomisations: 300, seed: 3 })).toEqual(
    comparability(R.null.sets, 6, { randomisations: 300, seed: 3 }),
  );
  expect(smallestCover(R.null.sets, 6, 0.8)).toEqual({ value: R.null.cover.items, reached: R.null.cover.reached });
});

const someSets = fc.array(fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 5 }), {
  minLength: 2,
  maxLength: 14,
});

test('curveball keeps the size of every set, the frequency of every item, and no item twice', () => {
  fc.assert(
    fc.property(someSets, fc.integer({ min: 0, max: 1e6 }), (sets, seed) => {
      const state = sets.map(set => [...set]);
      curveball(state, 50, seededRandom(seed));
      expect(state.map(set => set.length)).toEqual(sets.map(set => set.length));
      expect(state.flat().sort()).toEqual(sets.flat().sort());
      for (const set of state) expect(new Set(set).size).toBe(set.length);
    }),
  );
});

test('measures stay in range and ignore the order of studies and of items', () => {
  fc.assert(
    fc.property(someSets, sets => {
      const found = pairwiseJaccard(bits(sets, 7));
      const turned = pairwiseJaccard(
        bits(
          sets.toReversed().map(set => set.map(item => 6 - item)),
          7,
        ),
      );
      if (found.value === null || turned.value === null) throw new Error('there are pairs');
      expect(found.value).toBeGreaterThanOrEqual(0);
      expect(found.value).toBeLessThanOrEqual(1 + 1e-12);
      near(turned.value, found.value, 1e-12);
      expect(turned.disjoint).toBe(found.disjoint);
      const counts = Array.from({ length: 7 }, (_, item) => sets.filter(set => set.includes(item)).length);
      const hills = [0, 1, 2].map(q => hillNumber(counts, q).value!);
      expect(hills[0]! + 1e-9).toBeGreaterThanOrEqual(hills[1]!);
      expect(hills[1]! + 1e-9).toBeGreaterThanOrEqual(hills[2]!);
      expect(hills[2]!).toBeGreaterThanOrEqual(1 - 1e-9);
      for (const q of [0, 1, 2] as const) {
        const rising = sets.map((_, i) => rarefiedHill(counts, sets.length, i + 1, q).value!);
        rising.slice(1).forEach((value, i) => void expect(value).toBeGreaterThanOrEqual(rising[i]! - 1e-9));
        near(rising.at(-1)!, hills[q]!, 1e-9);
      }
    }),
    { numRuns: 60 },
  );
});

test('greedy additions reach the share that was asked for, one a study', () => {
  fc.assert(
    fc.property(someSets, sets => {
      const found = fewestAdditions(sets, 7, 0.8);
      if (found.value === null) return;
      const state = sets.map(set => [...set]);
      for (const { set, item } of found.value) {
        expect(state[set]).not.toContain(item);
        state[set]!.push(item);
      }
      expect(new Set(found.value.map(entry => entry.set)).size).toBe(found.value.length);
      const after = pairwiseJaccard(bits(state, 7));
      if (after.value === null) throw new Error('there are pairs');
      expect(1 - after.disjoint / after.pairs).toBeGreaterThanOrEqual(0.8 - 1e-9);
      // one addition fewer does not reach it
      if (found.value.length > 0) {
        state[found.value.at(-1)!.set]!.pop();
        const before = pairwiseJaccard(bits(state, 7));
        expect(before.value === null ? 1 : 1 - before.disjoint / before.pairs).toBeLessThan(0.8);
      }
    }),
    { numRuns: 80 },
  );
});

test('nothing to measure is null with a reason, never a number', () => {
  expect(shannon([])).toEqual({ value: null, reason: 'no item occurs' });
  expect(hillNumber([0, 0], 0)).toEqual({ value: null, reason: 'no item occurs' });
  expect(pielou([0])).toEqual({ value: null, reason: 'no item occurs' });
  expect(rarefiedHill([0], 3, 2, 1)).toEqual({ value: null, reason: 'no item occurs' });
  expect(rarefiedHill([1], 3, 0, 1).value).toBeNull();
  expect(rarefiedHill([1], 3, 4, 1)).toMatchObject({
    value: null,
    reason: expect.stringContaining('fewer than the 4'),
  });
  expect(pairwiseJaccard(bits([[0]], 1)).value).toBeNull();
  expect(smallestCover([[], []], 2, 0.8)).toMatchObject({ value: null });
  expect(fewestAdditions([[0]], 1, 0.8)).toMatchObject({ value: null });
  expect(comparability([[0], [1], [0]], 2, { randomisations: 100, seed: 1 })).toMatchObject({
    value: null,
    reason: expect.stringContaining('nothing to randomise'),
  });
  expect(() => shannon([1.5])).toThrow('is not a number of studies');
  expect(() => hillNumber([1], -1)).toThrow('is not an order');
  expect(() => rarefiedHill([5], 3, 2, 0)).toThrow();
});

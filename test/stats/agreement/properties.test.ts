import fc from 'fast-check';
import { expect, test } from 'vitest';
import { COEFFICIENTS, DEFAULTS, fits, ratingsOf } from '../../../src/stats/agreement/index.ts';

const CODES = 4;
const units = (coders: number) =>
  fc.array(fc.array(fc.integer({ min: -1, max: CODES - 1 }), { minLength: coders, maxLength: coders }), {
    minLength: 2,
    maxLength: 30,
  });
const columns = (data: readonly (readonly number[])[], coders: number): number[][] =>
  Array.from({ length: coders }, (_, coder) => data.map(unit => unit[coder]!));
const scores = [1, 2, 4, 7];
const sets = [[], [0], [0, 1], [2]];
const ratings = (data: readonly (readonly number[])[], coders: number) =>
  ratingsOf(columns(data, coders), CODES, { scores, sets });
const entries = (coders: number) =>
  COEFFICIENTS.all.filter(entry => entry.scales.some(scale => fits(entry, scale, coders)));
const coders = fc.constantFrom(2, 3, 4);
const cases = coders.chain(k => fc.tuple(fc.constant(k), units(k)));

test('coefficients are finite, at most 1, and symmetric in coders where the definition is', () => {
  fc.assert(
    fc.property(cases, ([k, data]) => {
      const back = data.map(unit => [...unit].reverse());
      for (const entry of entries(k)) {
        const found = entry.compute(ratings(data, k));
        const reversed = entry.compute(ratings(back, k));
        if (found.value === null) {
          expect(found.reason).toMatch(/\w/);
          expect(reversed.value).toBeNull();
          continue;
        }
        const numbers = [found.value, found.se ?? 0, found.ci?.low ?? 0, found.ci?.high ?? 0];
        expect(numbers.every(Number.isFinite), `${entry.name} ${numbers}`).toBe(true);
        expect(found.value, entry.name).toBeLessThanOrEqual(1 + 1e-12);
        expect(reversed.value, entry.name).toBeCloseTo(found.value, 10);
      }
    }),
    { numRuns: 40 },
  );
});

test('nominal coefficients do not care what the codes are called', () => {
  fc.assert(
    fc.property(cases, fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 }), ([k, data], names) => {
      const renamed = data.map(unit => unit.map(code => (code < 0 ? code : names[code]!)));
      for (const entry of entries(k).filter(({ scales }) => scales.includes('nominal'))) {
        const [a, b] = [entry.compute(ratings(data, k)), entry.compute(ratings(renamed, k))];
        if (a.value === null || b.value === null) expect(b.value).toBe(a.value);
        else {
          expect(b.value, entry.name).toBeCloseTo(a.value, 10);
          if (a.se !== null) expect(b.se, entry.name).toBeCloseTo(a.se, 10);
        }
      }
    }),
    { numRuns: 40 },
  );
});

test('the order of units never changes a bit', () => {
  fc.assert(
    fc.property(cases, fc.infiniteStream(fc.nat()), ([k, data], random) => {
      const order = data.map(() => random.next().value as number);
      const shuffled = data
        .map((unit, i) => ({ unit, rank: order[i]! }))
        .sort((a, b) => a.rank - b.rank)
        .map(({ unit }) => unit);
      for (const entry of entries(k))
        expect(entry.compute(ratings(shuffled, k))).toEqual(entry.compute(ratings(data, k)));
    }),
  );
});

test('perfect agreement is 1 unless it is constant', () => {
  fc.assert(
    fc.property(coders, fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 3, maxLength: 20 }), (k, codes) => {
      const data = codes.map(code => Array<number>(k).fill(code));
      for (const entry of entries(k).filter(({ chanceCorrected }) => chanceCorrected)) {
        const found = entry.compute(ratings(data, k));
        if (new Set(codes).size > 1) expect(found.value, entry.name).toBeCloseTo(1, 10);
        else if (found.value !== null) {
          expect(found.value).toBe(1);
          expect(found.notes?.[0]?.code, entry.name).toBe('no-variation');
        } else expect(found.reason).toMatch(/only|same number/);
      }
    }),
    { numRuns: 40 },
  );
});

test('nothing to compare is a reason and no number', () => {
  for (const data of [
    [],
    [
      [0, -1],
      [-1, 1],
    ],
  ])
    for (const entry of entries(2)) {
      const found = entry.compute(ratings(data, 2));
      expect(found.value, entry.name).toBeNull();
    }
});

test('one coder constant and the other not: kappa is 0', () => {
  const found = COEFFICIENTS.get('cohen_kappa')!.compute(
    ratingsOf(
      [
        [0, 0, 0, 0],
        [0, 0, 1, 1],
      ],
      2,
    ),
  );
  expect(found.value).toBeCloseTo(0, 15);
});

test('a bootstrap says its seed and repeats itself', () => {
  const data = ratingsOf(
    [
      [0, 1, 2, 1, 0, 2, 1, 1],
      [0, 1, 1, 1, 0, 2, 2, 1],
    ],
    3,
  );
  const run = (seed: number) =>
    COEFFICIENTS.get('krippendorff_alpha')!.compute(data, { ...DEFAULTS, bootstrap: { replicates: 200, seed } });
  const [first, again, other] = [run(1), run(1), run(2)];
  expect(first).toEqual(again);
  expect(other).not.toEqual(first);
  if (first.value === null) throw new Error(first.reason);
  expect(first.ci).toMatchObject({ method: 'bootstrap' });
  expect(first.notes?.map(({ message }) => message).join()).toContain('200 bootstrap replicates, seed 1');
});

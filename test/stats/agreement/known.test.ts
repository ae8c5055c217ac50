import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { COEFFICIENTS, type Estimate, type Ratings, ratingsOf } from '../../../src/stats/agreement/index.ts';
import { near } from '../close.ts';

const read = (name: string) =>
  JSON.parse(readFileSync(new URL(`../../known/agreement/${name}.json`, import.meta.url), 'utf8'));

const columnsOf = (units: readonly (readonly (number | null)[])[]): number[][] =>
  (units[0] ?? []).map((_, coder) => units.map(unit => unit[coder] ?? -1));

const compute = (name: string, ratings: Ratings): Estimate => {
  const found = COEFFICIENTS.get(name)!.compute(ratings);
  if (found.value === null) throw new Error(`${name}: ${found.reason}`);
  return found;
};

interface Data {
  name: string;
  units: (number | null)[][];
  categories: number;
  scores: number[];
  expected: Record<string, { value: number; se: number | null }>;
}
const { data, sets } = read('coefficients') as {
  data: Data[];
  sets: { units: number[][][]; masi_alpha: { value: number; se: number }; exact: number };
};

test.each(data.flatMap(set => Object.keys(set.expected).map(name => [set.name, name, set] as const)))(
  '%s: %s as by definition',
  (_, name, set) => {
    const ratings = ratingsOf(columnsOf(set.units), set.categories, { scores: set.scores });
    const found = compute(name, ratings);
    const { value, se } = set.expected[name]!;
    near(found.value, value, 1e-10, name);
    if (se === null) expect(found.se).toBeNull();
    // statsmodels and the jackknife are exact, the numerical derivatives good to about 1e-8
    else near(found.se!, se, 1e-6, `${name} se`);
  },
);

test('alpha with the MASI distance, and its jackknife', () => {
  const keys = [...new Set(sets.units.flat().map(set => set.join()))];
  const items = keys.map(key => (key === '' ? [] : key.split(',').map(Number)));
  const columns = [0, 1].map(coder => sets.units.map(unit => keys.indexOf(unit[coder]!.join())));
  const ratings = ratingsOf(columns, keys.length, { sets: items });
  const found = compute('masi_alpha', ratings);
  near(found.value, sets.masi_alpha.value, 1e-12);
  near(found.se!, sets.masi_alpha.se, 1e-9);
  expect(compute('exact_set_agreement', ratings).agreed).toBe(sets.exact);
});

type Icc = Record<'icc_a1' | 'icc_c1', { value: number; low: number; high: number }> & {
  name: string;
  data: number[][];
};
test.each((read('icc').values as Icc[]).map(entry => [entry.name, entry] as const))(
  'ICC of %s as R has it',
  (_, icc) => {
    const scores = [...new Set(icc.data.flat())].sort((a, b) => a - b);
    const columns = columnsOf(icc.data).map(column => column.map(value => scores.indexOf(value)));
    for (const name of ['icc_a1', 'icc_c1'] as const) {
      const found = compute(name, ratingsOf(columns, scores.length, { scores }));
      near(found.value, icc[name].value, 1e-9, name);
      near(found.ci!.low, icc[name].low, 1e-7, name);
      near(found.ci!.high, icc[name].high, 1e-7, name);
    }
  },
);

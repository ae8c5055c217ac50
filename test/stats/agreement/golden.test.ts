import { expect, test } from 'vitest';
import {
  COEFFICIENTS,
  type Estimate,
  type Ratings,
  ratingsFromCounts,
  ratingsFromTable,
  ratingsOf,
} from '../../../src/stats/agreement/index.ts';
import { near } from '../close.ts';
import { shared } from '../shared.ts';

const golden = (file: string) => JSON.parse(shared(`bench/golden/${file}.json`) ?? '{}');
const absent = shared('bench/golden/pair59.json') === null;
const compute = (name: string, ratings: Ratings): Estimate => {
  const found = COEFFICIENTS.get(name)!.compute(ratings);
  if (found.value === null) throw new Error(`${name}: ${found.reason}`);
  return found;
};
type Kappa = { kappa: number; se: number; lo: number; hi: number };
const kappa = (name: string, ratings: Ratings, expected: Kappa): void => {
  const found = compute(name, ratings);
  near(found.value, expected.kappa, 1e-9, name);
  expect(found.se!).toBeCloseTo(expected.se, 10);
  expect(found.ci!.low).toBeCloseTo(expected.lo, 9);
  expect(found.ci!.high).toBeCloseTo(expected.hi, 9);
};
const gwet = (name: string, ratings: Ratings, expected: { coef: number; se: number }): void => {
  const found = compute(name, ratings);
  near(found.value, expected.coef, 1e-9, name);
  near(found.se!, expected.se, 1e-9, `${name} se`);
};
const alpha = (metric: string, ratings: Ratings, expected: number): void =>
  near(compute(`krippendorff_alpha${metric}`, ratings).value, expected, 1e-9, `alpha${metric}`);

/** Where they are kept beside the repository: values that R and Python agree on, each with its origin in golden.R and golden.py. */
test.each(absent ? [] : ['pair59', 'pair10k'])('%s', file => {
  for (const [variable, entry] of Object.entries<Record<string, never>>(golden(file))) {
    if (variable === '_meta') continue;
    const { table, levels } = entry as unknown as { table: number[][]; levels: string[] };
    const ratings = { ...ratingsFromTable(table), scores: levels.map((level, i) => Number(level) || i) };
    near(compute('percent_agreement', ratings).value, entry.po!, 1e-12);
    kappa('cohen_kappa', ratings, entry.unweighted!);
    alpha('', ratings, entry.alpha_nominal!);
    gwet('gwet_ac1', ratings, entry.ac1!);
    if (variable !== 'rigour') continue;
    kappa('weighted_kappa_linear', ratings, entry.linear!);
    kappa('weighted_kappa_quadratic', ratings, entry.quadratic!);
    for (const metric of ['ordinal', 'interval', 'ratio']) alpha(`_${metric}`, ratings, entry[`alpha_${metric}`]!);
  }
});

test.each(absent ? [] : [golden('edge')])('edges', edge => {
  kappa(
    'cohen_kappa',
    ratingsFromTable([
      [1, 1, 0],
      [0, 0, 0],
      [0, 1, 2],
    ]),
    edge.kappa_different_category_sets,
  );
  kappa('cohen_kappa', ratingsFromTable(edge.kappa_perfect.table), edge.kappa_perfect);
  kappa('cohen_kappa', ratingsFromTable(edge.kappa_none.table), edge.kappa_none);
  alpha(
    '_ordinal',
    ratingsOf(
      [
        [0, 1, 3, 2],
        [0, 3, 3, 1],
      ],
      4,
    ),
    edge.alpha_levels_2_3_10_ordinal.alpha_ordinal,
  );
});

test.each(absent ? [] : [golden('published')])('published examples, to all digits', all => {
  const c = all.krippendorff_C;
  const columns = [0, 1, 2, 3].map(coder => c.data.map((unit: (number | null)[]) => (unit[coder] ?? 0) - 1));
  const ratings = ratingsOf(columns, 5, { scores: [1, 2, 3, 4, 5] });
  for (const metric of ['ordinal', 'interval', 'ratio']) alpha(`_${metric}`, ratings, c[`alpha_${metric}`]);
  alpha('', ratings, c.alpha_nominal);
  gwet('gwet_ac1', ratings, c.ac1);
  gwet('fleiss_kappa', ratings, c.fleiss_gwet);
  // irrCAC, cac.raw4raters (CONVENTIONS.md, section 7)
  expect(compute('percent_agreement', ratings).value).toBeCloseTo(0.8181818, 7);
  expect(compute('conger_kappa', ratings).value).toBeCloseTo(0.76282, 5);
  expect(compute('brennan_prediger', ratings).value).toBeCloseTo(0.77273, 5);

  const diagnoses = ratingsOf(
    [0, 1, 2, 3, 4, 5].map(coder => all.diagnoses.data.map((unit: number[]) => unit[coder]! - 1)),
    5,
  );
  near(compute('fleiss_kappa', diagnoses).value, all.diagnoses.fleiss, 1e-9);
  alpha('', diagnoses, all.diagnoses.alpha_nominal);
  gwet('gwet_ac1', diagnoses, all.diagnoses.ac1);

  const six = ratingsFromCounts(all.distrib_6raters.data);
  gwet('gwet_ac1', six, all.distrib_6raters.ac1);
  gwet('fleiss_kappa', six, all.distrib_6raters.fleiss_gwet);
  alpha('', six, all.distrib_6raters.alpha_nominal);
  expect(compute('brennan_prediger', six).value).toBeCloseTo(0.4388889, 7);
  gwet('gwet_ac1', ratingsFromCounts(all.cac_dist4cat.data), all.cac_dist4cat.ac1);
  near(compute('fleiss_kappa', ratingsFromCounts(all.fleiss_wikipedia.data)).value, all.fleiss_wikipedia.fleiss, 1e-9);

  const three = ratingsFromTable(all.cont3x3abstractors.table);
  kappa('cohen_kappa', three, all.cont3x3abstractors.unweighted);
  gwet('gwet_ac1', three, all.cont3x3abstractors.ac1);
  alpha('', three, all.cont3x3abstractors.alpha_nominal);
});

test('published examples, as printed', () => {
  // Krippendorff 2011, Computing Krippendorff's alpha-reliability, data C: four observers, twelve units
  const C = [
    [1, 1, null, 1],
    [2, 2, 3, 2],
    [3, 3, 3, 3],
    [3, 3, 3, 3],
    [2, 2, 2, 2],
    [1, 2, 3, 4],
    [4, 4, 4, 4],
    [1, 1, 2, 1],
    [2, 2, 2, 2],
    [null, 5, 5, 5],
    [null, null, 1, 1],
    [null, 3, null, null],
  ];
  const columns = [0, 1, 2, 3].map(coder => C.map(unit => (unit[coder] ?? 0) - 1));
  const ratings = ratingsOf(columns, 5, { scores: [1, 2, 3, 4, 5] });
  const printed = (name: string): string => compute(name, ratings).value.toFixed(3);
  expect(['', '_ordinal', '_interval', '_ratio'].map(metric => printed(`krippendorff_alpha${metric}`))).toEqual([
    '0.743',
    '0.815',
    '0.849',
    '0.797',
  ]);
  // Fleiss' kappa, as worked out on its Wikipedia page: ten subjects, fourteen raters, five categories
  const fleiss = [
    [0, 0, 0, 0, 14],
    [0, 2, 6, 4, 2],
    [0, 0, 3, 5, 6],
    [0, 3, 9, 2, 0],
    [2, 2, 8, 1, 1],
    [7, 7, 0, 0, 0],
    [3, 2, 6, 3, 0],
    [2, 5, 3, 2, 2],
    [6, 5, 2, 1, 0],
    [0, 2, 2, 3, 7],
  ];
  expect(compute('fleiss_kappa', ratingsFromCounts(fleiss)).value.toFixed(3)).toBe('0.210');
});

// irrCAC's cont3x3abstractors and further values of CONVENTIONS.md, section 7
test('printed values of irrCAC, vcd and the paradox', () => {
  const three = ratingsFromTable([
    [13, 0, 0],
    [0, 20, 7],
    [0, 4, 56],
  ]);
  const pa = compute('percent_agreement', three);
  expect(pa.se).toBeCloseTo(0.03128898, 8);
  expect([pa.ci!.low.toFixed(3), pa.ci!.high.toFixed(3)]).toEqual(['0.828', '0.952']);
  const kappa3 = compute('cohen_kappa', three).ci!;
  expect([kappa3.low.toFixed(4), kappa3.high.toFixed(4)]).toEqual(['0.6809', '0.9119']);
  expect(compute('scott_pi', three).value).toBeCloseTo(0.7962397, 7);
  expect(compute('brennan_prediger', three).value).toBeCloseTo(0.835, 9);
  expect(compute('krippendorff_alpha', three).se).toBeCloseTo(0.05927604, 8);
  expect(compute('bangdiwala_b', three).value).toBeCloseTo(0.8059604, 7);
  const weighted = {
    ...ratingsFromTable([
      [53, 5, 2],
      [11, 14, 5],
      [1, 6, 3],
    ]),
    scores: [0, 1, 2],
  };
  expect(compute('cohen_kappa', weighted).value).toBeCloseTo(0.4285714, 7);
  expect(compute('weighted_kappa_linear', weighted).value).toBeCloseTo(0.4923077, 7);
  expect(compute('weighted_kappa_quadratic', weighted).value).toBeCloseTo(0.5666667, 7);
  const paradox = ratingsFromTable([
    [118, 5],
    [2, 0],
  ]);
  expect(
    ['percent_agreement', 'cohen_kappa', 'gwet_ac1', 'brennan_prediger', 'prevalence_index', 'bias_index'].map(name =>
      compute(name, paradox).value.toFixed(3),
    ),
  ).toEqual(['0.944', '-0.023', '0.941', '0.888', '0.944', '0.024']);
});

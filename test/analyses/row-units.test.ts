import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { ANALYSES } from '../../src/analyses/index.ts';
import { tabulate } from '../../src/analyses/tabulate.ts';
import { Fault } from '../../src/base/fault.ts';
import type { AnalysisRequest } from '../../src/model/analysis-request.ts';
import type { Material } from '../../src/model/material.ts';
import type { ResultRow } from '../../src/model/result-row.ts';
import { countedKeys, unitsWhere } from '../../src/model/row-units.ts';
import type { Denominator } from '../../src/model/state.ts';
import { explained } from '../../src/pipeline/request/results.ts';
import type { OpenReview } from '../../src/read/session.ts';
import { reviewOf, seedReview } from '../support/review.ts';

let seed: OpenReview;
beforeAll(async () => {
  seed = await seedReview();
});

/** Rows whose n is no number of units although they have one: of pairs of units, cells of a grid, and codes to add. */
const COUNTS_SOMETHING_ELSE = /^(disjoint_pairs|empty_cells|thin_cells|additions_to_compare)/;
/** Rows whose N is no number of units: pairs, cells, and the size that groups are compared at. */
const BASE_OF_SOMETHING_ELSE = /^(mean_jaccard|disjoint_pairs|empty_cells|thin_cells|hill_\d_rarefied)/;

/** As many units stand behind n and N as the row prints. Returns what could not be compared. */
function checkUnits(row: ResultRow): 'compared' | 'elsewhere' {
  const units = row.units?.();
  if (units === undefined) throw new Error(`${row.id} has no units`);
  if ('none' in units) {
    expect(row.analysis, row.id).toBe('flow');
    return 'elsewhere';
  }
  const { list, counted, base, scope } = units;
  const n = counted === null ? null : unitsWhere(list, counted);
  const N = base === null ? null : unitsWhere(list, base);
  if (row.n === null || COUNTS_SOMETHING_ELSE.test(row.statistic)) expect(n, row.id).toBeNull();
  // a unit mentions a category once, but several of a roll-up
  else if (row.unit === 'mention' && row.kind === 'rollup') expect(n?.length, row.id).toBeLessThanOrEqual(row.n);
  else expect(n?.length, row.id).toBe(row.n);
  if (row.unit === 'mention') expect(N?.length, row.id).toBeLessThanOrEqual(row.N!);
  else if (row.N !== null && !BASE_OF_SOMETHING_ELSE.test(row.statistic)) expect(N?.length, row.id).toBe(row.N);
  // every unit of n is one of N, and every unit of N one that the row is about
  const [inN, inScope] = [new Set(N), scope];
  if (n !== null && N !== null)
    expect(
      n.filter(unit => !inN.has(unit)),
      row.id,
    ).toEqual([]);
  if (N !== null)
    expect(
      N.filter(unit => !inScope(unit)),
      row.id,
    ).toEqual([]);
  return 'compared';
}

/** The id finds the row again, with the same units. */
function checkId(open: OpenReview, row: ResultRow): void {
  const units = row.units!();
  if ('none' in units) {
    expect(() => explained(open, row.id, null), row.id).toThrow('no list of units');
    return;
  }
  const found = explained(open, row.id, null);
  if (units.counted !== null) {
    expect(found.n, row.id).toBe(row.n);
    expect(
      found.studies.map(({ key }) => key),
      row.id,
    ).toEqual(countedKeys(units));
  } else expect(found.n, row.id).toBeNull();
  if (row.N !== null && units.counted !== null) expect(found.N, row.id).toBe(row.N);
  if (units.counted === null) {
    const keys = unitsWhere(units.list, units.base!).map(unit => units.list.key(unit));
    expect(
      found.studies.map(({ key }) => key),
      row.id,
    ).toEqual(keys);
  }
}

/** A few of many, spread over the list. */
const some = <T>(list: readonly T[], most: number): T[] =>
  list.filter((_, at) => at % Math.max(1, Math.floor(list.length / most)) === 0);

const DENOMINATORS: readonly (Denominator | null)[] = [
  null,
  'all',
  'accessible',
  'coded',
  'applicable',
  'reported',
  'responses',
];
const ofUnits = DENOMINATORS.filter(name => name !== 'responses');

interface Names {
  readonly single: readonly string[];
  readonly several: readonly string[];
  readonly numbers: readonly string[];
  readonly propositions: readonly string[];
  readonly where: readonly string[];
  readonly groups: readonly [string, string, string];
}

/** Requests of every analysis, by its name. */
function requestsOf(names: Names): Readonly<Record<string, fc.Arbitrary<Omit<AnalysisRequest, 'analysis'>>>> {
  const coded = [...names.single, ...names.several];
  const field = fc.constantFrom(...coded);
  const subject = fc.constantFrom(...coded, ...names.propositions);
  const where = fc.constantFrom(null, ...names.where);
  const denominator = fc.constantFrom(...ofUnits);
  const two = (entries: fc.Arbitrary<string>) => fc.uniqueArray(entries, { minLength: 2, maxLength: 2 });
  const one = (entries: fc.Arbitrary<string>) => entries.map(name => [name]);
  const by = fc.uniqueArray(subject, { maxLength: 2 });
  const apart = <T extends { fields: string[]; by: string[] }>({ by: groups, ...rest }: T) => ({
    ...rest,
    by: groups.filter(name => !rest.fields.includes(name)),
  });
  const [group, first, second] = names.groups;
  return {
    shares: fc
      .record({
        fields: one(fc.constantFrom(...names.numbers, ...coded, ...names.propositions)),
        by,
        where,
        denominator: fc.constantFrom(...DENOMINATORS),
        options: fc.constantFrom({}, { values: true }),
      })
      .map(apart),
    crosstab: fc.record({ fields: two(subject), where, denominator, test: fc.boolean() }),
    ranks: fc.record({ fields: subject.map(other => [names.numbers[0]!, other]), where }),
    trend: fc.record({
      fields: fc.uniqueArray(subject, { maxLength: 2 }),
      where,
      denominator,
      test: fc.boolean(),
      options: fc.constant({ over: names.numbers[0]! }),
    }),
    intersections: fc.record({
      fields: one(fc.constantFrom(...names.several)),
      where,
      denominator,
      options: fc.constantFrom({}, { max: 2 }, { least: 2 }),
    }),
    difference: fc.oneof(
      fc.record({
        fields: one(fc.constantFrom(...coded.filter(name => name !== group), ...names.propositions)),
        by: fc.constant([group]),
        where,
        denominator,
        options: fc.constant({ groups: [first, second] }),
      }),
      fc.record({ fields: two(fc.constantFrom(...names.propositions)), where }),
    ),
    agreement: fc.record({
      fields: fc.uniqueArray(field, { minLength: 1, maxLength: 2 }),
      where,
      denominator,
      options: fc.constantFrom({}, { consequences: true }),
    }),
    diversity: fc.record({ fields: one(field), by, where, options: fc.constant({ randomisations: 100 }) }).map(apart),
    gaps: fc.record({ fields: two(field), where, denominator, options: fc.constantFrom({}, { thin: 2 }) }),
    robustness: fc.record({ fields: one(field), where, denominator }),
    verification: fc.record({ fields: one(field), where, denominator }),
    flow: fc.constant({ fields: [] }),
  };
}

/** The rows of a request; a request that the analysis refuses has none. */
function rowsOf(request: AnalysisRequest, material: Material): readonly ResultRow[] {
  try {
    return tabulate([request], material).rows;
  } catch (error) {
    if (error instanceof Fault) return [];
    throw error;
  }
}

const SEED: Names = {
  single: ['method', 'domain', 'modality', 'privacy_claim', 'language'],
  several: ['evaluation', 'release', 'purpose', 'prompt_strategy'],
  numbers: ['year'],
  propositions: ['method = prompting and evaluation has human', 'language is not_reported', 'year >= 2024'],
  where: ['year >= 2023', 'evaluation has privacy'],
  groups: ['method', 'prompting', 'fine_tuning'],
};
// profile needs facets, compare a reference: test/analyses/profile, test/analyses/compare
const UNVERIFIED = ANALYSES.names.filter(name => !['verification', 'profile', 'pairs', 'compare'].includes(name));

test.each(UNVERIFIED)(
  'as many units of the review stand behind n and N of every row of %s, and its id finds them',
  { timeout: 60_000 },
  name => {
    const requests = requestsOf(SEED)[name];
    if (requests === undefined) throw new Error(`the analysis ${name} has no requests here`);
    let rows = 0;
    fc.assert(
      fc.property(requests, request => {
        const found = rowsOf({ ...request, analysis: name }, seed.material);
        rows += found.length;
        for (const row of found) checkUnits(row);
        for (const row of some(found, 3)) if (row.statistic !== 'intersection_rest') checkId(seed, row);
      }),
      { numRuns: 12 },
    );
    expect(rows).toBeGreaterThan(0);
  },
);

const CODEBOOK = `primaryKey: id
missingValues:
  - { value: NR, label: not_reported }
  - { value: NA, label: not_applicable }
  - { value: NX, label: not_accessible }
  - { value: "?", label: unclear }
fields:
  - { name: id }
  - { name: year, type: year }
  - { name: kind, categories: [{ value: drug, codable: false }, { value: pill, parent: drug }, { value: shot, parent: drug }, talk] }
  - { name: dose, categories: [low, high], categoriesOrdered: true, appliesIf: "kind = pill" }
  - { name: tools, type: list, delimiter: ";", categories: [{ value: soft, codable: false }, { value: a, parent: soft }, { value: b, parent: soft }, c] }
  - { name: more, type: list, delimiter: ";", categories: [none, x, y] }
`;
const RANDOM: Names = {
  single: ['kind', 'dose'],
  several: ['tools', 'more'],
  numbers: ['year'],
  propositions: ['kind = pill', 'tools has a and more has x', 'dose is not_reported', 'year >= 2021'],
  where: ['year >= 2020', 'tools has b', 'not kind = talk'],
  groups: ['kind', 'pill', 'talk'],
};

const missing = fc.constantFrom('', 'NR', 'NA', 'NX', '?');
const cell = (...codes: string[]) => fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...codes) }, missing);
const items = (...codes: string[]) =>
  fc.oneof({ weight: 4, arbitrary: fc.uniqueArray(fc.constantFrom(...codes)).map(set => set.join(';')) }, missing);
const record = fc.tuple(
  cell('2019', '2020', '2022'),
  cell('pill', 'shot', 'talk', 'drug'),
  cell('low', 'high'),
  items('a', 'b', 'c', 'soft'),
  items('x', 'y', 'none'),
);
const HEAD = 'id,year,kind,dose,tools,more\n';
const sheetOf = (records: readonly (readonly string[])[]): string =>
  HEAD + records.map((cells, at) => `s${at},${cells.join(',')}\n`).join('');

/** A review with a random consensus, two coders who differ from it at random, and a random sample that was verified. */
const randomReview = fc
  .tuple(fc.array(record, { minLength: 1, maxLength: 14 }), fc.array(record, { minLength: 1, maxLength: 14 }))
  .map(([first, second]) => {
    const mixed = first.map((cells, at) => (at % 3 === 0 ? (second[at] ?? cells) : cells));
    return {
      'c.yaml': CODEBOOK,
      'review.yaml':
        'name: t\nresources:\n  - { name: s, path: s.csv, schema: c.yaml }\n  - { name: v, path: v.csv }\n  - { name: a, path: a.csv, schema: c.yaml }\n  - { name: b, path: b.csv, schema: c.yaml }\nverification: { resource: v, random: true }\ncodings:\n  - { name: charting, from: { files: { A: a, B: b } } }\n',
      's.csv': sheetOf(first),
      'a.csv': sheetOf(mixed),
      'b.csv': sheetOf([...second.slice(0, 5), ...first.slice(5)]),
      'v.csv': `unit,field,printed,verified\n${first.map(([, kind], at) => (at % 2 === 0 ? `s${at},kind,${kind},talk\n` : '')).join('')}`,
    };
  });

test.each(ANALYSES.names.filter(name => !['flow', 'profile', 'pairs', 'compare'].includes(name)))(
  'as many units of random sheets stand behind n and N of every row of %s, and its id finds them',
  { timeout: 60_000 },
  async name => {
    const requests = requestsOf(RANDOM)[name]!;
    let rows = 0;
    await fc.assert(
      fc.asyncProperty(randomReview, fc.array(requests, { minLength: 3, maxLength: 3 }), async (files, list) => {
        const open = await reviewOf(files);
        for (const request of list) {
          const found = rowsOf({ ...request, analysis: name }, open.material);
          rows += found.length;
          for (const row of found) checkUnits(row);
          for (const row of some(found, 4)) if (row.statistic !== 'intersection_rest') checkId(open, row);
        }
      }),
      { numRuns: 15 },
    );
    expect(rows).toBeGreaterThan(0);
  },
);

test('rows of a coder are of the units of their sheet', async () => {
  for (const { coder, coded } of seed.material.coders) {
    const material = { ...seed.material, coded };
    for (const row of rowsOf({ analysis: 'shares', fields: ['method'], by: ['domain'] }, material)) {
      checkUnits(row);
      expect(row.coder).toBe(coder);
    }
  }
  const [row] = rowsOf(
    { analysis: 'shares', fields: ['method'] },
    { ...seed.material, coded: seed.material.coders[0]!.coded },
  );
  checkId(seed, row!);
});

test('the keys of a row are those of its units, in every analysis', () => {
  const request = { analysis: 'crosstab', fields: ['method', 'domain'], studies: true };
  for (const row of rowsOf(request, seed.material)) expect(row.studies, row.id).toEqual(countedKeys(row.units!()));
});

test('a row of no field is every unit of its year', () => {
  expect(explained(seed, 'count by year=2020 of all', null)).toMatchObject({
    n: 1,
    N: 87,
    studies: [{ key: expect.any(String) }],
  });
  expect(explained(seed, 'cumulative_count by year=2022 of all', null).n).toBe(5);
  expect(() => explained(seed, 'count', null)).toThrow("can't be read");
});

test('what counts no units is explained by the units that it is computed from', () => {
  const kappa = explained(seed, 'cohen_kappa domain by stage=charting', null);
  expect(kappa).toMatchObject({ n: null, others: [], denominator: expect.stringContaining('both coders') });
  const agreement = explained(seed, 'percent_agreement domain by stage=charting', null);
  expect(agreement.others.every(unit => 'reason' in unit && unit.reason === 'the codes differ')).toBe(true);
  expect(agreement.N).toBe(kappa.studies.length);
});

test('a state that no unit is in is explained as none of N', () => {
  const { N } = explained(seed, 'share method=prompting /applicable', null);
  expect(explained(seed, 'share method:state=unclear /applicable', null)).toMatchObject({ n: 0, N, studies: [] });
});

test('a refusal says what the row is of, and where to look instead', () => {
  expect(() => explained(seed, 'flow_count records_screened', null)).toThrow(
    'records and reports that were counted elsewhere',
  );
  expect(() => explained(seed, 'shre method=prompting /applicable', null)).toThrow('did you mean "share"?');
  expect(() => explained(seed, 'share method=prompting by domain=onkology /applicable', null)).toThrow(
    'did you mean "oncology"?',
  );
});

import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { tabulate } from '../../src/analyses/tabulate.ts';
import type { ResultRow } from '../../src/model/result-row.ts';
import { explained } from '../../src/pipeline/request/results.ts';
import type { OpenReview } from '../../src/read/session.ts';
import { parseRowId } from '../../src/tabulate/rows/parse-row-id.ts';
import { rowId } from '../../src/tabulate/rows/row-id.ts';
import { reviewOf, seedReview } from '../support/review.ts';

let seed: OpenReview;
beforeAll(async () => {
  seed = await seedReview();
});
const rowsOf = (open: OpenReview, fields: string[], rest: object = {}) =>
  tabulate([{ analysis: 'shares', fields, studies: true, ...rest }], open.material).rows;

test.each([
  [['method', 'evaluation', 'prompt_strategy', 'language', 'year'], {}],
  [['method', 'evaluation'], { by: ['domain'] }],
  [['prompt_strategy'], { by: ['model_access', 'release'], where: 'year >= 2024' }],
  [['language'], { denominator: 'reported' }],
  [['language', 'prompt_strategy'], { denominator: 'all', where: 'evaluation has privacy' }],
  [['method = prompting and evaluation has human'], {}],
])('every row of %o %o is explained by its id with the same n, N and studies', (fields, rest) => {
  const rows = rowsOf(seed, fields, rest).filter(row => row.n !== null);
  expect(rows.length).toBeGreaterThan(0);
  for (const row of rows) {
    const found = explained(seed, row.id, null);
    expect(found.n, row.id).toBe(row.n);
    if (row.statistic === 'share') expect(found.N, row.id).toBe(row.N);
    if (row.studies !== null) expect(found.studies.map(unit => unit.key)).toEqual(row.studies);
  }
});

test.each([
  ['method', 'domain'],
  ['domain', 'evaluation'],
  ['prompt_strategy', 'language'],
])('every cell, margin and total of %s by %s is explained by its id', (first, second) => {
  const { rows } = tabulate([{ analysis: 'crosstab', fields: [first, second], studies: true }], seed.material);
  const counted = rows.filter(row => row.n !== null && row.N !== null);
  expect(counted.length).toBeGreaterThan(20);
  for (const row of counted) {
    const found = explained(seed, row.id, null);
    expect([found.n, found.N], row.id).toEqual([row.n, row.N]);
    if (row.studies !== null) expect(found.studies.map(unit => unit.key)).toEqual(row.studies);
  }
});

test('cells of gaps are explained by their ids', () => {
  const { rows } = tabulate(
    [{ analysis: 'gaps', fields: ['domain', 'evaluation'], options: { thin: 3 } }],
    seed.material,
  );
  for (const row of rows.filter(entry => entry.statistic === 'gap')) {
    const found = explained(seed, row.id, null);
    expect([found.n, found.N], row.id).toEqual([row.n, row.N]);
  }
});

test('a proposition with a denominator is n of N as shares prints it', () => {
  for (const row of rowsOf(seed, ['evaluation'], { where: 'year >= 2023' })) {
    if (row.kind !== 'level') continue;
    const found = explained(seed, `evaluation has ${row.level}`, 'year >= 2023', 'applicable');
    expect([found.n, found.N]).toEqual([row.n, row.N]);
  }
  const state = rowsOf(seed, ['language']).find(row => row.level === 'not_reported')!;
  const found = explained(seed, 'language is not_reported', null, 'applicable');
  expect([found.n, found.N, found.denominator]).toEqual([state.n, state.N, 'applicable']);
});

test('a row of a coder is cited by the bibliography of the consensus', () => {
  const found = explained(seed, 'share method=prompting coder B /applicable', null);
  expect(found.studies[0]).toEqual({ key: 's001', citation: 'Tang 2023', doi: 'arXiv:2303.04360' });
  expect(found.N).toBe(86);
});

const small = () =>
  reviewOf({
    'review.yaml': 'name: t\nresources: [{ name: s, path: s.csv, schema: c.yaml }]\n',
    'c.yaml': `primaryKey: id
missingValues: [{ value: NR, label: not_reported }, { value: NA, label: not_accessible }]
fields:
  - { name: id }
  - { name: first_author }
  - { name: year, type: integer }
  - { name: doi }
  - { name: kind, categories: [{ value: drug, codable: false }, { value: pill, parent: drug }, { value: shot, parent: drug }, talk] }
  - { name: tools, type: list, unchecked: none, columns: [{ name: t1, value: a }, { name: t2, value: b }] }
`,
    's.csv': `id,first_author,year,doi,kind,t1,t2
1,Ann,2020,https://doi.org/10.1000/A,pill,x,
2,Bo,NR,,shot,,
3,,2021,10.1000/b,NR,,x
4,Di,2022,,NA,x,x
5,Ed,2023,,,x,
`,
  });

test('roll-ups, none, missing states outside N, and where that is unknown', async () => {
  const open = await small();
  expect(explained(open, 'share kind:rollup=drug /applicable', null)).toMatchObject({ n: 2, N: 3 });
  expect(explained(open, 'share tools:none=none /applicable', null)).toMatchObject({ n: 1, studies: [{ key: '2' }] });
  expect(explained(open, 'share kind:state=not_accessible /applicable', null)).toMatchObject({ n: 1, N: null });
  const found = explained(open, 'kind = pill', 'year >= 2021');
  expect(found).toMatchObject({ n: 0, N: 0 });
  expect(found.excluded.map(unit => [unit.key, unit.reason])).toEqual([
    ['2', 'unknown whether year >= 2021 (year: not reported)'],
    ['3', 'kind: not reported'],
    ['4', 'kind: not accessible'],
    ['5', 'kind: not coded'],
  ]);
  const inN = explained(open, 'kind = pill', null, 'applicable');
  expect(inN).toMatchObject({ n: 1, N: 3, studies: [{ citation: 'Ann 2020', doi: '10.1000/a' }] });
  expect(inN.others).toContainEqual({ key: '3', citation: '3 2021', doi: '10.1000/b', reason: 'kind: not reported' });
});

test.each([
  ['kind = pil', null, null, 'did you mean'],
  ['share kind=pil /applicable', null, null, 'did you mean "pill"?'],
  ['share kind=pill by tools=c /applicable', null, null, 'unknown category "c" of tools'],
  ['share kind=pill coder X /applicable', null, null, 'unknown coder "X"'],
  ['share kind:state=absent', null, null, 'unknown state "absent"'],
  ['kind pill', null, null, "can't be read"],
  ['share kind=pill /applicable', 'year = 2020', null, 'names its own selection'],
  ['kind = pill', null, 'responses', 'percent of mentions'],
  ['kind = pill', null, 'aplicable', 'did you mean "applicable"?'],
])('%s is refused in words', async (text, where, denominator, message) => {
  const open = await small();
  expect(() => explained(open, text, where, denominator)).toThrow(message);
});

test('an id is read back as it was written', () => {
  const word = fc.oneof(fc.stringMatching(/^[a-z0-9_.+-]{1,8}$/), fc.string({ minLength: 1, maxLength: 8 }));
  const parts = fc.record({
    analysis: fc.constant('shares'),
    statistic: fc.constantFrom('share', 'hill_0'),
    field: word,
    with: fc.option(word),
    level: word,
    kind: fc.constantFrom<ResultRow['kind']>('level', 'rollup', 'state', 'none'),
    by: fc.array(fc.record({ field: word, level: word, missing: fc.boolean() }), { maxLength: 2 }),
    where: fc.option(fc.constantFrom('year >= 2020', 'a = "x y" and b has (c, d)')),
    coder: fc.option(word),
    denominator: fc.option(fc.constantFrom<ResultRow['denominator']>('all', 'applicable', 'responses')),
    base: fc.constantFrom<ResultRow['base']>('group', 'level', 'all'),
  });
  fc.assert(
    fc.property(parts, given => {
      const { analysis: _, ...rest } = given;
      expect(parseRowId(rowId(given))).toEqual({ ...rest, from: null });
    }),
  );
});

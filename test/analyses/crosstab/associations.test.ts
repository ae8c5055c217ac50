import fc from 'fast-check';
import { expect, test } from 'vitest';
import { explainRow } from '../../../src/analyses/explain-row.ts';
import { findRow } from '../../../src/analyses/find-row.ts';
import { tabulate } from '../../../src/analyses/tabulate.ts';
import { Fault } from '../../../src/base/fault.ts';
import type { AnalysisRequest } from '../../../src/model/analysis-request.ts';
import type { CodedTable } from '../../../src/model/coded-table.ts';
import { codesOf } from '../../../src/model/combination.ts';
import { noteTexts } from '../../../src/model/note.ts';
import type { ResultRow, Results } from '../../../src/model/result-row.ts';
import { withDerivedColumns } from '../../../src/tabulate/data/derived-columns.ts';
import { parseRowId } from '../../../src/tabulate/rows/parse-row-id.ts';
import { validate } from '../../../src/validate/validate.ts';
import { codebookFault, codebookOf } from '../../support/codebook.ts';
import { tableOf } from '../../support/table.ts';

const CODEBOOK = `
primaryKey: id
missingValues: [{ value: NR, label: not_reported }, { value: NA, label: not_applicable }]
fields:
  - { name: id, type: string }
  - { name: year, type: year }
  - { name: method, type: string, categories: [a, b, c] }
  - { name: size, type: string, categories: [small, middle, large], categoriesOrdered: true }
  - { name: tools, type: list, delimiter: ";", categories: [x, y, z] }
  - { name: shares, type: list, delimiter: ";", categories: [code, data] }
derive:
  - { name: recent, expression: year >= 2022 }
  - name: reach
    categories:
      - { value: both, label: Both, when: shares has code and shares has data }
      - { value: one, label: One, when: shares has code or shares has data }
`;
const HEADER = ['id', 'year', 'method', 'size', 'tools', 'shares'];
type GroupCounts = readonly [year: string, method: string, size: string, tools: string, shares: string];
const ROWS: GroupCounts[] = [
  ['2020', 'a', 'small', 'x', 'code'],
  ['2020', 'a', 'small', 'x;y', 'code;data'],
  ['2022', 'b', 'middle', 'y', 'NR'],
  ['2022', 'b', 'large', 'x;y', 'data'],
  ['2022', 'NR', 'large', 'NR', 'data'],
  ['2024', 'a', 'NR', 'y', 'code'],
  ['2024', 'b', 'large', '', 'NA'],
  ['2024', '', 'middle', 'x', 'code;data'],
];

async function coded(rows: readonly GroupCounts[]): Promise<CodedTable> {
  const table = tableOf(
    HEADER,
    rows.map((row, i) => [`s${i}`, ...row]),
  );
  return withDerivedColumns(validate(table, await codebookOf(CODEBOOK)).coded);
}
const run = async (
  request: AnalysisRequest,
  rows: readonly GroupCounts[] = ROWS,
  material: { target?: string; searched?: string } = {},
): Promise<Results> =>
  tabulate([request], {
    coded: await coded(rows),
    coders: [],
    denominator: 'applicable',
    target: material.target ?? null,
    searched: material.searched ?? null,
  });
const fault = async (request: AnalysisRequest): Promise<Fault> => {
  try {
    await run(request);
  } catch (error) {
    if (error instanceof Fault) return error;
    throw error;
  }
  throw new Error('no fault');
};
const crosstab = (...fields: string[]): AnalysisRequest => ({ analysis: 'crosstab', fields });
const pick = (rows: readonly ResultRow[], statistic: string): ResultRow[] =>
  rows.filter(row => row.statistic === statistic);

test('a cross-tab has the cells, the margins and the missing states of both sides', async () => {
  const { rows, notes } = await run(crosstab('method', 'size'));
  const cell = (level: string, group: string, base: string): ResultRow | undefined =>
    rows.find(row => row.level === level && row.by[0]?.level === group && row.base === base);
  expect(cell('a', 'small', 'group')).toMatchObject({ n: 2, N: 2, estimate: 1, kind: 'level', missing: false });
  expect(cell('a', 'small', 'level')).toMatchObject({ n: 2, N: 3 });
  expect(cell('a', 'small', 'all')).toMatchObject({ n: 2, N: 7 });
  expect(cell('not_reported', 'large', 'group')).toMatchObject({ n: 1, N: 3, kind: 'state', missing: true });
  expect(cell('a', 'not_reported', 'all')).toMatchObject({ n: 1, N: 7, by: [{ missing: true }] });
  // a blank cell is not coded: outside the applicable units, shown without a share
  expect(cell('not_coded', 'middle', 'group')).toMatchObject({ n: 1, N: null, estimate: null });
  expect(cell('c', 'small', 'level')).toMatchObject({
    n: 0,
    N: 0,
    estimate: null,
    warnings: [{ code: 'empty-group' }],
  });
  expect(notes[0]?.message).toBe(
    'Counts are of 7 studies to which both fields apply, whether or not they report them; 1 is outside.',
  );
  expect(new Set(rows.map(row => row.id)).size).toBe(rows.length);
});

test('rows, columns and states add up, and the order of rows never matters', async () => {
  const row = fc.tuple(
    fc.constantFrom('2020', '2021', 'NR'),
    fc.constantFrom('a', 'b', 'c', 'NR', 'NA', ''),
    fc.constantFrom('small', 'large', 'NR', ''),
    fc.constantFrom('x', 'x;y', 'y;z', 'NR', ''),
    fc.constantFrom('code', 'NA'),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(row, { maxLength: 25 }), fc.integer(), async (cells, seed) => {
      const { rows } = await run(crosstab('method', 'size'), cells);
      const inner = rows.filter(entry => entry.level !== null && entry.by.length > 0 && entry.base === 'all');
      expect(inner.reduce((sum, entry) => sum + (entry.n ?? 0), 0)).toBe(cells.length);
      const total = pick(rows, 'count')[0]?.n;
      expect(inner.filter(entry => entry.N !== null).reduce((sum, entry) => sum + (entry.n ?? 0), 0)).toBe(total);
      const { rows: sets } = await run({ analysis: 'intersections', fields: ['tools'], options: { max: 2 } }, cells);
      const parts = sets.filter(entry => entry.statistic.startsWith('intersection'));
      expect(parts.reduce((sum, entry) => sum + (entry.n ?? 0), 0)).toBe(parts[0]?.N ?? 0);
      const shuffled = cells.map((cell, i) => ({ cell, key: (i * 7919 + seed) % 101 })).sort((a, b) => a.key - b.key);
      const turned = shuffled.map(entry => entry.cell);
      for (const request of [
        { ...crosstab('method', 'size'), test: true },
        { analysis: 'trend', fields: ['method'], test: true },
        { analysis: 'intersections', fields: ['tools'] },
      ])
        expect(await run(request, turned)).toEqual(await run(request, cells));
    }),
    { numRuns: 40 },
  );
});

test('no row holds NaN or Infinity, and what has no value says why', async () => {
  const few: GroupCounts[][] = [[], [ROWS[0]!], [['NR', 'NR', 'NR', 'NR', 'NR']], [ROWS[0]!, ROWS[1]!]];
  for (const cells of few)
    for (const request of [
      { ...crosstab('method', 'size'), test: true },
      { ...crosstab('tools', 'method'), test: true },
      { ...crosstab('tools', 'shares'), test: true },
      { analysis: 'trend', fields: ['method', 'size'], test: true },
      { analysis: 'intersections', fields: ['tools'] },
      { analysis: 'difference', fields: ['method = a', 'size = small'] },
    ]) {
      const { rows } = await run(request, cells);
      for (const row of rows) {
        for (const value of [row.estimate, row.se, row.ci?.low, row.ci?.high, row.test?.p, row.test?.df])
          expect(value === null || value === undefined || Number.isFinite(value)).toBe(true);
        if (row.estimate === null && row.N !== null && row.statistic !== 'count')
          expect(row.warnings.length, row.id).toBeGreaterThan(0);
      }
    }
});

test('tests say that they are exploratory, and what they speak of', async () => {
  const plain = pick((await run({ ...crosstab('method', 'size'), test: true })).rows, 'pearson_chi_square')[0];
  expect(plain?.warnings.map(warning => warning.code)).toEqual(['small-expected', 'exploratory', 'no-target']);
  const named = await run({ ...crosstab('method', 'size'), test: true }, ROWS, { target: 'all studies of this kind' });
  expect(pick(named.rows, 'fisher_exact')[0]?.warnings).toContainEqual({
    code: 'target',
    message: 'Target population of the tests: all studies of this kind.',
  });
});

test('a multi-select field is tested option by option, with both adjusted P values, and as a whole', async () => {
  const { rows } = await run({ ...crosstab('tools', 'method'), test: true });
  expect(pick(rows, 'fisher_exact').map(row => row.level)).toEqual(['x', 'y', 'z']);
  expect(pick(rows, 'holm_p').map(row => row.level)).toEqual(['x', 'y']);
  expect(pick(rows, 'benjamini_hochberg_p').length).toBe(2);
  const sum = pick(rows, 'pearson_chi_square').reduce((total, row) => total + (row.estimate ?? 0), 0);
  // of the five units with both fields three have x, four y, and two both: cor(x, y)² is 1/6, and the mean square of the eigenvalues 7/6
  const whole = pick(rows, 'rao_scott')[0];
  expect(whole?.N).toBe(5);
  expect(whole?.estimate).toBeCloseTo(sum / (7 / 6), 12);
  const pairs = await run({ ...crosstab('tools', 'shares'), test: true });
  expect(pick(pairs.rows, 'fisher_exact').map(row => `${row.level} ${row.by[0]?.level}`)).toEqual([
    'x code',
    'x data',
    'y code',
    'y data',
    'z code',
    'z data',
  ]);
});

test('years without units are zeros, counts pile up, a partly covered year is flagged', async () => {
  const { rows, notes } = await run({ analysis: 'trend', fields: ['method'] }, ROWS, { searched: '2024-06-30' });
  const whole = pick(rows, 'count').filter(row => row.field === null);
  expect(whole.map(row => [row.by[0]?.level, row.n])).toEqual([
    ['2020', 2],
    ['2021', 0],
    ['2022', 3],
    ['2023', 0],
    ['2024', 3],
  ]);
  expect(
    pick(rows, 'cumulative_count')
      .filter(row => row.level === 'b')
      .map(row => row.n),
  ).toEqual([0, 0, 2, 2, 3]);
  const shares = pick(rows, 'share').filter(row => row.level === 'b');
  expect(shares.map(row => [row.n, row.N, row.estimate])).toEqual([
    [0, 2, 0],
    [0, 0, null],
    [2, 3, 2 / 3],
    [0, 0, null],
    [1, 2, 0.5],
  ]);
  expect(shares[4]?.warnings.map(warning => warning.code)).toEqual(['partial-year']);
  expect(noteTexts(notes)).toContain('2024 is only partly covered: the last search was on 2024-06-30.');
});

test('tau-b is given where both sides have an order', async () => {
  const ordered = await run({ ...crosstab('size', 'year'), test: true });
  expect(pick(ordered.rows, 'kendall_tau_b')[0]?.estimate).toBeGreaterThan(0);
  expect(pick((await run({ ...crosstab('method', 'year'), test: true })).rows, 'kendall_tau_b')).toEqual([]);
});

test('intersections are exact sets, with pairs and the number of items', async () => {
  const { rows } = await run({ analysis: 'intersections', fields: ['tools'], studies: true });
  expect(pick(rows, 'intersection').map(row => [codesOf(row.level ?? ''), row.n, row.studies])).toEqual([
    [['x'], 2, ['s0', 's7']],
    [['y'], 2, ['s2', 's5']],
    [['x', 'y'], 2, ['s1', 's3']],
  ]);
  const pair = pick(rows, 'co_occurrence').filter(row => row.level === 'x' && row.by[0]?.level === 'y');
  expect(pair.map(row => [row.base, row.n, row.N])).toEqual([
    ['all', 2, 6],
    ['level', 2, 4],
  ]);
  expect(pick(rows, 'items_mean')[0]?.estimate).toBeCloseTo(8 / 6, 12);
  const rest = await run({ analysis: 'intersections', fields: ['tools'], options: { max: 1 } });
  expect(pick(rest.rows, 'intersection_rest')[0]).toMatchObject({ n: 4, N: 6, label: '2 other combinations' });
});

test('differences of two groups and of two propositions', async () => {
  const groups = await run({
    analysis: 'difference',
    fields: ['size = large'],
    by: ['method'],
    options: { groups: ['b', 'a'] },
  });
  expect(groups.rows[0]).toMatchObject({
    statistic: 'share_difference',
    estimate: 2 / 3,
    N: 5,
    ci: { method: 'newcombe' },
  });
  const paired = await run({ analysis: 'difference', fields: ['shares has code', 'shares has data'] });
  expect(paired.rows[0]).toMatchObject({ N: 6, estimate: 0, ci: { method: 'newcombe-paired' } });
});

test('derived fields are counted as others, the first condition that holds decides', async () => {
  const { rows } = await run({ analysis: 'shares', fields: ['reach', 'recent'] });
  const of = (field: string): unknown[] =>
    rows.filter(row => row.field === field).map(row => [row.level, row.n, row.N]);
  expect(of('reach')).toEqual([
    ['both', 2, 7],
    ['one', 4, 7],
    ['not_reported', 1, 7],
    ['not_applicable', 1, null],
  ]);
  expect(of('recent')).toEqual([
    ['true', 6, 8],
    ['false', 2, 8],
  ]);
  expect(await codebookFault(CODEBOOK.replace('expression: year >= 2022', 'title: Recent'))).toContain(
    '"recent" needs an expression (true or false), or categories that each say `when`',
  );
  expect(await codebookFault(CODEBOOK.replace('when: shares has code or', 'when: sharez has code or'))).toContain(
    'did you mean shares?',
  );
});

test.each<[AnalysisRequest, string, string]>([
  [
    crosstab('method', 'method'),
    "method can't be cross-tabulated with itself",
    "{ analysis: 'shares', fields: ['method'] }",
  ],
  [
    crosstab('tools', 'tools'),
    "tools can't be cross-tabulated with itself",
    "{ analysis: 'intersections', fields: ['tools'] }",
  ],
  [crosstab('method'), 'exactly two fields', "analysis: 'crosstab'"],
  [{ ...crosstab('method', 'size'), options: { statistics: ['kendall_tau_b'] } }, 'have no order', 'year, size'],
  [{ ...crosstab('method', 'size'), options: { statistics: ['fisher'] } }, '"fisher"', 'fisher_exact'],
  [{ ...crosstab('method', 'size'), options: { statistic: ['share'] } }, 'did you mean "statistics"?', 'statistics'],
  [{ ...crosstab('method', 'size'), denominator: 'responses' }, 'is not possible', "denominator: 'responses'"],
  [{ ...crosstab('method', 'size'), test: true, ci: { method: 'default', level: 1 } }, 'not between 0 and 1', '0.95'],
  [{ analysis: 'trend', fields: ['method'], options: { over: 'size' } }, 'needs years or whole numbers', 'year'],
  [{ analysis: 'trend', fields: ['year'] }, 'over itself is not defined', '`over`'],
  [{ analysis: 'intersections', fields: ['method'] }, 'has one code per study', 'tools, shares'],
  [
    { analysis: 'intersections', fields: ['tools'], options: { max: 'many' } },
    '"many" is not a possible value of `max`',
    'number',
  ],
  [
    { analysis: 'difference', fields: ['size'], by: ['method'], options: { groups: ['a', 'd'] } },
    'unknown category "d" of',
    'a, b, c',
  ],
  [{ analysis: 'difference', fields: ['size'], by: ['size'] }, "can't be cross-tabulated with itself", 'shares'],
  [{ analysis: 'difference', fields: ['size', 'method'] }, 'is a field, not a proposition', "`by: 'FIELD'`"],
  [{ analysis: 'difference', fields: ['method = a'], by: ['tools'] }, 'overlap', 'two propositions'],
  [
    { analysis: 'difference', fields: ['method = a', 'size = small'], ci: { method: 'wilson', level: 0.9 } },
    'unknown interval method "wilson" for a difference of shares',
    'newcombe',
  ],
])('%j is refused with what is possible instead', async (request, message, hint) => {
  const found = await fault(request);
  expect(found.status).toBe(2);
  expect(found.message).toContain(message);
  expect(found.hint).toContain(hint);
});

test('every count of a cross-tab and of pairs goes back to its studies: explain gives the same n and N', async () => {
  const table = await coded(ROWS);
  const material = { coded: table, coders: [], denominator: 'applicable' as const, target: null };
  const citation = { author: null, year: null, identifier: null };
  const requests: AnalysisRequest[] = [
    crosstab('method', 'size'),
    crosstab('tools', 'method'),
    { analysis: 'intersections', fields: ['tools'] },
  ];
  for (const row of tabulate(requests, material).rows) {
    if (row.by.length === 0 || row.level === null || row.N === null) continue;
    if (row.statistic !== 'share' && row.statistic !== 'co_occurrence') continue;
    const name = parseRowId(row.id);
    expect(name, row.id).not.toBeNull();
    if (name === null) continue;
    const found = explainRow(material, findRow(material, name), row.id, citation);
    expect([found.n, found.N], row.id).toEqual([row.n, row.N]);
  }
});

test('notes name fields by their titles and codes by their labels', async () => {
  const titled = CODEBOOK.replace(
    'name: method, type: string, categories: [a, b, c]',
    'name: method, title: Way of doing, type: string, categories: [{ value: a, label: Alpha }, { value: b, label: Beta }, { value: c, label: Gamma }]',
  )
    .replace('name: tools,', 'name: tools, title: Tools used,')
    .replace('name: year,', 'name: year, title: Year of print,');
  const table = tableOf(
    HEADER,
    [...ROWS, ['', 'a', 'small', 'x', 'code'] as GroupCounts].map((row, i) => [`s${i}`, ...row]),
  );
  const material = {
    coded: withDerivedColumns(validate(table, await codebookOf(titled)).coded),
    coders: [],
    denominator: 'applicable',
    target: null,
  } as const;
  const said = (request: AnalysisRequest): string => {
    const { rows, notes } = tabulate([request], material);
    return [...noteTexts(notes), ...rows.flatMap(row => row.warnings.map(warning => warning.message))].join('\n');
  };
  expect(said({ analysis: 'trend', fields: [] })).toContain('1 study without a value of Year of print left out.');
  expect(said({ analysis: 'difference', fields: ['size'], by: ['method'], where: 'method in (a, b)' })).toContain(
    'The difference is Alpha minus Beta (Way of doing).',
  );
  expect(said({ analysis: 'diversity', fields: ['shares'], by: ['tools'] })).toContain(
    'can be in more than one group of Tools used.',
  );
  expect(said({ analysis: 'shares', fields: ['size'], where: 'method = a' })).toContain(
    'Left out: 2 studies for which it is unknown whether Way of doing = Alpha, because a value is missing.',
  );
  expect(said({ ...crosstab('size', 'tools'), test: true })).toMatch(/^Tools used x: \d of \d expected/m);
  const gaps = tabulate(
    [{ analysis: 'gaps', fields: ['method', 'size'], options: { impossible: ['method = c'] } }],
    material,
  );
  expect(gaps.rows.flatMap(row => row.warnings.map(warning => warning.message))).toContain(
    'declared impossible: Way of doing = Gamma',
  );
});

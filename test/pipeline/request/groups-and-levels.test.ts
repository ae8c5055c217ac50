import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { ResultRow } from '../../../src/model/result-row.ts';
import { externalReview } from '../../support/external-review.ts';
import { runCommand } from '../../support/run-command.ts';

// pandas, SciPy, statsmodels: test/known/tabulate/make-groups.py
const known = JSON.parse(readFileSync(join(import.meta.dirname, '../../known/tabulate/groups.json'), 'utf8')) as {
  boxes: {
    rows: (string | number)[][];
    groups: Record<string, Record<string, number>>;
    exact: Record<string, number>;
    raoScott: { value: number; df: number; p: number };
    options: Record<string, number>;
  };
  level: { table: number[][]; level: number; low: number; high: number };
  applicability: { first: string[]; second: string[]; N: number; n: number; kappa: number; se: number };
};

const csv = (rows: readonly (readonly (string | number)[])[]): string =>
  `${rows.map(row => row.join(',')).join('\n')}\n`;
const rowsOf = async (review: string, ...args: string[]): Promise<ResultRow[]> => {
  const { out, status } = await runCommand(...args, '--json', '--review', review);
  expect(status).toBe(0);
  return JSON.parse(out).rows as ResultRow[];
};
const one = (rows: readonly ResultRow[], pick: (row: ResultRow) => boolean): ResultRow => {
  const found = rows.filter(pick);
  expect(found).toHaveLength(1);
  return found[0]!;
};

const boxes = externalReview(
  {
    'review.yaml':
      'name: boxes\nunit: { name: study, key: id }\nresources: [{ name: studies, path: s.csv, schema: c.yaml }]\n',
    'c.yaml': `
primaryKey: id
fields:
  - { name: id, type: string }
  - { name: g, type: string, categories: [x, y] }
  - name: w
    type: list
    columns: [{ name: w_a, value: a }, { name: w_b, value: b }, { name: w_none, value: none }]
    checked: ["1"]
    unchecked: none
`,
    's.csv': csv([
      ['id', 'g', 'w_a', 'w_b', 'w_none'],
      ...known.boxes.rows.map(row => row.map(cell => (cell === 0 ? '' : cell))),
    ]),
  },
  {},
);

test.each(Object.entries(known.boxes.groups))(
  'the group %s of a field that has both a code none and empty sets',
  async (level, counts) => {
    const rows = await rowsOf(boxes, 'shares', 'g', '--by', 'w');
    for (const code of ['x', 'y']) {
      const row = one(rows, ({ level: own, by }) => own === code && by[0]?.level === level);
      expect(row.n).toBe(counts[code] ?? 0);
      const explained = await runCommand('explain', row.id, '--json', '--review', boxes);
      expect(JSON.parse(explained.out)).toMatchObject({ n: row.n, N: row.N });
    }
  },
);

test('behind a combination stand the units with exactly these items, and the id of the rest names no combinations', async () => {
  const rows = await rowsOf(boxes, 'intersections', 'w', '--max', '3');
  for (const row of rows.filter(({ statistic }) => statistic === 'intersection')) {
    expect(row.n).toBe(known.boxes.exact[row.kind === 'none' ? '' : (row.level ?? '')]);
    const { out } = await runCommand('explain', row.id, '--json', '--review', boxes);
    expect(JSON.parse(out)).toMatchObject({ n: row.n, N: row.N });
  }
  const rest = one(rows, ({ statistic }) => statistic === 'intersection_rest');
  const refused = await runCommand('explain', rest.id, '--review', boxes);
  expect(refused.status).toBe(2);
  expect(refused.err).toContain('several combinations');
});

test('units without any item are no option: the tests are the same with rows and columns exchanged', async () => {
  for (const fields of [
    ['w', 'g'],
    ['g', 'w'],
  ]) {
    const rows = await rowsOf(boxes, 'crosstab', ...fields, '--test');
    const whole = one(rows, row => row.statistic === 'rao_scott');
    expect(whole.estimate).toBeCloseTo(known.boxes.raoScott.value, 12);
    expect(whole.test?.df).toBeCloseTo(known.boxes.raoScott.df, 12);
    expect(whole.test?.p).toBeCloseTo(known.boxes.raoScott.p, 12);
    const options = rows.filter(row => row.statistic === 'pearson_chi_square');
    expect(options.map(row => row.level ?? row.by[0]?.level)).toEqual(Object.keys(known.boxes.options));
    for (const [i, value] of Object.values(known.boxes.options).entries())
      expect(options[i]?.estimate).toBeCloseTo(value, 12);
    for (const { warnings } of options) expect(warnings[0]?.message).toMatch(/^(w )?(a|b|[Nn]one): \d of 4 expected/);
  }
});

const table = externalReview(
  {
    'review.yaml':
      'name: level\nunit: { name: study, key: id }\nresources: [{ name: studies, path: s.csv, schema: c.yaml }]\n',
    'c.yaml': `
primaryKey: id
fields:
  - { name: id, type: string }
  - { name: f, type: string, categories: [f0, f1, f2] }
  - { name: g, type: string, categories: [g0, g1] }
  - { name: m, type: list, delimiter: ";", categories: [p, q] }
`,
    's.csv': csv([
      ['id', 'f', 'g', 'm'],
      ...known.level.table
        .flatMap((row, i) => row.flatMap((n, j) => Array.from({ length: n }, () => [`f${i}`, `g${j}`, 'p;q'])))
        .map((row, at) => [`s${at}`, ...row]),
    ]),
  },
  {},
);

test('--level is the level of the tests of subgroups too', async () => {
  const rows = await rowsOf(table, 'shares', 'f', '--by', 'g', '--test', '--level', String(known.level.level));
  const { ci } = one(rows, row => row.statistic === 'cramers_v');
  expect(ci?.level).toBe(known.level.level);
  expect(ci?.low).toBeCloseTo(known.level.low, 8);
  expect(ci?.high).toBeCloseTo(known.level.high, 8);
});

test.each([
  [['f', '--by', 'g', '--test', '--level', '3'], '"3" is not a possible value of --confidence'],
  [['f', '--level', '0.9'], 'a confidence level needs an interval method'],
  [['f', '--by', 'f'], "f can't be grouped by itself"],
  [['f', '--by', 'g,g'], 'named twice'],
])('shares %j is refused', async (args, message) => {
  const { status, err } = await runCommand('shares', ...args, '--review', table);
  expect(status).toBe(2);
  expect(err).toContain(message);
});

test('what is said of sums is true', async () => {
  // 17, 15 and 12 of 44 are 38.6, 34.1 and 27.3
  const exact = await runCommand('shares', 'f', '--review', table);
  expect(exact.out).not.toContain('because of rounding');
  // a third each is 33.3 three times
  const thirds = externalReview(
    {
      'review.yaml':
        'name: thirds\nunit: { name: study, key: id }\nresources: [{ name: studies, path: s.csv, schema: c.yaml }]\n',
      'c.yaml':
        'primaryKey: id\nfields: [{ name: id, type: string }, { name: f, type: string, categories: [a, b, c] }]\n',
      's.csv': csv([
        ['id', 'f'],
        ['1', 'a'],
        ['2', 'b'],
        ['3', 'c'],
      ]),
    },
    {},
  );
  expect((await runCommand('shares', 'f', '--review', thirds)).out).toContain(
    'may not add up to 100 because of rounding',
  );
  const mentions = await runCommand('shares', 'm', '--denominator', 'responses', '--review', table);
  expect(mentions.out).toContain('can have more than one category of m.');
  expect(mentions.out).not.toContain('more than 100');
});

test('whether a number applies: "not reported" says that it does', async () => {
  const { first, second, ...expected } = known.applicability;
  const sheet = (cells: readonly string[]): string => csv([['id', 'n'], ...cells.map((cell, i) => [`s${i}`, cell])]);
  const review = externalReview(
    {
      'review.yaml': `
name: coders
unit: { name: study, key: id }
resources:
  - { name: a, path: a.csv, schema: c.yaml }
  - { name: b, path: b.csv, schema: c.yaml }
codings: [{ name: charting, from: { files: { A: a, B: b } } }]
`,
      'c.yaml':
        'primaryKey: id\nmissingValues: [{ value: NR, label: not_reported }, { value: NA, label: not_applicable }]\nfields: [{ name: id, type: string }, { name: n, type: number }]\n',
      'a.csv': sheet(first),
      'b.csv': sheet(second),
    },
    {},
  );
  const rows = (await rowsOf(review, 'agreement', 'n')).filter(row => row.level === 'not_applicable');
  const percent = one(rows, row => row.statistic === 'percent_agreement');
  expect(percent).toMatchObject({ n: expected.n, N: expected.N });
  const kappa = one(rows, row => row.statistic === 'cohen_kappa');
  expect(kappa.estimate).toBeCloseTo(expected.kappa, 12);
  expect(kappa.se).toBeCloseTo(expected.se, 12);
});

import { expect, test } from 'vitest';
import { formatter } from '../../../src/base/formatter.ts';
import { plainNumber } from '../../../src/base/plain-number.ts';
import { commandResults } from '../../support/command-results.ts';
import { reviewOf } from '../../support/review.ts';

const CODEBOOK = `primaryKey: id
missingValues: [{ value: NA, label: not_applicable }, { value: NR, label: not_reported }]
fields:
  - { name: id }
  - { name: type, categories: [goose, deer] }
  - { name: others, type: list, delimiter: ";", categories: [goose, deer] }
  - { name: year, type: year }
`;
const reviewWith = (sheet: string) =>
  reviewOf({
    'review.yaml': 'name: t\nunit: { name: study, key: id }\nresources: [{ name: s, path: s.csv, schema: c.yaml }]\n',
    'c.yaml': CODEBOOK,
    's.csv': `id,type,others,year\n${sheet}`,
  });
// by hand: "type = goose or others has goose" is true of a and d, false of b, unknown of c, e and f
const SHEET = 'a,goose,NA,2020\nb,deer,deer,2021\nc,deer,NR,2021\nd,NR,goose,2022\ne,NR,NA,2020\nf,NA,deer,NR\n';

test.each([
  [{}, 2, 3],
  [{ denominator: 'all' }, 2, 6],
])('a proposition keeps the denominator that is named: %j', async (options, n, N) => {
  const open = await reviewWith(SHEET);
  const { rows } = commandResults(open, 'shares', ['type = goose or others has goose'], options);
  expect(rows).toMatchObject([{ n, N }]);
});

test('combinations keep the denominator that is named, and add up to their units', async () => {
  const open = await reviewWith(SHEET);
  const combined = (options: object) =>
    commandResults(open, 'intersections', ['others'], { ...options }).rows.filter(
      row => row.statistic === 'intersection',
    );
  // deer alone in b and f, goose alone in d; c does not report, a and e are not concerned
  expect(combined({}).map(({ n, N }) => [n, N])).toEqual([
    [2, 3],
    [1, 3],
  ]);
  expect(combined({ denominator: 'applicable' }).map(({ n, N }) => [n, N])).toEqual([
    [2, 4],
    [1, 4],
  ]);
});

test('a duplicated key stops every count, and its row is named', async () => {
  const open = await reviewWith('a,goose,NA,2020\nb,deer,deer,2021\na,deer,NR,2021\n');
  for (const [name, fields] of [
    ['shares', ['type']],
    ['crosstab', ['type', 'others']],
    ['trend', ['type']],
    ['intersections', ['others']],
  ] as const)
    expect(() => commandResults(open, name, fields)).toThrow(/s\.csv, row 4: .*"a".*row 2/);
});

test('values of a year are counted, and crossed with a field', async () => {
  const open = await reviewWith(SHEET);
  const { rows } = commandResults(open, 'shares', ['year'], { values: true });
  expect(rows.map(({ level, n, N }) => [level, n, N])).toEqual([
    ['2020', 2, 6],
    ['2021', 2, 6],
    ['2022', 1, 6],
    ['not_reported', 1, 6],
  ]);
  const crossed = commandResults(open, 'crosstab', ['year', 'type'], { denominator: 'reported' }).rows;
  expect(
    crossed.find(row => row.level === '2021' && row.by[0]?.level === 'deer' && row.base === 'group'),
  ).toMatchObject({ n: 2, N: 2 });
});

test.each([
  [39.15, '39.2'],
  [2.25, '2.3'],
  [-0.25, '-0.3'],
  // the mean of 0.1, 0.2 and 0.15 is 0.15; doubles give 0.15000000000000002
  [(0.1 + 0.2 + 0.15) / 3, '0.2'],
  [(4.1 + 4.2 + 4.15) / 3, '4.2'],
])('%d is rounded as a decimal: %s', (x, text) => {
  expect(formatter().number(x)).toBe(text);
});

test('a median of decimals is printed half away from zero', () => {
  expect(plainNumber(39.15, formatter(), false)).toBe('39.2');
});

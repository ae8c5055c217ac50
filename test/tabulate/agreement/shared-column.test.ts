import { expect, test } from 'vitest';
import { tabulate } from '../../../src/analyses/tabulate.ts';
import { reviewOf } from '../../support/review.ts';

const CODEBOOK =
  'primaryKey: id\nfields:\n  - { name: id }\n  - { name: region, categories: [n, s] }\n  - { name: year, type: integer }\n  - { name: design, categories: [p, q] }\n';
const review = (header: string) =>
  reviewOf({
    'review.yaml':
      'name: t\nunit: { name: study, key: id }\ncodings: [{ name: full, from: { affix: "{field}_{coder}" } }]\nresources: [{ name: s, path: s.csv, schema: c.yaml }]\n',
    'c.yaml': CODEBOOK,
    's.csv': `${header}\na,n,2020,p,p\nb,s,2021,q,q\nc,n,2022,p,q\n`,
  });

test('a column that stands once is compared with nobody', async () => {
  const open = await review('id,region,year,design_A,design_B');
  const { rows } = tabulate([{ analysis: 'agreement', fields: [] }], open.material);
  expect([...new Set(rows.map(row => row.field))]).toEqual(['design']);
  // 2 of 3 alike
  expect(rows.find(row => row.statistic === 'percent_agreement')).toMatchObject({ n: 2, N: 3 });
  expect(() => tabulate([{ analysis: 'agreement', fields: ['region'] }], open.material)).toThrow(
    'no coder has a column of their own',
  );
});

test('it is left out, with a note, beside a field that is compared', async () => {
  const open = await review('id,region,year,design_A,design_B');
  const { rows, notes } = tabulate([{ analysis: 'agreement', fields: ['region', 'design', 'year'] }], open.material);
  expect([...new Set(rows.map(row => row.field))]).toEqual(['design']);
  expect(notes.map(({ message }) => message).join(' ')).toContain(
    'Not compared, because no coder has a column of their own: region, year.',
  );
});

test('shares of a field that only coders have say what can be asked', async () => {
  const open = await review('id,region,year,design_A,design_B');
  expect(() => tabulate([{ analysis: 'shares', fields: ['design'] }], open.material)).toThrow(
    's.csv has no column with the consensus on "design": "design_A", "design_B" hold what each coder entered',
  );
});

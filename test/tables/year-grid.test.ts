import { expect, test } from 'vitest';
import { tabulate } from '../../src/analyses/tabulate.ts';
import { wordCell } from '../../src/model/table-model.ts';
import { yearGrid } from '../../src/tables/year-grid.ts';
import { validate } from '../../src/validate/validate.ts';
import { codebookOf } from '../support/codebook.ts';
import { tableOf } from '../support/table.ts';

const CODEBOOK = `
primaryKey: id
missingValues: [{ value: NR, label: not_reported }]
fields:
  - { name: id, type: string }
  - { name: year, type: year }
  - { name: method, type: string, categories: [a, b] }
`;
/* Counted by hand from these rows; 2021 has none. */
const ROWS = [
  ['1', '2020', 'a'],
  ['2', '2020', 'a'],
  ['3', '2022', 'b'],
  ['4', '2022', 'NR'],
];

async function grid(cumulative: boolean) {
  const { coded } = validate(tableOf(['id', 'year', 'method'], ROWS), await codebookOf(CODEBOOK));
  const { rows } = tabulate([{ analysis: 'trend', fields: ['method'] }], {
    coded,
    coders: [],
    stages: [],
    denominator: 'applicable',
    target: null,
  });
  const found = yearGrid(rows, cumulative, {
    count: row => wordCell(String(row.n)),
    share: row => wordCell(`${row.n}/${row.N}`),
    zero: () => wordCell('zero'),
  });
  const [field] = found.fields;
  return {
    found,
    whole: found.years.map(year => found.whole(year)?.n),
    bases: found.years.map(year => field?.base(year)),
    lines: field?.lines.map(
      ({ row, cells }) =>
        `${row.label}: ${cells()
          .map(cell => cell.text)
          .join(' ')}`,
    ),
  };
}

test('a line for each category and state, a cell for each year, also for years without units', async () => {
  const { found, whole, bases, lines } = await grid(false);
  expect([found.over, found.years, found.fields.map(({ field }) => field)]).toEqual([
    'year',
    ['2020', '2021', '2022'],
    ['method'],
  ]);
  expect(whole).toEqual([2, 0, 2]);
  expect(bases).toEqual([2, 0, 2]);
  expect(lines).toEqual(['a: 2/2 0/0 0/2', 'b: 0/2 0/0 1/2', 'Not reported: 0/2 0/0 1/2']);
});

test('cumulative counts are those of all years so far', async () => {
  expect((await grid(true)).whole).toEqual([2, 2, 4]);
});

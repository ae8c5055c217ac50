import { expect, test } from 'vitest';
import { tabulate } from '../../src/analyses/tabulate.ts';
import { wordCell } from '../../src/model/table-model.ts';
import { wordsOf } from '../../src/model/words.ts';
import { type CrosstabPlace, crosstabGrid } from '../../src/tables/crosstab-grid.ts';
import { validate } from '../../src/validate/validate.ts';
import { codebookOf } from '../support/codebook.ts';
import { tableOf } from '../support/table.ts';

const CODEBOOK = `
primaryKey: id
missingValues: [{ value: NR, label: not_reported }]
fields:
  - { name: id, type: string }
  - { name: method, type: string, categories: [a, b, c] }
  - { name: size, type: string, categories: [small, large] }
`;
/* Counted by hand from these rows. */
const ROWS = [
  ['1', 'a', 'small'],
  ['2', 'a', 'small'],
  ['3', 'b', 'large'],
  ['4', 'NR', 'large'],
  ['5', 'a', 'NR'],
];

async function grid(hideMissing: boolean) {
  const { coded } = validate(tableOf(['id', 'method', 'size'], ROWS), await codebookOf(CODEBOOK));
  const { rows } = tabulate([{ analysis: 'crosstab', fields: ['method', 'size'] }], {
    coded,
    coders: [],
    stages: [],
    denominator: 'applicable',
    target: null,
  });
  const places = new Set<CrosstabPlace>();
  const { columns, groups, spanned } = crosstabGrid(rows, {
    words: wordsOf(coded),
    base: 'group',
    hideMissing,
    place: totals => totals.map(row => ({ row, indent: 0 })),
    label: row => row.label ?? '',
    print(row, place) {
      places.add(place);
      return wordCell(row === undefined ? '-' : String(row.n));
    },
  });
  const lines = groups.flatMap(group => group.rows.map(({ cells }) => cells.map(cell => cell.text).join(' ')));
  return { header: columns.map(column => column.header), lines, spanned, places };
}

test('lines and columns are categories and missing states, with totals at the right and below', async () => {
  const { header, lines, spanned, places } = await grid(false);
  expect(header).toEqual(['method', 'small', 'large', 'Not reported', 'Total']);
  expect(lines).toEqual(['a 2 0 1 3', 'b 0 1 0 1', 'c 0 0 0 0', 'Not reported 0 1 0 1', 'Total 2 2 1 5']);
  expect(spanned).toBe(3);
  expect([...places].sort()).toEqual(['cell', 'column', 'line', 'whole']);
});

test('columns of missing states can be left out', async () => {
  const { header, lines } = await grid(true);
  expect(header).toEqual(['method', 'small', 'large', 'Total']);
  expect(lines.at(-1)).toBe('Total 2 2 5');
});

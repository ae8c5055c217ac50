import { expect, test } from 'vitest';
import { classTable } from '../../../src/ingest/counting/class-table.ts';
import { tableSource } from '../../../src/ingest/counting/table-source.ts';
import { tableOf } from '../../support/table.ts';

const TABLE = tableOf(
  ['id', 'a', 'b'],
  [
    ['1', 'x', ''],
    ['2', 'y', ''],
    ['3', 'x', ''],
    ['4', 'x', ' '],
  ],
  { problems: [{ row: 1, column: 1, kind: 'error', text: 'y' }] },
);

test('combinations of cells come with their counts and the place of the first row that has each', async () => {
  const { cells, counts, first } = await tableSource(TABLE).classes([1, 2]);
  expect(cells).toEqual([
    ['x', 'y', 'x'],
    ['', '', ' '],
  ]);
  expect([[...counts], [...first]]).toEqual([
    [2, 1, 1],
    [0, 1, 3],
  ]);
  expect(await tableSource(TABLE).classes([])).toMatchObject({ cells: [] });
});

test('a column with too many distinct cells for a dictionary gives the same', async () => {
  const paged = tableOf(
    ['id', 'a'],
    [
      ['1', 'x'],
      ['2', 'y'],
      ['3', 'x'],
    ],
    { paged: true },
  );
  expect(await tableSource(paged).classes([1])).toEqual({
    cells: [['x', 'y']],
    counts: Uint32Array.of(2, 1),
    first: Float64Array.of(0, 1),
  });
});

test('as a Table, combinations stand in the order of their first rows, with the addresses of these', async () => {
  const source = tableSource(TABLE);
  const reversed = { cells: [['y', 'x']], counts: Uint32Array.of(1, 3), first: Float64Array.of(1, 0) };
  const table = classTable(source, [1], reversed);
  expect(table.columns[0]?.distinct).toEqual(['x', 'y']);
  expect([...(table.weights ?? [])]).toEqual([3, 1]);
  expect(table.at(1, 0)).toMatchObject({ row: 3, column: 'B', header: 'a' });
});

test('rows of some columns keep their addresses and the cells that the spreadsheet could not fill', async () => {
  const table = await tableSource(TABLE).rowsOf([2, 1]);
  expect(table.columns.map(({ header }) => header)).toEqual(['b', 'a']);
  expect(table.problems).toEqual([{ row: 1, column: 1, kind: 'error', text: 'y' }]);
  expect(table.at(3, 1)).toMatchObject({ row: 5, column: 'B' });
});

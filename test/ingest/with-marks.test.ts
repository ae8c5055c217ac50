import { writeXlsx } from 'hucre/xlsx';
import { expect, test } from 'vitest';
import { ingest } from '../../src/ingest/ingest.ts';
import type { Mark } from '../../src/ingest/options.ts';
import { changedSheet } from '../../src/pipeline/sheets/changed-sheet.ts';
import { sourceOf } from '../support/source.ts';

const created = new Date(Date.UTC(2024, 0, 1));
const fill = (rgb: string) => ({
  style: { fill: { type: 'pattern' as const, pattern: 'solid' as const, fgColor: { rgb } } },
});
const struck = { style: { font: { strikethrough: true } } };

async function marked(marks: Readonly<Record<string, Mark>>) {
  const bytes = await writeXlsx({
    properties: { created, modified: created },
    sheets: [
      {
        name: 'RoB',
        rows: [
          ['study', 'risk'],
          ['s1', null],
          ['s2', 'x'],
          ['s3', null],
          ['s4', null],
        ],
        cells: new Map([
          ['1,1', { value: '', type: 'string' as const, ...fill('FF92D050') }],
          ['2,1', { value: 'x', type: 'string' as const, comment: { text: 'checked with LB' } }],
          ['3,1', { value: '', type: 'string' as const, ...fill('FFFF0000') }],
          ['4,0', { value: 's4', type: 'string' as const, ...struck }],
        ]),
      },
    ],
  });
  const source = sourceOf(bytes, 'rob.xlsx');
  return { source, reading: { marks }, table: await ingest(source, { marks }) };
}

test('fill colours, struck-through text and comments become columns', async () => {
  const { table } = await marked({
    colour: { column: 'risk', read: 'fill' },
    dropped: { column: 'Study', read: 'strike' },
    remark: { column: 'risk', read: 'comment' },
  });
  expect(table.columns.map(({ header }) => header)).toEqual(['study', 'risk', 'colour', 'dropped', 'remark']);
  const cells = (column: number) => [0, 1, 2, 3].map(row => table.columns[column]!.value(row));
  expect(cells(2)).toEqual(['#92D050', '', '#FF0000', '']);
  expect(cells(3)).toEqual(['', '', '', 'struck through']);
  expect(cells(4)).toEqual(['', 'checked with LB', '', '']);
  expect(table.at(2, 2)).toMatchObject({ row: 4, header: 'colour' });
});

test('an unknown column is named, and a mark is never written', async () => {
  await expect(marked({ colour: { column: 'bias', read: 'fill' } })).rejects.toThrow(/no column "bias"/);
  const sheet = await marked({ colour: { column: 'risk', read: 'fill' } });
  await expect(changedSheet(sheet, [{ row: 2, column: -1, text: 'Low' }])).rejects.toThrow(/cannot be written/);
});

import { writeXlsx } from 'hucre/xlsx';
import { expect, test } from 'vitest';
import { listedSheets, partOfSheet } from '../../src/ingest/listed-sheets.ts';
import { sheetExtent } from '../../src/ingest/sheet-extent.ts';
import { WorkbookParts } from '../../src/ingest/workbook-parts.ts';

const created = new Date(Date.UTC(2024, 0, 1));
const rows = Array.from({ length: 3000 }, (_, i) => [
  `s${i}`,
  i,
  ...(i === 1500 ? Array.from({ length: 40 }, () => 'x') : []),
]);
const bytes = await writeXlsx({
  sheets: [
    { name: 'Notes & lists', rows: [['only', 'a', 'few']] },
    { name: 'Studies', rows },
  ],
  properties: { created, modified: created },
});

test('the sheets of a workbook are listed without being read', async () =>
  expect(await listedSheets(new WorkbookParts(bytes))).toEqual([
    { name: 'Notes & lists', index: 0, hidden: false },
    { name: 'Studies', index: 1, hidden: false },
  ]));

test('the extent of a sheet is found piece by piece, whatever column its longest row ends in', async () => {
  const workbook = new WorkbookParts(bytes);
  expect(sheetExtent(bytes, (await partOfSheet(workbook, 0))!)).toEqual({ rows: 1, columns: 3 });
  expect(sheetExtent(bytes, (await partOfSheet(workbook, 1))!)).toEqual({ rows: 3000, columns: 42 });
  expect(sheetExtent(bytes, 'xl/worksheets/none.xml')).toBeNull();
  expect(await partOfSheet(workbook, 7)).toBeNull();
});

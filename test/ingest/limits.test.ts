import { writeXlsx } from 'hucre/xlsx';
import { expect, test } from 'vitest';
import { ingest } from '../../src/ingest/ingest.ts';
import { MAX_COLUMNS } from '../../src/ingest/options.ts';
import { sourceOf } from '../support/source.ts';

const wide = (columns: number): string => `${'c,'.repeat(columns - 1)}c\n${'1,'.repeat(columns - 1)}1\n`;

test('a sheet with more columns than a worksheet can have is refused, and the option that allows it is named', async () => {
  await expect(ingest(sourceOf(wide(MAX_COLUMNS + 1)))).rejects.toThrow(
    `row 1 has ${MAX_COLUMNS + 1} cells, and a sheet may have ${MAX_COLUMNS} columns`,
  );
  expect((await ingest(sourceOf(wide(MAX_COLUMNS)))).columns).toHaveLength(MAX_COLUMNS);
  expect((await ingest(sourceOf(wide(30)), { maxColumns: 30 })).columns).toHaveLength(30);
  await expect(ingest(sourceOf(wide(31)), { maxColumns: 30 })).rejects.toThrow('may have 30 columns');
});

test('a row below the header that is wider than allowed is refused too', async () => {
  await expect(ingest(sourceOf(`a,b\n1,2\n${'x,'.repeat(40)}x\n`), { maxColumns: 30 })).rejects.toThrow(
    'row 3 has 41 cells',
  );
});

test('a row of a text file that is longer than allowed is refused where it ends', async () => {
  // the quotation mark inside a cell takes the parser's way, which holds a whole row
  const text = `a,b\n1,x"y\n2,"${'z'.repeat(500)}"\n`;
  await expect(ingest(sourceOf(text), { maxRecord: 100 })).rejects.toThrow('has more than 100 characters');
  expect((await ingest(sourceOf(text), { maxRecord: 1000 })).rows).toBe(2);
});

test('a workbook with more cells than fit in memory is refused before it is read, and the option that allows it is named', async () => {
  const data = await writeXlsx({ sheets: [{ name: 'S', rows: Array.from({ length: 20 }, (_, i) => [i, 'a', 'b']) }] });
  const source = sourceOf(data, 'big.xlsx');
  await expect(ingest(source, { maxCells: 50 })).rejects.toThrow(
    'big.xlsx has 20 rows and 3 columns, and a sheet of a workbook may have 50 cells (a row counts as at least 4)',
  );
  expect((await ingest(source, { maxCells: 80 })).rows).toBe(19);
});

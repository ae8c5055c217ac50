import { unzipSync, zipSync } from 'fflate';
import { writeXlsx } from 'hucre/xlsx';
import { expect, test } from 'vitest';
import { boundedZip, type ZipEntry } from '../../src/ingest/bounded-zip.ts';
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

const partNamed = (file: Uint8Array, name: string | null): ZipEntry =>
  boundedZip(file, 'a.xlsx').find(entry => entry.name === name)!;

test('the extent of a sheet is found piece by piece, whatever column its longest row ends in', async () => {
  const workbook = new WorkbookParts(bytes);
  const extentOf = async (file: Uint8Array, sheet: number) =>
    sheetExtent(file, partNamed(file, await partOfSheet(workbook, sheet)));
  expect(await extentOf(bytes, 0)).toEqual({ rows: 1, columns: 3 });
  expect(await extentOf(bytes, 1)).toEqual({ rows: 3000, columns: 42 });
  expect(await partOfSheet(workbook, 7)).toBeNull();
  // parts that are not packed, and parts of which the directory does not tell where they are
  const stored = zipSync(unzipSync(bytes), { level: 0 });
  expect(await extentOf(stored, 1)).toEqual({ rows: 3000, columns: 42 });
  const part = partNamed(bytes, 'xl/worksheets/sheet2.xml');
  expect(await sheetExtent(bytes, { ...part, at: part.at + 1 })).toBeNull();
  expect(await sheetExtent(bytes, { ...part, packedSize: 0xffff_ffff })).toBeNull();
  expect(await sheetExtent(bytes, { ...part, method: 12 })).toBeNull();
});

test('a part that is damaged is refused, not read in part', async () => {
  const part = partNamed(bytes, 'xl/worksheets/sheet2.xml');
  const damaged = bytes.slice();
  damaged.fill(0xff, part.at + 200, part.at + 260);
  await expect(sheetExtent(damaged, part)).rejects.toThrow();
});

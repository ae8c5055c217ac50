import { readFileSync } from 'node:fs';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { appendWorkbook } from '../../../src/export/fix/append-workbook.ts';
import { extendedRanges } from '../../../src/export/fix/extended-ranges.ts';
import { Workbook } from '../../../src/export/ooxml/workbook.ts';
import { ingest } from '../../../src/ingest/ingest.ts';
import type { Table } from '../../../src/model/table.ts';
import { hasShared, sharedPath } from '../../support/external-review.ts';
import { sourceOf } from '../../support/source.ts';

const read = (bytes: Uint8Array, options = {}): Promise<Table> => ingest(sourceOf(bytes, 's.xlsx'), options);
const cellsOf = (table: Table, from = 0): string[][] =>
  Array.from({ length: table.rows - from }, (_, row) => table.columns.map(column => column.value(from + row)));

/** The parts of a workbook of our own: a table with formats, a drop-down, a note sheet that is hidden, a formula, a filter. */
const PARTS: Readonly<Record<string, string>> = {
  '[Content_Types].xml':
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/worksheets/sheet2.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>',
  '_rels/.rels':
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>',
  'xl/workbook.xml':
    '<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Studies" sheetId="1" r:id="rId1"/><sheet name="Lists" sheetId="2" state="hidden" r:id="rId2"/></sheets></workbook>',
  'xl/_rels/workbook.xml.rels':
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet2.xml"/><Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>',
  'xl/styles.xml':
    '<?xml version="1.0"?><styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf/><xf numFmtId="14" applyNumberFormat="1"/><xf applyAlignment="1"><alignment wrapText="1"/></xf></cellXfs></styleSheet>',
  'xl/worksheets/sheet1.xml':
    '<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><dimension ref="A1:F3"/><cols><col min="2" max="2" width="40" customWidth="1"/></cols><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>id</t></is></c><c r="B1" t="inlineStr"><is><t>title</t></is></c><c r="C1" t="inlineStr"><is><t>year</t></is></c><c r="D1" t="inlineStr"><is><t>searched</t></is></c><c r="E1" t="inlineStr"><is><t>open</t></is></c><c r="F1" t="inlineStr"><is><t>age</t></is></c></row><row r="2"><c r="A2"><v>1</v></c><c r="B2" s="2" t="inlineStr"><is><t>One</t></is></c><c r="C2"><v>2020</v></c><c r="D2" s="1"><v>44197</v></c><c r="E2" t="b"><v>1</v></c><c r="F2"><f>2026-C2</f><v>6</v></c></row><row r="3"><c r="A3"><v>2</v></c><c r="B3" s="2" t="inlineStr"><is><t>Two</t></is></c><c r="C3"><v>2021</v></c><c r="D3" s="1"><v>44198</v></c><c r="E3" t="b"><v>0</v></c><c r="F3"><f>2026-C3</f><v>5</v></c></row></sheetData><autoFilter ref="A1:F3"/><dataValidations count="1"><dataValidation type="list" sqref="E2:E3"><formula1>Lists!$A$1:$A$2</formula1></dataValidation></dataValidations></worksheet>',
  'xl/worksheets/sheet2.xml':
    '<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>TRUE</t></is></c></row></sheetData></worksheet>',
};
const own = (changes: Readonly<Record<string, string>> = {}): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries({ ...PARTS, ...changes }).map(([name, text]) => [name, strToU8(text)])));

test('rows of a workbook take the formats and kinds of the cells above; every other part stays byte for byte', async () => {
  const before = own();
  const table = await read(before);
  const rows = [
    ['3', 'Three, with <marks>', '2022', '2021-03-05', 'TRUE', ''],
    ['4b', '', '2022a', 'soon', '', '9'],
  ];
  const after = await appendWorkbook(before, table, rows);
  expect(cellsOf(await read(after), 2)).toEqual(rows);
  const [old, now] = [unzipSync(before), unzipSync(after)];
  for (const part of Object.keys(old))
    if (part !== 'xl/worksheets/sheet1.xml') expect(now[part], part).toEqual(old[part]);
  const xml = strFromU8(now['xl/worksheets/sheet1.xml']!);
  const head = PARTS['xl/worksheets/sheet1.xml']!.split('<sheetData>')[1]!.split('</sheetData>')[0]!;
  expect(xml).toContain(head);
  expect(xml).toContain('<c r="C4"><v>2022</v></c><c r="D4" s="1"><v>44260</v></c><c r="E4" t="b"><v>1</v></c>');
  expect(xml).toContain('<c r="B4" s="2" t="inlineStr">');
  expect(xml).toContain('<dimension ref="A1:F5"/>');
  expect(xml).toContain('<autoFilter ref="A1:F5"/>');
  expect(xml).toContain('sqref="E2:E5"');
});

test('a column of numbers takes numbers, though its last cell is one that somebody stored as text', async () => {
  const sheet = PARTS['xl/worksheets/sheet1.xml']!.replace(
    '</row></sheetData>',
    '</row><row r="4"><c r="A4" t="inlineStr"><is><t>3</t></is></c><c r="B4" t="inlineStr"><is><t>2019</t></is></c><c r="C4" t="inlineStr"><is><t>2022</t></is></c><c r="D4" t="inlineStr"><is><t>2021-01-03</t></is></c></row></sheetData>',
  );
  const before = own({ 'xl/worksheets/sheet1.xml': sheet });
  const rows = [['4', '2020', '2023', '2021-03-05', '', '']];
  const after = await appendWorkbook(before, await read(before), rows);
  expect(cellsOf(await read(after), 3)).toEqual(rows);
  const xml = strFromU8(unzipSync(after)['xl/worksheets/sheet1.xml']!);
  expect(xml).toContain('<c r="A5"><v>4</v></c>');
  expect(xml).toContain('<c r="C5"><v>2023</v></c><c r="D5" s="1"><v>44260</v></c>');
  // the only cell with a number among titles is text
  expect(xml).toContain('<t xml:space="preserve">2020</t>');
});

test('days of a workbook that counts from 1904 read back as they were written', async () => {
  const before = own({
    'xl/workbook.xml': PARTS['xl/workbook.xml']!.replace('<sheets>', '<workbookPr date1904="1"/><sheets>'),
  });
  const table = await read(before);
  // Python 3.11: date(1904, 1, 1) + timedelta(44197)
  expect(cellsOf(table)[0]?.[3]).toBe('2025-01-02');
  const rows = [['3', 'Three', '2022', '2025-03-05', '', '']];
  expect(cellsOf(await read(await appendWorkbook(before, table, rows)), 2)).toEqual(rows);
});

test('a column without a value takes nothing from its header: no format, and numbers are numbers', async () => {
  const sheet = PARTS['xl/worksheets/sheet1.xml']!.replaceAll(/<c r="([CD])1"/g, '<c r="$11" s="2"')
    .replaceAll(/<c r="C[23]"><v>\d+<\/v><\/c>/g, '')
    .replaceAll(/<c r="D[23]" s="1"><v>\d+<\/v><\/c>/g, '');
  const before = own({ 'xl/worksheets/sheet1.xml': sheet });
  const rows = [['3', 'Three', '2022', '1234567890123456', '', '']];
  const after = await appendWorkbook(before, await read(before), rows);
  expect(cellsOf(await read(after), 2)).toEqual(rows);
  const xml = strFromU8(unzipSync(after)['xl/worksheets/sheet1.xml']!);
  expect(xml).toContain('<c r="C4"><v>2022</v></c>');
  // a spreadsheet keeps 15 digits of a number
  expect(xml).toContain('<c r="D4" t="inlineStr"><is><t xml:space="preserve">1234567890123456</t></is></c>');
});

test('what stands below the last study is never pushed into the table', async () => {
  const sheet = PARTS['xl/worksheets/sheet1.xml']!.replace(
    '</sheetData>',
    '<row r="5"><c r="B5" t="inlineStr"><is><t>Total</t></is></c></row></sheetData>',
  );
  const bytes = own({ 'xl/worksheets/sheet1.xml': sheet });
  const table = await read(bytes, { range: 'A1:F3' });
  await expect(appendWorkbook(bytes, table, [['3', '', '', '', '', '']])).rejects.toThrow(
    'row 5, below the last study, is not empty',
  );
});

test('ranges that end elsewhere stay', () => {
  expect(extendedRanges('<dataValidation sqref="B2:B9 D2:D100"/>', 9, 3)).toBe(
    '<dataValidation sqref="B2:B12 D2:D100"/>',
  );
});

/** Workbooks of our own, and with them those of real reviews where they are kept beside the repository. */
const SHEETS = [
  'test/fixtures/sheets/dashboard.xlsx',
  'test/fixtures/reviews/snhl-screening/APPRAISE-AI_scoring_form_complete.xlsx',
  ...[
    'gold/review/corpus/4dsw_study_data.xlsx',
    'gold/review/corpus/4dsw_app_data.xlsx',
    'gold/review/corpus/4dsw_eligibility_data.xlsx',
    'reviews/snhl-screening/APPRAISE-AI_scoring_form_complete.xlsx',
  ]
    .filter(hasShared)
    .map(sharedPath),
];

/** A workbook without the rows of a sheet from a row on. */
async function cutAt(bytes: Uint8Array, table: Table, row: number): Promise<{ bytes: Uint8Array; xml: string }> {
  const workbook = await Workbook.open(bytes, 's.xlsx');
  const { part } = workbook.sheet(table.sheet ?? '');
  const xml = workbook.text(part);
  workbook.set(
    part,
    xml.replace(/<row\b[^>]*?\sr="(\d+)"[^>]*?(?:\/>|>[\s\S]*?<\/row>)/g, (whole, at: string) =>
      Number(at) >= row ? '' : whole,
    ),
  );
  return { bytes: await workbook.bytes(), xml };
}

describe('whole sheets', () => {
  test.each(SHEETS)('%s: the last rows, cut off and added again, are the same cells', async path => {
    const bytes = new Uint8Array(readFileSync(path));
    const table = await read(bytes);
    const last = table.rows - Math.min(10, Math.floor(table.rows / 2));
    const from = table.at(last, null).row ?? 0;
    const cut = await cutAt(bytes, table, from);
    const before = await read(cut.bytes);
    expect(before.rows).toBe(last);
    const rows = cellsOf(table, last).map(cells =>
      before.columns.map(({ letter }) => cells[table.columns.findIndex(column => column.letter === letter)] ?? ''),
    );
    const after = await read(await appendWorkbook(cut.bytes, before, rows));
    const shown = (whole: Table): string[][] =>
      cellsOf(whole).map(cells =>
        cells.filter((_, column) => before.columns.some(({ letter }) => letter === whole.columns[column]?.letter)),
      );
    expect(shown(after)).toEqual(shown(table));
  });
});

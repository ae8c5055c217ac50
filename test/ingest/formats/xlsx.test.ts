import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, test } from 'vitest';
import { Fault } from '../../../src/base/fault.ts';
import { ingest } from '../../../src/ingest/ingest.ts';
import { sourceOf } from '../../support/source.ts';

const created = new Date(Date.UTC(2024, 0, 1));
const book = (sheets: Parameters<typeof writeXlsx>[0]['sheets']) =>
  writeXlsx({ sheets, properties: { created, modified: created } });
const fault = async (promise: Promise<unknown>): Promise<Fault> => {
  try {
    await promise;
  } catch (error) {
    if (error instanceof Fault) return error;
    throw error;
  }
  throw new Error('no fault');
};

describe('a workbook', () => {
  test('numbers, days, truth and text become the text that a reader sees', async () => {
    const bytes = await book([
      {
        name: 'Data',
        rows: [
          ['id', 'year', 'share', 'day', 'open', 'note'],
          ['s1', 2024, 0.1, new Date(Date.UTC(2024, 1, 29)), true, ' x '],
          ['s2', 1e15, 1 / 3, null, false, 'ä'],
        ],
      },
    ]);
    const table = await ingest(sourceOf(bytes, 'form.xlsx'));
    expect([0, 1].map(row => table.columns.map(column => column.value(row)))).toEqual([
      ['s1', '2024', '0.1', '2024-02-29', 'TRUE', ' x '],
      ['s2', '1000000000000000', '0.3333333333333333', '', 'FALSE', 'ä'],
    ]);
    expect(table.at(1, 2)).toEqual({ file: 'form.xlsx', sheet: 'Data', row: 3, column: 'C', header: 'share' });
    expect(table.findings).toEqual([]);
  });
  test('fill colours, struck-through cells and comments are reported with their counts', async () => {
    const rows = [['id', 'design'], ...Array.from({ length: 10 }, (_, i) => [`s${i}`, i % 2 ? 'RCT' : 'Cohort'])];
    const fill = { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'FFFF00' } } as const;
    const cells = new Map([
      ['0,0', { value: 'id', type: 'string' as const, style: { fill } }],
      ['3,1', { value: 'Cohort', type: 'string' as const, style: { fill } }],
      ['5,1', { value: 'Cohort', type: 'string' as const, style: { fill } }],
      ['6,0', { value: 's5', type: 'string' as const, style: { font: { strikethrough: true } } }],
      ['2,1', { value: 'RCT', type: 'string' as const, comment: { text: 'sure?', author: 'KB' } }],
    ]);
    const { findings } = await ingest(sourceOf(await book([{ name: 'Data', rows, cells }]), 'form.xlsx'));
    expect(findings.map(({ code, row, column }) => [code, row, column])).toEqual([
      ['D017', 4, 'B'],
      ['D018', 7, 'A'],
      ['D019', 3, 'B'],
    ]);
    expect(findings[0]?.message).toMatch(/^2 cells below the header have a fill colour \(#FFFF00: 2 in column B\)/);
  });
  test('the sheet by name or number; a wrong name is told the right ones', async () => {
    const bytes = await book([
      { name: 'Notes', rows: [['x'], ['1']] },
      { name: 'Extraction', rows: [['id'], ['s1'], ['s2']] },
    ]);
    expect((await ingest(sourceOf(bytes, 'f.xlsx'), { sheetName: 'Extraction' })).rows).toBe(2);
    expect((await ingest(sourceOf(bytes, 'f.xlsx'), { sheetNumber: 2 })).rows).toBe(2);
    const first = await ingest(sourceOf(bytes, 'f.xlsx'));
    expect([first.rows, first.findings.map(finding => finding.code)]).toEqual([1, ['D008']]);
    const found = await fault(ingest(sourceOf(bytes, 'f.xlsx'), { sheetName: 'Extracton' }));
    expect([found.message, found.hint]).toEqual([
      'f.xlsx has no sheet "Extracton"; did you mean "Extraction"?',
      'the sheets are "Notes", "Extraction"',
    ]);
  });
  test('hidden sheets, rows and columns and merged cells are warned of, and count', async () => {
    const bytes = await book([
      {
        name: 'Open',
        rows: [
          ['id', 'a'],
          ['s1', 'x'],
          ['s2', ''],
        ],
        rowDefs: new Map([[1, { hidden: true }]]),
        columns: [{}, { hidden: true }],
        merges: [{ startRow: 1, startCol: 1, endRow: 2, endCol: 1 }],
      },
      { name: 'Secret', hidden: true, rows: [['id'], ['s1']] },
    ]);
    const table = await ingest(sourceOf(bytes, 'f.xlsx'), { sheetName: 'Open' });
    expect(table.rows).toBe(2);
    expect(table.findings.map(finding => finding.code).sort()).toEqual(['D010', 'D010', 'D011']);
    expect(table.findings.find(finding => finding.code === 'D011')?.message).toMatch(/B2:B3/);
    expect(
      (await ingest(sourceOf(bytes, 'f.xlsx'), { sheetName: 'Secret' })).findings.map(finding => finding.code),
    ).toEqual(['D009']);
  });
  test('a formula without a stored value is a problem at its cell', async () => {
    const bytes = await book([
      {
        name: 'S',
        rows: [
          ['a', 'b'],
          [1, null],
        ],
        cells: new Map([['1,1', { formula: 'A2+1' }]]),
      },
    ]);
    const table = await ingest(sourceOf(bytes, 'f.xlsx'));
    expect(table.problems).toEqual([{ row: 0, column: 1, kind: 'formula', text: '=A2+1' }]);
  });
  test('one formatted cell in the last row costs nothing', async () => {
    const bytes = await book([
      {
        name: 'S',
        rows: [['id'], ['s1']],
        cells: new Map([['1048575,0', { value: '', style: { font: { bold: true } } }]]),
      },
    ]);
    expect((await ingest(sourceOf(bytes, 'f.xlsx'))).rows).toBe(1);
  });
});

test('a damaged workbook, a zip that is none, and a zip bomb are refused in one sentence', async () => {
  const bytes = await book([{ name: 'S', rows: [['id'], ['s1']] }]);
  expect((await fault(ingest(sourceOf(bytes.slice(0, bytes.length - 40), 'f.xlsx')))).message).toMatch(
    /f\.xlsx is damaged/,
  );
  expect((await fault(ingest(sourceOf(zipSync({ 'a.txt': new Uint8Array(3) }), 'f.xlsx')))).message).toMatch(
    /zip file, but no workbook/,
  );
  const bomb = zipSync({ 'xl/workbook.xml': new Uint8Array(80 * 1024 * 1024) }, { level: 9 });
  expect((await fault(ingest(sourceOf(bomb, 'f.xlsx')))).message).toMatch(/would unpack to 80 MB/);
});

describe('cells as programs write them', () => {
  const NS = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
  const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const rich =
    '<si><r><rPr><b/></rPr><t>Cluster</t></r><r><t xml:space="preserve"> trial</t></r><rPh sb="0" eb="1"><t>kana</t></rPh></si>';
  /** A workbook of one sheet with these rows, as text; shared strings are `Cohort` and `Cluster trial` in two runs. */
  const written = (rows: string): Uint8Array => {
    const text = (xml: string): Uint8Array => new TextEncoder().encode(`<?xml version="1.0" encoding="UTF-8"?>${xml}`);
    const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
    return zipSync({
      '[Content_Types].xml': text(
        `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${types}.worksheet+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="${types}.sharedStrings+xml"/></Types>`,
      ),
      '_rels/.rels': text(
        `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${REL}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
      ),
      'xl/workbook.xml': text(
        `<workbook ${NS} xmlns:r="${REL}"><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>`,
      ),
      'xl/_rels/workbook.xml.rels': text(
        `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${REL}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="${REL}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
      ),
      'xl/sharedStrings.xml': text(`<sst ${NS} count="2" uniqueCount="2"><si><t>Cohort</t></si>${rich}</sst>`),
      'xl/worksheets/sheet1.xml': text(`<worksheet ${NS}><sheetData>${rows}</sheetData></worksheet>`),
    });
  };
  const line = (row: number, ...cells: readonly string[]): string =>
    `<row r="${row}">${cells.map((cell, i) => cell.replace('<c', `<c r="${'ABC'[i]}${row}"`)).join('')}</row>`;
  const inline = (text: string): string => `<c t="inlineStr"><is>${text}</is></c>`;
  const column = async (...cells: readonly string[]): Promise<string[]> => {
    const head = line(1, inline('<t>id</t>'), inline('<t>design</t>'));
    const rows = cells.map((cell, i) => line(i + 2, inline(`<t>s${i}</t>`), cell));
    const table = await ingest(sourceOf(written(head + rows.join('')), 'f.xlsx'));
    return cells.map((_, row) => table.columns[1]!.value(row));
  };
  test('rich text is the text of its runs, without the reading aid of Japanese', async () => {
    expect(await column('<c t="s"><v>1</v></c>', '<c t="s"><v>0</v></c>')).toEqual(['Cluster trial', 'Cohort']);
  });
  test('inline strings, plain and in runs', async () => {
    const runs = '<r><t xml:space="preserve">Mixed </t></r><r><rPr><i/></rPr><t>methods</t></r>';
    expect(await column(inline('<t>RCT &amp; more</t>'), inline(runs))).toEqual(['RCT & more', 'Mixed methods']);
  });
  test('a shared formula counts by the value that is stored in each cell', async () => {
    const first = '<c t="str"><f t="shared" ref="B2:B4" si="0">IF(A2="s0","RCT","Cohort")</f><v>RCT</v></c>';
    const next = '<c t="str"><f t="shared" si="0"/><v>Cohort</v></c>';
    expect(await column(first, next, '<c><f t="shared" si="0"/><v>3</v></c>')).toEqual(['RCT', 'Cohort', '3']);
  });
  test('check boxes are TRUE and FALSE', async () => {
    const boxes = ['<c t="b" s="0"><v>1</v></c>', '<c t="b"><v>0</v></c>', '<c t="b"><f>TRUE()</f><v>1</v></c>'];
    expect(await column(...boxes)).toEqual(['TRUE', 'FALSE', 'TRUE']);
  });
});

test('a text that a damaged workbook no longer holds is an error at its cell, and of a header a refusal', async () => {
  const damaged = async (edit: (xml: string) => string) => {
    const rows = [
      ['id', 'topic'],
      ['s1', 'sleep'],
      ['s2', 'mood'],
    ];
    const parts = unzipSync(await book([{ name: 'Data', rows }]));
    const name = Object.keys(parts).find(part => part.endsWith('sharedStrings.xml'))!;
    parts[name] = strToU8(edit(strFromU8(parts[name]!)));
    return sourceOf(zipSync(parts), 'damaged.xlsx');
  };
  const table = await ingest(await damaged(xml => xml.replace(/<si>(?:(?!<si>).)*mood.*?<\/si>/, '')));
  expect(table.problems).toEqual([{ row: 1, column: 1, kind: 'lost', text: '#LOST!B3' }]);
  expect(table.columns[1]!.value(1)).toBe('#LOST!B3');
  expect((await fault(ingest(await damaged(xml => xml.replace(/<si>.*<\/si>/s, ''))))).message).toBe(
    'damaged.xlsx [Data] is damaged: the text of A1 is missing from the workbook, and those of 5 other cells',
  );
});

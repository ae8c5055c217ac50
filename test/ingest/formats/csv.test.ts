import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { Fault } from '../../../src/base/fault.ts';
import { ingest } from '../../../src/ingest/ingest.ts';
import type { Table } from '../../../src/model/table.ts';
import { sourceOf } from '../../support/source.ts';

const cells = (table: Table): string[][] =>
  Array.from({ length: table.rows }, (_, row) => table.columns.map(column => column.value(row)));
const codes = (table: Table): string[] => table.findings.map(finding => finding.code);
const fault = async (promise: Promise<unknown>): Promise<Fault> => {
  try {
    await promise;
  } catch (error) {
    if (error instanceof Fault) return error;
    throw error;
  }
  throw new Error('no fault');
};

describe('delimiters', () => {
  test.each([[','], [';'], ['\t'], ['|']])('%j is found', async delimiter => {
    const table = await ingest(sourceOf(`${['id', 'note'].join(delimiter)}\n${[`"a, b; c"`, '1'].join(delimiter)}\n`));
    expect(cells(table)).toEqual([['a, b; c', '1']]);
    expect(codes(table)).toEqual(delimiter === ',' ? [] : ['D003']);
  });
  test('decimal commas do not make a semicolon sheet a comma sheet', async () => {
    const table = await ingest(sourceOf('id;score\na;1,5\nb;2,5\n'));
    expect(cells(table)).toEqual([
      ['a', '1,5'],
      ['b', '2,5'],
    ]);
  });
  test('one column is a table too', async () => {
    expect(cells(await ingest(sourceOf('id\na\nb\n')))).toEqual([['a'], ['b']]);
  });
  test('a declared delimiter is not questioned', async () => {
    const table = await ingest(sourceOf('a;b,c\n1;2,3\n'), { delimiter: ',' });
    expect(table.columns.map(column => column.header)).toEqual(['a;b', 'c']);
    expect(codes(table)).toEqual([]);
  });
});

describe('encodings', () => {
  const text = 'id,author\ns1,Šuvalov\ns2,Müller\n';
  test.each([
    ['utf-8', 'utf-8', [], ''],
    ['utf-8 with BOM', 'utf-8', [0xef, 0xbb, 0xbf], ''],
    ['utf-16le with BOM', 'utf-16le', [0xff, 0xfe], ''],
    ['utf-16be with BOM', 'utf-16be', [0xfe, 0xff], ''],
    ['utf-16le without BOM', 'utf-16le', [], 'D002'],
    ['windows-1252', 'windows-1252', [], 'D001'],
  ] as const)('%s', async (_, encoding, bom, code) => {
    const bytes = Uint8Array.from([...bom, ...iconv.encode(text, encoding, { addBOM: false })]);
    const table = await ingest(sourceOf(bytes));
    expect(cells(table)).toEqual([
      ['s1', 'Šuvalov'],
      ['s2', 'Müller'],
    ]);
    expect(table.columns[0]?.header).toBe('id');
    expect(codes(table)).toEqual(code === '' ? [] : [code]);
  });
  test('bytes that are none of these are a fault that names the byte and the line', async () => {
    const found = await fault(
      ingest(sourceOf(Uint8Array.from([...new TextEncoder().encode('id\nok\n'), 0x4c, 0x81, 0x0a]))),
    );
    expect(found.message).toMatch(/neither UTF-8 nor Windows-1252: line 3 holds the byte 0x81/);
    expect(found.status).toBe(3);
  });
  test('a declared encoding, an unknown one, and a wrong one', async () => {
    expect(cells(await ingest(sourceOf(iconv.encode('id\nMüller\n', 'macintosh')), { encoding: 'macintosh' }))).toEqual(
      [['Müller']],
    );
    expect((await fault(ingest(sourceOf('a\nb\n'), { encoding: 'utf8x' }))).message).toMatch(
      /unknown encoding "utf8x"/,
    );
    expect(
      (await fault(ingest(sourceOf(iconv.encode('id\nMüller\n', 'windows-1252')), { encoding: 'utf-8' }))).message,
    ).toMatch(/declared as UTF-8, but/);
  });
});

describe('rows and addresses', () => {
  test('row numbers are those of the spreadsheet: blank rows count, a record with line breaks is one row', async () => {
    const table = await ingest(sourceOf('id,note\r\na,"one\r\ntwo"\r\n,\r\n\r\nb,x\r\n'));
    expect(cells(table)).toEqual([
      ['a', 'one\r\ntwo'],
      ['b', 'x'],
    ]);
    expect([0, 1].map(row => table.at(row, 1))).toEqual([
      { file: 'sheet.csv', sheet: null, row: 2, column: 'B', header: 'note' },
      { file: 'sheet.csv', sheet: null, row: 5, column: 'B', header: 'note' },
    ]);
  });
  test('blank trailing columns and rows are no data', async () => {
    const table = await ingest(sourceOf('id,a,,\n1,2,,\n,,,\n,,,\n'));
    expect(table.columns.map(column => column.header)).toEqual(['id', 'a']);
    expect([table.rows, codes(table)]).toEqual([1, []]);
  });
  test('a column without a header but with values is kept', async () => {
    const table = await ingest(sourceOf('id,,b\n1,x,2\n'));
    expect(table.columns.map(column => [column.letter, column.header])).toEqual([
      ['A', 'id'],
      ['B', ''],
      ['C', 'b'],
    ]);
  });
  test('duplicate headers keep both columns', async () => {
    const table = await ingest(sourceOf('id,a,a\n1,x,y\n'));
    expect(cells(table)).toEqual([['1', 'x', 'y']]);
    expect(table.findings).toMatchObject([{ code: 'D007', column: 'C' }]);
  });
  test('ragged rows lose nothing', async () => {
    const table = await ingest(sourceOf('id,a\n1\n2,x,extra\n3,y\n'), { delimiter: ',' });
    expect(cells(table)).toEqual([
      ['1', '', ''],
      ['2', 'x', 'extra'],
      ['3', 'y', ''],
    ]);
    expect(table.findings.map(finding => [finding.code, finding.row])).toEqual([
      ['D006', 2],
      ['D005', 3],
    ]);
  });
  test('header rows, comments, ranges, no header', async () => {
    expect(
      (await ingest(sourceOf('Form,\nid,a\n1,2\n'), { headerRows: [2] })).columns.map(column => column.header),
    ).toEqual(['id', 'a']);
    expect(
      (await ingest(sourceOf('Study,Study\nid,a\n1,2\n'), { headerRows: [1, 2] })).columns.map(column => column.header),
    ).toEqual(['Study id', 'Study a']);
    expect(cells(await ingest(sourceOf('id,a\n# no,\n1,2\n'), { commentChar: '#' }))).toEqual([['1', '2']]);
    const ranged = await ingest(sourceOf('x,x,x\nx,id,a\nx,1,2\nx,3,4\n'), { range: 'B2:C3' });
    expect([cells(ranged), ranged.at(0, 0).row, ranged.at(0, 1).column]).toEqual([[['1', '2']], 3, 'C']);
    expect((await ingest(sourceOf('1,2\n3,4\n'), { header: false })).columns.map(column => column.header)).toEqual([
      'A',
      'B',
    ]);
  });
  test('a transposed sheet keeps the addresses of its cells', async () => {
    const table = await ingest(sourceOf('item,s1,s2\nyear,2020,2021\nmethod,a,b\n'), { orientation: 'columns' });
    expect(table.columns.map(column => column.header)).toEqual(['item', 'year', 'method']);
    expect(cells(table)).toEqual([
      ['s1', '2020', 'a'],
      ['s2', '2021', 'b'],
    ]);
    expect(table.at(1, 2)).toMatchObject({ row: 3, column: 'C', header: 'method' });
  });
});

describe('files that are no tables', () => {
  test.each([
    ['an empty file', '', /is empty \(0 bytes\)/],
    ['only line breaks', '\n\n', /is empty/],
    ['a PDF', '%PDF-1.7\n', /looks like a PDF/],
    ['a web page', '<!DOCTYPE html><html>', /looks like a web page/],
    ['JSON', '[{"a": 1}]', /looks like JSON/],
    ['a zip', 'PK\u0003\u0004', /looks like a workbook or another zip/],
    ['a quotation mark that is never closed', 'id,a\n1,"x\n2,y\n', /opens in line 2 is never closed/],
  ])('%s', async (_, content, message) => {
    const found = await fault(ingest(sourceOf(content)));
    expect(found.message).toMatch(message);
    expect(found.hint).not.toBe('');
  });
  test.each([
    ['codebook.yaml', /looks like YAML, not a table/],
    ['README.md', /looks like Markdown, not a table/],
    ['paper.TEX', /looks like LaTeX/],
    ['notebook.ipynb', /looks like JSON/],
  ])('%s, by its ending', async (name, message) => {
    // commas of a text would pass for columns
    const content = 'studies,sheets,codes\nas counted,drawn,written\n';
    expect((await fault(ingest(sourceOf(content, name)))).message).toMatch(message);
    expect(cells(await ingest(sourceOf(content, 'notes.txt')))).toEqual([['as counted', 'drawn', 'written']]);
  });
  test('an old or protected workbook', async () => {
    expect((await fault(ingest(sourceOf(Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0, 0), 'form.xlsx')))).message).toMatch(
      /old XLS kind, or one with a password/,
    );
  });
  test('quotation marks inside cells are read as they are, with a warning', async () => {
    const table = await ingest(sourceOf('id,size\na,5" wide\n'));
    expect(cells(table)).toEqual([['a', '5" wide']]);
    expect(codes(table)).toEqual(['D004']);
  });
});

test('more distinct cells than a dictionary holds are paged, and read the same', async () => {
  const rows = Array.from({ length: 70_000 }, (_, i) => `id${i},${i % 3 === 0 ? 'ä' : 'b'}`);
  const table = await ingest(sourceOf(`id,x\n${rows.join('\n')}\n`));
  expect(table.columns.map(column => column.distinct === null)).toEqual([true, false]);
  expect([table.columns[0]?.value(0), table.columns[0]?.value(66_000), table.columns[0]?.value(69_999)]).toEqual([
    'id0',
    'id66000',
    'id69999',
  ]);
});

test('what is written is read back: any cells, any delimiter', async () => {
  const cell = fc.string({ unit: fc.constantFrom('a', 'ä', ' ', ',', ';', '"', '\n', '\t', '|', '漢') });
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 8 }),
      fc.constantFrom(',', ';', '\t', '|'),
      async (rows, delimiter) => {
        const kept = rows.filter(row => row.some(value => value.trim() !== ''));
        const table = await ingest(sourceOf(stringify([['x', 'y', 'z'], ...rows], { delimiter, quoted: true })), {
          delimiter,
        });
        expect(cells(table)).toEqual(kept);
      },
    ),
    { numRuns: 200 },
  );
});

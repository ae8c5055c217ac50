import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { ingest } from '../../../src/ingest/ingest.ts';
import { sheetsOf } from '../../../src/ingest/sheets.ts';
import { sourceOf } from '../../support/source.ts';

const NAMESPACES = ['office', 'table', 'text', 'style', 'calcext', 'dc']
  .map(name => `xmlns:${name}="urn:${name}"`)
  .join(' ');
const file = (tables: string, more: Record<string, string> = {}) =>
  sourceOf(
    zipSync({
      mimetype: strToU8('application/vnd.oasis.opendocument.spreadsheet'),
      'content.xml': strToU8(
        `<office:document-content ${NAMESPACES}><office:automatic-styles><style:style style:name="h"><style:table-properties table:display="false"/></style:style></office:automatic-styles><office:body><office:spreadsheet>${tables}</office:spreadsheet></office:body></office:document-content>`,
      ),
      ...Object.fromEntries(Object.entries(more).map(([name, text]) => [name, strToU8(text)])),
    }),
    'x.ods',
  );
const text = (value: string, more = '') =>
  `<table:table-cell office:value-type="string" ${more}><text:p>${value}</text:p></table:table-cell>`;
const row = (cells: string, more = '') => `<table:table-row ${more}>${cells}</table:table-row>`;
const HEADER = row(text('id') + text('a') + text('b'));
const cellsOf = async (body: string, options = {}) => {
  const table = await ingest(file(`<table:table table:name="S">${HEADER}${body}</table:table>`), options);
  return {
    table,
    cells: Array.from({ length: table.rows }, (_, at) => table.columns.map(column => column.value(at))),
  };
};

describe('OpenDocument spreadsheets', () => {
  test('numbers, days, truth, percentages as they are stored; lines, blanks and tabs of a text', async () => {
    const typed = (type: string, attributes: string) =>
      `<table:table-cell office:value-type="${type}" ${attributes}><text:p>shown</text:p></table:table-cell>`;
    const { cells } = await cellsOf(
      row(text('1') + typed('float', 'office:value="1.5"') + typed('percentage', 'office:value="0.45"')) +
        row(
          text('2') +
            typed('date', 'office:date-value="2024-02-01T00:00:00"') +
            typed('boolean', 'office:boolean-value="true"'),
        ) +
        row(
          text('3') + text('x<text:s text:c="2"/>y<text:tab/>z</text:p><text:p>second') + text('a<text:line-break/>b'),
        ),
    );
    expect(cells).toEqual([
      ['1', '1.5', '0.45'],
      ['2', '2024-02-01', 'TRUE'],
      ['3', 'x  y\tz\nsecond', 'a\nb'],
    ]);
  });

  test('repeated cells and rows unfold; blanks to the edge of the sheet do not', async () => {
    const { table, cells } = await cellsOf(
      row(text('1') + text('x', 'table:number-columns-repeated="2"')) +
        row('<table:table-cell table:number-columns-repeated="3"/>', 'table:number-rows-repeated="2"') +
        row(`${text('2')}<table:table-cell/>${text('y')}<table:table-cell table:number-columns-repeated="16000"/>`) +
        row('<table:table-cell table:number-columns-repeated="16384"/>', 'table:number-rows-repeated="1048000"'),
    );
    expect(cells).toEqual([
      ['1', 'x', 'x'],
      ['2', '', 'y'],
    ]);
    expect(table.at(1, 2)).toMatchObject({ row: 5, column: 'C' });
  });

  test('a merged cell gives its value to each of its rows; a comment is no value; errors have their place', async () => {
    const { table, cells } = await cellsOf(
      row(
        `${text('1')}${text('x', 'table:number-rows-spanned="2"')}<table:table-cell office:value-type="string"><office:annotation><dc:date>2024</dc:date><text:p>why?</text:p></office:annotation><text:p>y</text:p></table:table-cell>`,
      ) +
        row(
          `${text('2')}<table:covered-table-cell/>${text('#DIV/0!', 'table:formula="of:=1/0" calcext:value-type="error"')}`,
        ),
    );
    expect(cells).toEqual([
      ['1', 'x', 'y'],
      ['2', 'x', '#DIV/0!'],
    ]);
    expect(table.problems).toEqual([{ row: 1, column: 2, kind: 'error', text: '#DIV/0!' }]);
    expect(table.findings.map(({ message }) => message)).toContain(
      'the cells B2:B3 are merged; below the header, each of their rows has the value',
    );
  });

  test('hidden rows count, hidden sheets are passed over, and a sheet is chosen by its name or number', async () => {
    const sheets = `<table:table table:name="Old" table:style-name="h">${HEADER}${row(text('9'))}</table:table><table:table table:name="New">${HEADER}${row(text('1'), 'table:visibility="filter"')}</table:table>`;
    expect(await sheetsOf(file(sheets))).toEqual([
      { name: 'Old', index: 0, hidden: true },
      { name: 'New', index: 1, hidden: false },
    ]);
    const table = await ingest(file(sheets));
    expect(table.columns[0]?.value(0)).toBe('1');
    expect(table.findings.map(({ message }) => message)).toEqual([
      'the sheet "New" was read; the workbook also has "Old" (hidden). Declare `sheetName:` for another',
      'row 2 is hidden or filtered out; hidden rows are read and count',
    ]);
    expect((await ingest(file(sheets), { sheetNumber: 1 })).columns[0]?.value(0)).toBe('9');
    await expect(ingest(file(sheets), { sheetName: 'Neu' })).rejects.toMatchObject({
      code: 'no-sheet',
      message: 'x.ods has no sheet "Neu"; did you mean "New"?',
    });
    await expect(ingest(file(sheets), { sheetNumber: 3 })).rejects.toMatchObject({ code: 'no-sheet' });
  });

  test.each([
    ['a password', file('', { 'META-INF/manifest.xml': '<m:encryption-data/>' }), /has a password/],
    ['a text document', file(''), /has no sheet/],
    ['XML that is cut off', file('<table:table table:name="S"><oops'), /can't be read/],
    ['a zip without content', sourceOf(zipSync({ a: strToU8('b') }), 'x.ods'), /not a spreadsheet/],
  ])('%s is refused', async (_, source, message) => {
    await expect(ingest(source)).rejects.toThrow(message);
  });
});

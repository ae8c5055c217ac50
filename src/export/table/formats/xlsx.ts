import type { Cell, CellStyle, CellValue, MergeRange, WriteSheet } from 'hucre/xlsx';
import type { TableModel } from '../../../model/table-model.ts';
import { columnExtents } from '../column-extents.ts';
import { rawTable } from '../delimited.ts';
import { headerRows } from '../flat-header.ts';
import { footnoteMark } from '../footnote-mark.ts';
import { isBold, linesOf } from '../lines.ts';
import { neutral } from '../neutral.ts';
import { rezip } from '../rezip.ts';
import { tableFormat } from '../table-format.ts';

const FONT = { name: 'Arial', size: 10 };
const BOLD = { ...FONT, bold: true };

/** A workbook: the table as it is printed, with its header frozen, and a sheet of its raw n, N and estimates. */
export const xlsx = tableFormat({
  name: 'xlsx',
  extension: 'xlsx',
  describe: 'Excel, numbers as numbers',
  async write(table: TableModel): Promise<Uint8Array> {
    const { writeXlsx } = await import('hucre/xlsx');
    // the same day in every workbook, so that the same table gives the same bytes
    const day = dayZero();
    const bytes = await writeXlsx({
      sheets: [printed(table), ...(hasShares(table) ? [raw(table)] : [])],
      defaultFont: FONT,
      properties: { title: table.title, description: table.alt, creator: 'scopebook', created: day, modified: day },
    });
    return rezip(bytes);
  },
});

const dayZero = (): Date => new Date(946_684_800_000);

/** Without shares the raw numbers are those of the printed table. */
const hasShares = (table: TableModel): boolean =>
  table.groups.some(group => group.rows.some(row => row.cells.some(cell => cell.n !== null)));

function printed(table: TableModel): WriteSheet {
  const rows: CellValue[][] = [];
  const widths = columnExtents(table).map(({ natural, least }) => Math.max(least + 3, Math.min(natural + 3, 60)));
  const cells = new Map<string, Partial<Cell>>();
  const merges: MergeRange[] = [];
  const width = table.columns.length;
  const put = (row: number, column: number, value: CellValue, style: CellStyle): void => {
    rows[row] ??= Array.from({ length: width }, () => null);
    rows[row]![column] = value;
    cells.set(`${row},${column}`, { value, style: { font: FONT, ...style } });
  };
  put(0, 0, neutral(table.title), { font: BOLD });
  const heads = headerRows(table);
  heads.forEach((row, depth) => {
    for (const cell of row) {
      // a column's own header stands in the lowest row: spreadsheets measure no row by merged cells
      const at = depth + cell.rowspan;
      for (let column = cell.from; column <= cell.to; column++)
        for (let place = 1 + depth; place <= at; place++)
          put(place, column, place === at && column === cell.from ? neutral(cell.text) : null, {
            font: BOLD,
            alignment: { horizontal: cell.to > cell.from ? 'center' : cell.align, vertical: 'bottom', wrapText: true },
            border: {
              ...(place === 1 ? { top: { style: 'medium' } } : {}),
              ...(place === at ? { bottom: { style: 'thin' } } : {}),
            },
          });
      if (cell.to > cell.from) merges.push({ startRow: at, startCol: cell.from, endRow: at, endCol: cell.to });
    }
  });
  const lines = linesOf(table);
  lines.forEach((line, index) => {
    const at = 1 + heads.length + index;
    line.cells.forEach((cell, column) => {
      const marks = cell.footnotes.map(note => ` [${footnoteMark(note, table.look?.marks)}]`).join('');
      put(
        at,
        column,
        cell.value !== null && marks === '' ? cell.value : cell.text === '' ? null : neutral(cell.text + marks),
        {
          font: isBold(line, column) ? BOLD : FONT,
          alignment: {
            horizontal: table.columns[column]?.align ?? 'left',
            vertical: 'top',
            wrapText: true,
            ...(column === 0 && line.indent > 0 ? { indent: line.indent } : {}),
          },
          ...(index === lines.length - 1 ? { border: { bottom: { style: 'medium' } } } : {}),
        },
      );
    });
  });
  const noted = 1 + heads.length + lines.length;
  const after = [
    ...table.footnotes.map((note, index) => `[${footnoteMark(index, table.look?.marks)}] ${note}`),
    ...table.notes,
  ];
  after.forEach((note, index) => void put(noted + index, 0, neutral(note), {}));
  return {
    name: 'Table',
    rows: Array.from({ length: rows.length }, (_, row) => rows[row] ?? []),
    cells,
    merges,
    columns: widths.map(width => ({ width })),
    rowDefs: new Map(rows.map((row, index) => [index, { height: heightOf(row, index, widths, noted) }])),
    freezePane: { rows: 1 + heads.length, columns: 1 },
    pageSetup: {
      orientation: width > 6 ? 'landscape' : 'portrait',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: `$2:$${1 + heads.length}`,
    },
  };
}

/** In points, by the cell with the most lines; titles and notes run on over the empty cells beside them. */
function heightOf(row: readonly CellValue[], index: number, widths: readonly number[], noted: number): number {
  if (index === 0 || index >= noted) return LINE;
  const lines = row.map((value, column) =>
    typeof value === 'string'
      ? value.split('\n').reduce((sum, part) => sum + Math.max(1, Math.ceil(part.length / widths[column]!)), 0)
      : 1,
  );
  return LINE * Math.max(1, ...lines) + 1;
}

const LINE = 13;

function raw(table: TableModel): WriteSheet {
  const values = rawTable(table, 'typed');
  const cells = new Map<string, Partial<Cell>>();
  const rows = values.map((row, at) =>
    row.map((value, column): CellValue => {
      const shown = typeof value === 'string' ? neutral(value) : value;
      cells.set(`${at},${column}`, { value: shown, style: { font: at === 0 ? BOLD : FONT } });
      return shown;
    }),
  );
  const columns = (values[0] ?? []).map((_, column) => ({
    width: Math.min(
      40,
      values.reduce((most, row) => Math.max(most, String(row[column] ?? '').length + 2), 8),
    ),
  }));
  return {
    name: 'Numbers',
    rows,
    cells,
    columns,
    freezePane: { rows: 1, columns: 0 },
    pageSetup: { orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  };
}

import type { Cell, CellStyle, CellValue, MergeRange, WriteSheet } from 'hucre/xlsx';
import type { TableModel } from '../../../model/table-model.ts';
import { columnExtents } from '../column-widths.ts';
import { rawTable } from '../delimited.ts';
import { headerRows } from '../flat-header.ts';
import { linesOf } from '../lines.ts';
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
      sheets: [printed(table), raw(table)],
      defaultFont: FONT,
      properties: { title: table.title, description: table.alt, creator: 'scopebook', created: day, modified: day },
    });
    return rezip(bytes);
  },
});

const dayZero = (): Date => new Date(946_684_800_000);

function printed(table: TableModel): WriteSheet {
  const rows: CellValue[][] = [];
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
      const at = 1 + depth;
      for (let column = cell.from; column <= cell.to; column++)
        for (let below = 0; below < cell.rowspan; below++)
          put(at + below, column, column === cell.from && below === 0 ? neutral(cell.text) : null, {
            font: BOLD,
            alignment: { horizontal: cell.to > cell.from ? 'center' : cell.align, vertical: 'bottom', wrapText: true },
            border: {
              ...(depth === 0 ? { top: { style: 'medium' } } : {}),
              ...(depth + cell.rowspan === heads.length || cell.to > cell.from ? { bottom: { style: 'thin' } } : {}),
            },
          });
      if (cell.to > cell.from || cell.rowspan > 1)
        merges.push({ startRow: at, startCol: cell.from, endRow: at + cell.rowspan - 1, endCol: cell.to });
    }
  });
  const lines = linesOf(table);
  lines.forEach((line, index) => {
    const at = 1 + heads.length + index;
    line.cells.forEach((cell, column) => {
      const marks = cell.footnotes.map(note => ` [${note + 1}]`).join('');
      put(
        at,
        column,
        cell.value !== null && marks === '' ? cell.value : cell.text === '' ? null : neutral(cell.text + marks),
        {
          font: line.emphasis === 'none' ? FONT : BOLD,
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
  const after = [...table.footnotes.map((note, index) => `[${index + 1}] ${note}`), ...table.notes];
  after.forEach((note, index) => void put(1 + heads.length + lines.length + index, 0, neutral(note), {}));
  return {
    name: 'Table',
    rows: Array.from({ length: rows.length }, (_, row) => rows[row] ?? []),
    cells,
    merges,
    columns: columnExtents(table).map(({ natural, least }) => ({
      width: Math.max(least + 2, Math.min(natural + 2, 60)),
    })),
    freezePane: { rows: 1 + heads.length, columns: 1 },
    pageSetup: { orientation: width > 6 ? 'landscape' : 'portrait', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  };
}

function raw(table: TableModel): WriteSheet {
  const values = rawTable(table);
  const cells = new Map<string, Partial<Cell>>();
  const rows = values.map((row, at) =>
    row.map((value, column): CellValue => {
      const shown = typeof value === 'string' ? neutral(value) : value;
      cells.set(`${at},${column}`, { value: shown, style: { font: at === 0 ? BOLD : FONT } });
      return shown;
    }),
  );
  return { name: 'Numbers', rows, cells, freezePane: { rows: 1, columns: 0 } };
}

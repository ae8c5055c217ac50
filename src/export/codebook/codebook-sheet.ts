import type { Cell, CellStyle, CellValue, WriteSheet } from 'hucre/xlsx';
import type { Codebook } from '../../model/codebook.ts';
import { CODEBOOK_SHEET_HEADERS } from '../../model/codebook-sheet.ts';
import { codebookRows } from './codebook-rows.ts';

/** The font of every workbook that shows a codebook; without a name some programs fall back to a serif one. */
export const SHEET_FONT = { name: 'Arial', size: 10 };

const WIDTHS = [22, 34, 16, 22, 20, 28, 60, 26, 28, 22, 18, 10, 40];

/** Columns of long texts, and of a line per item. */
const WRAPPED: ReadonlySet<number> = new Set([1, 6, 8, 9, 12]);

/** The codebook as a sheet of a workbook: one row per field, one row per code, the header frozen. init reads it as a dictionary. */
export function codebookSheet(codebook: Codebook): WriteSheet {
  const rows: CellValue[][] = [[...CODEBOOK_SHEET_HEADERS], ...codebookRows(codebook)];
  const cells = new Map<string, Partial<Cell>>();
  rows.forEach((row, at) => {
    const isField = at > 0 && row[1] !== '';
    row.forEach((value, column) => {
      const style: CellStyle = {
        font: at === 0 || (isField && column < 2) ? { ...SHEET_FONT, bold: true } : SHEET_FONT,
        alignment: { vertical: 'top', wrapText: WRAPPED.has(column) },
        ...(at === 0 ? { border: { bottom: { style: 'thin' } } } : {}),
        // codes such as 1e5 or =x are texts
        numFmt: '@',
      };
      cells.set(`${at},${column}`, { value, type: 'string', style });
    });
  });
  return {
    name: 'Codebook',
    rows,
    cells,
    columns: WIDTHS.map(width => ({ width })),
    freezePane: { rows: 1, columns: 1 },
  };
}

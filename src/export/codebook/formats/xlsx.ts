import type { Cell, CellStyle, CellValue } from 'hucre/xlsx';
import { rezip } from '../../table/rezip.ts';
import { codebookFormat } from '../codebook-format.ts';
import { codebookRows, ROW_HEADERS, rowsUnsaid } from '../codebook-rows.ts';

const FONT = { name: 'Arial', size: 10 };
const WIDTHS = [22, 34, 16, 22, 20, 28, 60, 26, 28];

/** A workbook with one sheet: a row a field, a row a code, the header frozen. init reads it as a dictionary. */
export const xlsx = codebookFormat({
  name: 'xlsx',
  extension: 'xlsx',
  describe: 'a row a field and a row a code (Excel)',
  binary: true,
  async write(codebook) {
    const { writeXlsx } = await import('hucre/xlsx');
    const rows: CellValue[][] = [[...ROW_HEADERS], ...codebookRows(codebook)];
    const cells = new Map<string, Partial<Cell>>();
    rows.forEach((row, at) => {
      const isField = at > 0 && row[1] !== '';
      row.forEach((value, column) => {
        const style: CellStyle = {
          font: at === 0 || (isField && column < 2) ? { ...FONT, bold: true } : FONT,
          alignment: { vertical: 'top', wrapText: column === 6 || column === 1 },
          ...(at === 0 ? { border: { bottom: { style: 'thin' } } } : {}),
          // codes such as 1e5 or =x are texts
          numFmt: '@',
        };
        cells.set(`${at},${column}`, { value, type: 'string', style });
      });
    });
    // the same day in every workbook, so that the same codebook gives the same bytes
    const day = dayZero();
    const bytes = await writeXlsx({
      sheets: [
        {
          name: 'Codebook',
          rows,
          cells,
          columns: WIDTHS.map(width => ({ width })),
          freezePane: { rows: 1, columns: 1 },
        },
      ],
      defaultFont: FONT,
      properties: { title: codebook.title || 'Codebook', creator: 'scopebook', created: day, modified: day },
    });
    return { data: await rezip(bytes), unsaid: rowsUnsaid(codebook) };
  },
});

const dayZero = (): Date => new Date(946_684_800_000);

import type { Cell, CellValue } from 'hucre/xlsx';
import { sheetLetter } from '../ooxml/sheet-letter.ts';
import { rezip } from '../table/rezip.ts';

const FONT = { name: 'Arial', size: 10 };

/**
 * A text table as a workbook with one sheet, every cell as text in its place, the header bold and frozen.
 *
 * @param cells rows of the sheet from its first one on; a blank row is `[]`
 * @param header the header's row, from 1
 */
export async function sheetWorkbook(
  name: string,
  cells: readonly (readonly string[])[],
  header: number,
): Promise<Uint8Array> {
  const { writeXlsx } = await import('hucre/xlsx');
  const day = dayZero();
  const styled = new Map<string, Partial<Cell>>();
  const widths: number[] = [];
  const rows = cells.map((row, at) =>
    row.map((text, column): CellValue => {
      widths[column] = Math.max(widths[column] ?? 8, Math.min(40, text.length + 2));
      if (text === '') return null;
      const font = at === header - 1 ? { ...FONT, bold: true } : FONT;
      styled.set(`${at},${column}`, { value: text, type: 'string', style: { font, numFmt: '@' } });
      return text;
    }),
  );
  const bytes = await writeXlsx({
    sheets: [
      {
        name,
        rows,
        cells: styled,
        columns: [...widths].map(width => ({ width: width ?? 8 })),
        freezePane: { rows: header },
      },
    ],
    defaultFont: FONT,
    properties: { title: name, creator: 'scopebook', created: day, modified: day },
  });
  // every cell is text, as it was in the file: without this, Excel marks each number with a green triangle
  const range = `A1:${sheetLetter(Math.max(0, ...cells.map(row => row.length - 1)))}${Math.max(1, cells.length)}`;
  const quiet = `<ignoredErrors><ignoredError sqref="${range}" numberStoredAsText="1"/></ignoredErrors>`;
  return rezip(bytes, (part, text) =>
    part === 'xl/worksheets/sheet1.xml' ? text().replace('</worksheet>', `${quiet}</worksheet>`) : null,
  );
}

const dayZero = (): Date => new Date(946_684_800_000);

import { rezip } from '../../table/rezip.ts';
import { codebookFormat } from '../codebook-format.ts';
import { codebookSheet, SHEET_FONT } from '../codebook-sheet.ts';

/** A workbook with one sheet: one row per field, one row per code, the header frozen. init reads it as a dictionary. */
export const xlsx = codebookFormat({
  name: 'xlsx',
  extension: 'xlsx',
  describe: 'one row per field and one row per code (Excel)',
  binary: true,
  async write(codebook) {
    const { writeXlsx } = await import('hucre/xlsx');
    // the same day in every workbook, so that the same codebook gives the same bytes
    const day = dayZero();
    const bytes = await writeXlsx({
      sheets: [codebookSheet(codebook)],
      defaultFont: SHEET_FONT,
      properties: { title: codebook.title || 'Codebook', creator: 'scopebook', created: day, modified: day },
    });
    return { data: await rezip(bytes), unsaid: [] };
  },
});

const dayZero = (): Date => new Date(946_684_800_000);

import { CODEBOOK_SHEET_HEADERS } from '../../../model/codebook-sheet.ts';
import { codebookFormat } from '../codebook-format.ts';
import { codebookRows } from '../codebook-rows.ts';

/** CSV: one row per field, one row per code. */
export const csv = codebookFormat({
  name: 'csv',
  extension: 'csv',
  describe: 'one row per field and one row per code (CSV)',
  binary: false,
  async write(codebook) {
    const { stringify } = await import('csv-stringify/sync');
    return {
      data: stringify([[...CODEBOOK_SHEET_HEADERS], ...codebookRows(codebook)], { escape_formulas: true }),
      unsaid: [],
    };
  },
});

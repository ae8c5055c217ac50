import type { Severity } from '../model/finding.ts';

/** Everything that reading can notice, with what it means; `docs/reference/findings.md` lists it. */
export const INGEST_FINDINGS = {
  encoding: {
    code: 'D001',
    severity: 'warning',
    explain:
      'The file is not UTF-8; its encoding was detected (Windows-1252, or one for Central European, Cyrillic, Chinese, Japanese or Korean text). Check a name with accents.',
  },
  utf16: { code: 'D002', severity: 'note', explain: 'The file has no byte order mark and was read as UTF-16.' },
  delimiter: {
    code: 'D003',
    severity: 'note',
    explain: "The delimiter was detected, not declared, and is not the one that the file's name suggests.",
  },
  quotes: {
    code: 'D004',
    severity: 'warning',
    explain: 'Quotation marks occur inside unquoted cells; they were read as they are.',
  },
  long: {
    code: 'D005',
    severity: 'warning',
    explain: 'A row has more cells than the header; the extra cells are kept in columns without a header.',
  },
  short: { code: 'D006', severity: 'warning', explain: 'A row has fewer cells than the header; the rest is blank.' },
  duplicateHeader: { code: 'D007', severity: 'warning', explain: 'Two columns have the same header.' },
  sheets: {
    code: 'D008',
    severity: 'note',
    explain: 'The workbook has several sheets and none was declared; the first visible one was read.',
  },
  hiddenSheet: { code: 'D009', severity: 'warning', explain: 'The sheet that was read is hidden.' },
  hiddenCells: {
    code: 'D010',
    severity: 'warning',
    explain: 'Rows or columns of the sheet are hidden; they were read and count.',
  },
  merged: {
    code: 'D011',
    severity: 'warning',
    explain:
      'Cells are merged; below the header, each of their rows has the value in the first column, and the other columns are blank.',
  },
  macros: { code: 'D012', severity: 'note', explain: 'The workbook holds macros; they were not run.' },
  noRows: { code: 'D014', severity: 'warning', explain: 'The sheet has a header and no rows below it.' },
  lineBreaks: {
    code: 'D015',
    severity: 'warning',
    explain: 'Line breaks occur inside unquoted cells; they were read as part of the cell, not as the end of a row.',
  },
  below: {
    code: 'D016',
    severity: 'warning',
    explain: 'Rows below the declared range hold cells and are not read; studies may have been added there.',
  },
  fills: {
    code: 'D017',
    severity: 'note',
    explain: 'Cells below the header have fill colours, which are not read; a colour that is a code needs a column.',
  },
  struck: {
    code: 'D018',
    severity: 'warning',
    explain: 'Cells below the header are struck through; they are read and count.',
  },
  comments: { code: 'D019', severity: 'note', explain: 'Cells below the header have comments, which are not read.' },
  noCells: {
    code: 'D020',
    severity: 'warning',
    explain: 'A column holds structures, maps or bytes, which do not fit into a cell; it is not read.',
  },
  leading: { code: 'D013', severity: 'note', explain: 'There are blank rows above the header.' },
} as const satisfies Record<string, { code: string; severity: Severity; explain: string }>;

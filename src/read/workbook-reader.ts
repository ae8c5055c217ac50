import type { WorkbookReader } from '../infer/sniff-workbook.ts';
import { sheetsOf } from '../ingest/sheets.ts';
import { readTable } from './coded-sheet.ts';

/** Reads sheets for inference, which touches no bytes itself. */
export const WORKBOOK_READER: WorkbookReader = { sheets: sheetsOf, table: readTable };

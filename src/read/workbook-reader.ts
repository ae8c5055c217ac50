import type { WorkbookReader } from '../infer/sniff-workbook.ts';
import { ingest } from '../ingest/ingest.ts';
import { sheetsOf } from '../ingest/sheets.ts';

/** Reads sheets for inference, which touches no bytes itself. */
export const WORKBOOK_READER: WorkbookReader = { sheets: sheetsOf, table: ingest };

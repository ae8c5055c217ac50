import type { Effects, FolderLock } from '../../base/effects.ts';
import { Fault } from '../../base/fault.ts';
import { decode } from '../../ingest/decode.ts';
import { findDelimiter } from '../../ingest/find-delimiter.ts';
import type { OpenReview } from '../../read/session.ts';
import type { Output } from '../../write/output.ts';
import { type NewFile, writeOutputs } from '../../write/outputs.ts';

/**
 * The studies' sheet with rows behind its last one; every byte that stands there already stays. Only CSV in UTF-8 can be
 * written this way.
 *
 * @param rows cells in the order of the sheet's columns
 */
export async function appendedSheet({ review }: OpenReview, rows: readonly (readonly string[])[]): Promise<Output> {
  const { path, dialect = {} } = review.studies;
  const bytes = await (await review.source(path)).bytes();
  if (bytes[0] === 0x50 && bytes[1] === 0x4b)
    throw new Fault(
      'workbook',
      `${path} is a workbook, and rows are only added to CSV sheets`,
      'save the sheet as CSV (UTF-8) and name that in review.yaml, or use --out to get the rows and paste them',
    );
  const decoded = await decode(bytes, path, review.studies.encoding);
  if (decoded.how === 'windows-1252' || decoded.how === 'utf-16')
    throw new Fault('encoding', `${path} is not UTF-8, so nothing is added to it`, 'save it as CSV (UTF-8)');
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  const delimiter =
    dialect.delimiter ??
    findDelimiter(text, dialect.quoteChar ?? '"', /\.(tsv|tab)$/i.test(path) ? '\t' : ',').delimiter;
  const { stringify } = await import('csv-stringify/sync');
  const record_delimiter = text.includes('\r\n') ? '\r\n' : '\n';
  const added = stringify(
    rows.map(row => [...row]),
    { delimiter, record_delimiter, quote: dialect.quoteChar ?? '"' },
  );
  return {
    path,
    data: `${text}${text.endsWith('\n') || text === '' ? '' : record_delimiter}${added}`,
    inputs: [],
    rows: [],
  };
}

/** Rows as a sheet of their own, with the header of the studies' sheet. */
export async function newSheet(
  path: string,
  headers: readonly string[],
  rows: readonly (readonly string[])[],
): Promise<Output> {
  const { sheetCsv } = await import('../../export/sheet-csv.ts');
  return { path, data: await sheetCsv(headers, rows), inputs: [], rows: [] };
}

/** Replaces the sheet that the job, which holds the lock, has read; `others` are files that change with it. */
export const replaceSheet = (
  effects: Effects,
  { review }: OpenReview,
  lock: FolderLock,
  output: Output,
  others: readonly NewFile[] = [],
): Promise<string[]> =>
  writeOutputs(effects, { review, lock, replaces: [output, ...others].map(file => file.path) }, [output, ...others]);

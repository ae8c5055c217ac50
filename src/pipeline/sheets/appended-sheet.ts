import type { Effects, FolderLock } from '../../base/effects.ts';
import type { Table } from '../../model/table.ts';
import { readingOf, readResource } from '../../read/coded-sheet.ts';
import type { OpenReview } from '../../read/session.ts';
import type { Output } from '../../write/output.ts';
import { type NewFile, writeOutputs } from '../../write/outputs.ts';
import { extendedSheet } from './changed-sheet.ts';

/**
 * The studies' sheet with every column and row that its file has. What is counted of it may be less: of a sheet with coders'
 * own columns or rows, the consensus alone.
 */
export async function sheetInFile({ review, studies }: OpenReview): Promise<Table> {
  const isShared = (review.value.codings ?? []).some(({ from }) => !('files' in from));
  return isShared ? readResource(review, review.studies) : studies.coded.table;
}

/**
 * The studies' sheet with rows behind its last one; everything that stands there already stays, formats of a workbook and
 * dialect of a text included.
 *
 * @param table the sheet as its file has it ({@link sheetInFile})
 * @param rows cells in the order of its columns
 */
export async function appendedSheet(
  { review }: Pick<OpenReview, 'review'>,
  table: Table,
  rows: readonly (readonly string[])[],
): Promise<Output> {
  const { path } = review.studies;
  const source = await review.source(path);
  const reading = readingOf(review.studies);
  const data = await extendedSheet({ source, reading, table }, rows);
  return { path, data, inputs: [], rows: [] };
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
  { review }: Pick<OpenReview, 'review'>,
  lock: FolderLock,
  output: Output,
  others: readonly NewFile[] = [],
): Promise<string[]> =>
  writeOutputs(effects, { review, lock, replaces: [output, ...others].map(file => file.path) }, [output, ...others]);

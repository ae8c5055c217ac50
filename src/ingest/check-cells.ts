import { Fault } from '../base/fault.ts';
import { counted } from '../base/plural.ts';
import type { IngestOptions } from './options.ts';

/** About 1 GB of memory. */
const MAX_CELLS = 1_500_000;

/** A row takes memory beside its cells. */
const LEAST = 4;

/** A sheet of a workbook is held in memory as a whole, so its size has a limit. */
export function checkCells(
  file: string,
  { rows, columns }: { readonly rows: number; readonly columns: number },
  { maxCells = MAX_CELLS }: IngestOptions,
): void {
  if (rows * Math.max(columns, LEAST) > maxCells)
    throw new Fault(
      'too-large',
      `${file} has ${counted(rows, 'row')} and ${counted(columns, 'column')}, and a sheet of a workbook may have ${maxCells} cells (a row counts as at least ${LEAST})`,
      'save it as CSV, which is read row by row, or declare a larger `maxCells:` in the `dialect:` of review.yaml',
    );
}

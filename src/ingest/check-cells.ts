import { Fault } from '../base/fault.ts';
import type { IngestOptions } from './options.ts';

/** About 1 GB of memory. */
const MAX_CELLS = 1_500_000;

/** A sheet of a workbook is held in memory as a whole, so its size has a limit. */
export function checkCells(
  file: string,
  { rows, columns }: { readonly rows: number; readonly columns: number },
  { maxCells = MAX_CELLS }: IngestOptions,
): void {
  if (rows * columns > maxCells)
    throw new Fault(
      'too-large',
      `${file} has ${rows} rows and ${columns} columns, and a sheet of a workbook may have ${maxCells} cells`,
      'save it as CSV, which is read row by row, or declare a larger `maxCells:` in the `dialect:` of review.yaml',
    );
}

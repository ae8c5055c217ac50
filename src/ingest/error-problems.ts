import type { CellProblem } from '../model/table.ts';
import type { Cells } from './column-builder.ts';

/** What a spreadsheet program leaves in a CSV where a formula failed; `#N/A` is left to the missing values. */
const ERROR = /^\s*#(DIV\/0!|NAME\?|NULL!|NUM!|REF!|VALUE!|SPILL!|CALC!)\s*$/;

/** The cells of text columns that hold such an error; a column with too many distinct cells for a dictionary is text. */
export const errorProblems = (columns: readonly Cells[]): CellProblem[] =>
  columns.flatMap((cells, column) =>
    errorRows(cells).map((row): CellProblem => ({ row, column, kind: 'error', text: cells.value(row).trim() })),
  );

function errorRows({ distinct, codes }: Cells): number[] {
  if (distinct === null || codes === null) return [];
  const wrong = new Set(distinct.flatMap((cell, code) => (cell.includes('#') && ERROR.test(cell) ? [code] : [])));
  if (wrong.size === 0) return [];
  return [...codes].flatMap((code, row) => (wrong.has(code) ? [row] : []));
}

import type { Table } from '../../model/table.ts';
import { missingState } from '../columns/missing-state.ts';

/** A sheet before anything is known of it: cells by position, blank rows left out, with the sheet's own row numbers. */
export interface Grid {
  readonly rows: number;
  readonly columns: number;
  cell(row: number, column: number): string;
  rowNumber(row: number): number;
  letter(column: number): string;
  filled(row: number, column: number): boolean;
}

/** More rows than this add nothing to what the layout tells. */
const LOOKED_AT = 3000;

export function gridOf(table: Table): Grid {
  const rows = Math.min(table.rows, LOOKED_AT);
  const cell = (row: number, column: number): string => table.columns[column]?.value(row).trim() ?? '';
  return {
    rows,
    columns: table.columns.length,
    cell,
    rowNumber: row => table.at(row, null).row ?? row + 1,
    letter: column => table.columns[column]?.letter ?? '',
    filled: (row, column) => cell(row, column) !== '',
  };
}

/** What kind of text a cell holds, coarsely. */
export function kindOf(text: string): string {
  if (/^[+-]?\d+([.,]\d+)?%?$/.test(text)) return 'number';
  if (
    /^(y|n|yes|no|na|n\/a|true|false|not reported|not applicable|nr|unclear|partly|partially)$/i.test(text) ||
    missingState(text) !== null
  )
    return 'answer';
  if (/^(https?:|doi:|10\.\d{4})/i.test(text)) return 'link';
  return text.length > 40 ? 'long' : 'short';
}

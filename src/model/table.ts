import type { Address, Finding } from './finding.ts';

/**
 * One column of a sheet. Cells are raw text exactly as the sheet has them (nothing trimmed, nothing made missing).
 * Dictionary-encoded while it has at most 65,535 distinct cells; byte pages beyond that, behind the same interface.
 */
export interface Column {
  /** as written in the sheet; `''` where blank */
  readonly header: string;
  /** `A`, `B`, … in the sheet; of the row's own origin for transposed sheets */
  readonly letter: string;
  readonly length: number;
  /** its cells are lists, written as JSON, as a file with columns of lists has them; left out where cells are text */
  readonly lists?: true;
  /** the distinct raw cells in order of first appearance, or null for a paged column */
  readonly distinct: readonly string[] | null;
  /** per row an index into `distinct`, or null for a paged column */
  readonly codes: Uint16Array | null;
  /** the raw cell */
  value(row: number): string;
}

/** A cell that carries no value of its own. */
export interface CellProblem {
  readonly row: number;
  readonly column: number;
  /** `error` a spreadsheet error (#REF!), `formula` a formula without a cached value, `lost` a text that a damaged workbook no longer holds */
  readonly kind: 'error' | 'formula' | 'lost';
  readonly text: string;
}

/** A sheet as columns; rows are data rows, counted from 0. */
export interface Table {
  readonly file: string;
  readonly sheet: string | null;
  readonly rows: number;
  readonly columns: readonly Column[];
  /**
   * How many rows of the sheet each row stands for, where a source has counted them: a row is then a combination of cells,
   * and its address is that of its first row. Left out where every row is itself.
   */
  readonly weights?: Uint32Array;
  /** cells that the spreadsheet itself could not fill; their raw text is in the column too */
  readonly problems: readonly CellProblem[];
  /** what reading noticed: encoding, delimiter, ragged rows, hidden sheets, merged cells … */
  readonly findings: readonly Finding[];
  /** where a cell stands in the sheet's own terms; `column` null gives the row's address, `row` null the column's */
  at(row: number | null, column: number | null): Address;
}

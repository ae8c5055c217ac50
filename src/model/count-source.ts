import type { Address } from './finding.ts';
import type { Table } from './table.ts';

/** A column of a source, known before a cell of it is read. */
export interface SourceColumn {
  readonly header: string;
  readonly letter: string;
  /** its cells are lists, written as JSON */
  readonly lists?: true;
}

/** The distinct combinations of the cells of some columns. */
export interface CellClasses {
  /** per column its cell in each class: raw text as a Table has it */
  readonly cells: readonly (readonly string[])[];
  /** how many rows have the combination */
  readonly counts: Uint32Array;
  /** the place of the first of them, for `at` of the source; ascending in the order of rows */
  readonly first: Float64Array;
}

/**
 * Where the cells of a sheet are counted: in memory, by an engine inside the process, or by a server. It gives raw cells with
 * their counts; splitting, trimming, states, conditions, shares and their order are never left to it, so that every source
 * gives the same numbers.
 */
export interface CountSource {
  /** as messages name it */
  readonly file: string;
  /** in the order of the source */
  readonly columns: readonly SourceColumn[];
  /** joint counts of some columns, by their positions; of one column, its distinct cells */
  classes(columns: readonly number[]): Promise<CellClasses>;
  /** cells row by row: of every row, or of those whose cell of `repeated` may be in another row too */
  rowsOf(columns: readonly number[], repeated?: number): Promise<Table>;
  /** what is asked for at once is answered from one reading; left out where one question follows another */
  readonly together?: true;
  /** the address of a place */
  at(place: number | null, column: number | null): Address;
  close(): void;
}

/** One cell: what is printed, and the numbers that it was printed from. */
export interface TableCell {
  readonly text: string;
  /** a plain number for spreadsheets; null where the cell is words */
  readonly value: number | null;
  /** of a share */
  readonly n: number | null;
  readonly N: number | null;
  readonly estimate: number | null;
  /** the result row behind it */
  readonly row: string | null;
  /** indices into the table's footnotes */
  readonly footnotes: readonly number[];
}

export interface TableColumn {
  readonly key: string;
  readonly header: string;
  readonly align: 'left' | 'right' | 'center';
  /** relative width for formats that need one */
  readonly weight: number;
}

/** A header above several columns: `from` and `to` are column indices, both included. */
export interface TableSpan {
  readonly label: string;
  readonly from: number;
  readonly to: number;
}

export interface TableRow {
  /** 0, or deeper for a category below its heading */
  readonly indent: number;
  /** a heading or a total is set off */
  readonly emphasis: 'none' | 'heading' | 'total';
  /** one cell a column */
  readonly cells: readonly TableCell[];
}

/** Rows under one heading; `label` null where there is none. */
export interface TableGroup {
  readonly label: string | null;
  /** cells of the heading's own row, one a column, the label's first; where left out the label stands alone */
  readonly heading?: readonly TableCell[];
  readonly rows: readonly TableRow[];
}

/** A table before it is rendered to any format. */
export interface TableModel {
  readonly name: string;
  readonly title: string;
  readonly columns: readonly TableColumn[];
  /** rows of spanning headers, the uppermost first */
  readonly spans: readonly (readonly TableSpan[])[];
  readonly groups: readonly TableGroup[];
  readonly footnotes: readonly string[];
  /** printed under the table: denominators, states, methods, how the data were coded */
  readonly notes: readonly string[];
  /** a sentence that says what the table shows, for readers who can't see its layout */
  readonly alt: string;
  /** how the data came about, in its notes as well; not there where nothing must be disclosed */
  readonly disclosure?: string;
}

/** Nothing to print. */
export const EMPTY_CELL: TableCell = {
  text: '',
  value: null,
  n: null,
  N: null,
  estimate: null,
  row: null,
  footnotes: [],
};

/** A cell of words. */
export const wordCell = (text: string, footnotes: readonly number[] = []): TableCell => ({
  text,
  value: null,
  n: null,
  N: null,
  estimate: null,
  row: null,
  footnotes,
});

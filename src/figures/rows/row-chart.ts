/** One share of a row: a bar, a dot or a segment. */
export interface Part {
  /** the code that its colour stands for */
  readonly level: string;
  readonly label: string;
  readonly n: number;
  readonly N: number | null;
  readonly share: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** on a segment: white or black, whichever is read better */
  readonly ink?: string;
  /** what is printed beside it, or (where it fits) in it */
  readonly text: string;
}

/** A row of a chart whose labels stand at the left: a heading, or a label with its parts. */
export interface ChartRow {
  readonly kind: 'row' | 'heading';
  readonly label: string;
  /** set off: the whole beside its parts */
  readonly strong: boolean;
  /** of so few units that its bars are thin and its label is quiet */
  readonly weak?: boolean;
  /** it stands back, because other rows are highlighted: its marks are pale and its label is quiet */
  readonly pale?: boolean;
  readonly parts: readonly Part[];
  /** texts at the right of the plot, one a column */
  readonly cells: readonly string[];
  /** said in the plot where there is nothing to draw */
  readonly remark?: string;
}

export interface ChartColumn {
  readonly header: string;
}

/** A chart of rows with one percent axis: bars, dots with intervals, or stacked segments. */
export interface RowChart {
  readonly rows: readonly ChartRow[];
  readonly columns: readonly ChartColumn[];
  readonly marks: 'bar' | 'dot' | 'stack';
  /** whether dots stand on stems that lead the eye from their labels */
  readonly stems?: boolean;
  readonly axisTitle: string;
  /** shares that the axis must hold besides those of the rows */
  readonly holds?: readonly number[];
  /** the head of a column at the right in which the texts of bars stand; without it they stand beside the bars */
  readonly numbersHead?: string;
  /** the head of the labels' column; '' for none */
  readonly labelHeader: string;
}

/** A row of a chart with one axis of numbers: its marks, and what stands beside them. */
export interface NumberRow {
  readonly label: string;
  readonly strong: boolean;
  /** it stands back, because other rows are highlighted */
  readonly pale: boolean;
  /** single values, as dots */
  readonly dots: readonly number[];
  /** values that many units share, as dots whose area is the number of units */
  readonly ties: readonly { readonly value: number; readonly n: number }[];
  /** median, quartiles and range, as a box; null for none */
  readonly box: {
    readonly min: number;
    readonly q1: number;
    readonly median: number;
    readonly q3: number;
    readonly max: number;
  } | null;
  /** an estimate with its interval, where it has one; null for none */
  readonly estimate: { readonly value: number; readonly low: number | null; readonly high: number | null } | null;
  /** two states of one number, with a line between them; null for none */
  readonly change: { readonly from: number; readonly to: number } | null;
  /** texts at the right, one a column */
  readonly cells: readonly string[];
  /** said in the plot where there is nothing to draw; '' for nothing */
  readonly remark: string;
}

export interface NumberRows {
  readonly rows: readonly NumberRow[];
  /** heads of the columns at the right */
  readonly columns: readonly string[];
  readonly labelHead: string;
  readonly axisTitle: string;
  readonly log: boolean;
  /** numbers that the axis must hold besides those of the rows */
  readonly holds: readonly number[];
  /** where a vertical line helps to read the rows: 0, or no agreement; null for none */
  readonly line: number | null;
  print(value: number): string;
}

/** A row without any marks. */
export const emptyNumberRow = {
  strong: false,
  pale: false,
  dots: [],
  ties: [],
  box: null,
  estimate: null,
  change: null,
  cells: [],
  remark: '',
} as const satisfies Omit<NumberRow, 'label'>;

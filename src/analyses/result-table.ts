import type { Formatter } from '../base/formatter.ts';
import type { ResultRow } from '../model/result-row.ts';
import type { TableModel } from '../model/table-model.ts';
import type { Words } from '../model/words.ts';

/** What the tables of an analysis are made with, besides its rows. */
export interface TableContext {
  readonly words: Words;
  readonly format: Formatter;
  /** options of the printed table alone, e.g. which percentages */
  readonly view: Readonly<Record<string, unknown>>;
}

/** The rows of one analysis as tables, in the order in which they are read. Pure: every format of tables can print them. */
export type ResultTable = (rows: readonly ResultRow[], context: TableContext) => TableModel[];

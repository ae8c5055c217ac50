/** What is written on the cells of a column beside their values, read as a column of its own. */
export interface Mark {
  /** header of the column whose cells are looked at */
  readonly column: string;
  /** its fill colour (`#92D050`), whether it is struck through, or its comment */
  readonly read: 'fill' | 'strike' | 'comment';
}

/** How a file is to be read: the `dialect` and `encoding` of a Data Package resource. Everything left out is found. */
export interface IngestOptions {
  /** between the cells of a row: `,` `;` `\t` `|` */
  readonly delimiter?: string | undefined;
  /** around cells that hold delimiters or line breaks; `"` where left out */
  readonly quoteChar?: string | undefined;
  /** a name such as `windows-1252`, `utf-16le`, `macintosh` */
  readonly encoding?: string | undefined;
  /** false: there is no header row, and columns are called A, B, C … */
  readonly header?: boolean | undefined;
  /** row numbers of the header as the spreadsheet shows them; several are joined */
  readonly headerRows?: readonly number[] | undefined;
  readonly headerJoin?: string | undefined;
  /** rows that start with it are left out */
  readonly commentChar?: string | undefined;
  readonly skipInitialSpace?: boolean | undefined;
  readonly sheetName?: string | undefined;
  /** from 1 */
  readonly sheetNumber?: number | undefined;
  /** the table of a database */
  readonly table?: string | undefined;
  /** `columns`: items stand in rows and units in columns */
  readonly orientation?: 'rows' | 'columns' | undefined;
  /** e.g. `A2:N90`, where other cells stand beside the table */
  readonly range?: string | undefined;
  /** headers of columns whose blank cells have the value above: a study with several rows is named in the first of them */
  readonly fillDown?: readonly string[] | undefined;
  /** fill colours, struck-through text or comments of a workbook's column, read as a column: new header → what is read */
  readonly marks?: Readonly<Record<string, Mark>> | undefined;
  /** columns that hold the first, second, third … answer to one question: new header → their headers */
  readonly slots?: Readonly<Record<string, readonly string[]>> | undefined;
  /** rows whose first filled cell is one of these texts sum up and are left out, wherever they stand */
  readonly summaryRows?: readonly string[] | undefined;
  /** rows whose first filled cell is one of these texts hold no unit: the header again, instructions, headings */
  readonly skipRows?: readonly string[] | undefined;
  /** the positions of the columns that are kept, from the headers of all; every column where left out */
  readonly only?: ((headers: readonly string[]) => ReadonlySet<number>) | undefined;
  /** a sheet with more columns is refused; `MAX_COLUMNS` where left out */
  readonly maxColumns?: number | undefined;
  /** a sheet of a workbook with more cells (rows times columns) is refused; 1,500,000 where left out */
  readonly maxCells?: number | undefined;
  /** a record of a text file with more characters is refused; `MAX_RECORD` where left out */
  readonly maxRecord?: number | undefined;
}

/** As many columns as a worksheet can have. */
export const MAX_COLUMNS = 16_384;

/** Characters of one row of a text file: a row with more is an open quotation mark, or no row of a charted sheet. */
export const MAX_RECORD = 20_000_000;

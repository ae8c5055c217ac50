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
  /** `columns`: items stand in rows and units in columns */
  readonly orientation?: 'rows' | 'columns' | undefined;
  /** e.g. `A2:N90`, where other cells stand beside the table */
  readonly range?: string | undefined;
  /** headers of columns whose blank cells have the value above: a study with several rows is named in the first of them */
  readonly fillDown?: readonly string[] | undefined;
  /** rows whose first filled cell is one of these texts sum up and are left out, wherever they stand */
  readonly summaryRows?: readonly string[] | undefined;
}

/** How a text table is written. */
export interface CsvDialect {
  readonly delimiter: string;
  readonly quote: string;
  readonly lineEnd: string;
  /** quotation marks around every cell, needed or not */
  readonly quoteAll: boolean;
}

const COMMAS: CsvDialect = { delimiter: ',', quote: '"', lineEnd: '\n', quoteAll: false };

/**
 * One record of a text table. A cell with the delimiter, a quotation mark, a line break of any kind, or a space at its end
 * stands in quotation marks, so that every reader gives it back; nothing else in it changes, not even text that looks like a
 * formula.
 *
 * @example csvRecord(['a,b', 'c\rd']) // => '"a,b","c\rd"'
 */
export function csvRecord(cells: readonly string[], dialect: CsvDialect = COMMAS): string {
  const { delimiter, quote, quoteAll } = dialect;
  return cells
    .map((cell, at) => {
      const needs =
        quoteAll ||
        cell.includes(delimiter) ||
        cell.includes(quote) ||
        /[\r\n]|^\s|\s$|^\ufeff/.test(cell) ||
        // a record of one blank cell would be a blank line
        (cells.length === 1 && cell === '' && at === 0);
      return needs && quote !== '' ? quote + cell.replaceAll(quote, quote + quote) + quote : cell;
    })
    .join(delimiter);
}

/**
 * A sheet as CSV, cell for cell as it is: a sheet of data is read back.
 *
 * @param like bytes of a sheet whose line ends are kept
 */
export async function sheetCsv(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  like: Uint8Array | null = null,
): Promise<string> {
  const at = like?.indexOf(10) ?? -1;
  const dialect = { ...COMMAS, lineEnd: at > 0 && like?.[at - 1] === 13 ? '\r\n' : '\n' };
  return [header, ...rows].map(cells => csvRecord(cells, dialect) + dialect.lineEnd).join('');
}

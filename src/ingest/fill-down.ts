/**
 * Fills blank cells of some columns with the value above: of a sheet in which a study has several rows and is named only in
 * the first of them.
 */
export class FillDown {
  private readonly headers: ReadonlySet<string>;
  private readonly above = new Map<number, string>();

  /** @param headers of the columns, as they stand in the sheet */
  constructor(headers: readonly string[]) {
    this.headers = new Set(headers.map(header => header.trim()));
  }

  /** The cells of the next row that is not blank. */
  fill(cells: readonly string[], header: readonly string[]): readonly string[] {
    return header.map((name, column) => {
      const own = cells[column] ?? '';
      if (!this.headers.has(name.trim())) return own;
      if (own.trim() === '') return this.above.get(column) ?? own;
      this.above.set(column, own);
      return own;
    });
  }
}

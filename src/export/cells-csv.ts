/**
 * Cells as CSV. Data go back as they came; what people read (`guarded`) has no cell that a spreadsheet would run.
 *
 * @example cellsCsv([['a', '=1']], true) // => "a,'=1\n"
 */
export async function cellsCsv(rows: readonly (readonly string[])[], guarded: boolean): Promise<string> {
  const { stringify } = await import('csv-stringify/sync');
  return stringify(
    rows.map(cells => [...cells]),
    // a line break of any kind needs quotation marks, whatever ends the records
    { escape_formulas: guarded, quoted_match: /[\r\n]/ },
  );
}

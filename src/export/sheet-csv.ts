/**
 * A sheet as CSV, cell for cell as it is: a sheet of data is read back, so nothing in it is changed, not even text that
 * looks like a formula.
 *
 * @param like bytes of a sheet whose line ends are kept
 */
export async function sheetCsv(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  like: Uint8Array | null = null,
): Promise<string> {
  const { stringify } = await import('csv-stringify/sync');
  const at = like?.indexOf(10) ?? -1;
  const record_delimiter = at > 0 && like?.[at - 1] === 13 ? '\r\n' : '\n';
  return stringify([[...header], ...rows.map(row => [...row])], { record_delimiter });
}

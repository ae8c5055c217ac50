import type { ZipEntry } from './bounded-zip.ts';
import type { Extent } from './sheet-extent.ts';
import type { WorkbookParts } from './workbook-parts.ts';

/** Larger sheets are streamed. */
export const SMALL_BYTES = 16 * 1024 * 1024;
const SMALL_CELLS = 400_000;
const FILLED = /<c r="([A-Z]{1,3})(\d{1,7})"[^<>]*>\s{0,99}<(?:v|f|is)\b/g;

/** An area that holds every value of every sheet of a small workbook, by a look at its XML; null where that doesn't tell. */
export async function smallExtent(packed: WorkbookParts, parts: readonly ZipEntry[]): Promise<Extent | null> {
  const sheets = parts.filter(({ name }) => /^xl\/worksheets\/[^/]+\.xml$/.test(name));
  if (sheets.length === 0 || sheets.reduce((sum, { size }) => sum + size, 0) > SMALL_BYTES) return null;
  const names = sheets.map(({ name }) => name);
  await packed.unpacked(names);
  let [rows, columns] = [0, 0];
  let lastRow = '';
  const seen = new Set<string>();
  for (const name of names) {
    const xml = await packed.text(name);
    let found = false;
    for (const [, letters, row] of xml.matchAll(FILLED)) {
      found = true;
      if (row !== lastRow) {
        lastRow = row!;
        rows = Math.max(rows, Number(row));
      }
      if (seen.has(letters!)) continue;
      seen.add(letters!);
      columns = Math.max(
        columns,
        [...letters!].reduce((sum, letter) => 26 * sum + letter.charCodeAt(0) - 64, 0),
      );
    }
    // cells in another spelling
    if (!found && /<(?:\w+:)?v[ >]/.test(xml)) return null;
  }
  return rows > 0 && rows * columns <= SMALL_CELLS ? { rows, columns } : null;
}

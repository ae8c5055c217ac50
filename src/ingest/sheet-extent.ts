import { strFromU8, Unzip, UnzipInflate } from 'fflate';

/** How far down and to the right a sheet has values. */
export interface Extent {
  readonly rows: number;
  readonly columns: number;
}

const FILLED =
  /<(?:\w{1,99}:)?c\s[^<>]{0,300}?\br="([A-Z]{1,3})(\d{1,7})"[^<>]{0,300}>\s{0,99}<(?:\w{1,99}:)?(?:v|f|is)\b/g;
const SLICE = 64 * 1024;
/** Longer than the opening of any cell. */
const OVERLAP = 1024;

/**
 * The extent of one sheet of a workbook, by its cells' own addresses, while its part is unpacked piece by piece: a sheet that is
 * too large to be read is recognised without being held in memory. null where its cells have no addresses.
 *
 * @param part the name of the sheet's part
 */
export function sheetExtent(bytes: Uint8Array, part: string): Extent | null {
  let [rows, columns] = [0, 0];
  let rest = '';
  let last = '';
  const unzip = new Unzip(file => {
    if (file.name !== part) return;
    file.ondata = (error, data) => {
      if (error !== null) throw error;
      const text = rest + strFromU8(data, true);
      for (const [, letters, row] of text.matchAll(FILLED)) {
        rows = Math.max(rows, Number(row));
        // most cells stand in the column of the one above
        if (letters === last) continue;
        last = letters!;
        columns = Math.max(columns, columnNumber(last));
      }
      rest = text.slice(-OVERLAP);
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  for (let at = 0; at < bytes.length; at += SLICE)
    unzip.push(bytes.subarray(at, at + SLICE), at + SLICE >= bytes.length);
  return rows === 0 ? null : { rows, columns };
}

const columnNumber = (letters: string): number =>
  [...letters].reduce((sum, letter) => 26 * sum + letter.charCodeAt(0) - 64, 0);

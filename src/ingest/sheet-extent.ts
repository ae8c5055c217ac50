import type { ZipEntry } from './bounded-zip.ts';

/** How far down and to the right a sheet has values. */
export interface Extent {
  readonly rows: number;
  readonly columns: number;
}

const FILLED =
  /<(?:\w{1,99}:)?c\s[^<>]{0,300}?\br="([A-Z]{1,3})(\d{1,7})"[^<>]{0,300}>\s{0,99}<(?:\w{1,99}:)?(?:v|f|is)\b/g;
/** Longer than the opening of any cell. */
const OVERLAP = 1024;
const LOCAL_HEADER = 0x04034b50;

/**
 * The extent of one sheet of a workbook, by its cells' own addresses, while its part is unpacked piece by piece: a sheet that is
 * too large to be read is recognised without being held in memory. null where its cells have no addresses, or where the
 * directory of the file does not tell where the part is.
 */
export async function sheetExtent(bytes: Uint8Array, part: ZipEntry): Promise<Extent | null> {
  const pieces = unpacked(bytes, part);
  if (pieces === null) return null;
  let [rows, columns] = [0, 0];
  let rest = '';
  let last = '';
  // the addresses are plain ASCII, whatever the texts are
  const decoder = new TextDecoder('latin1');
  for await (const piece of pieces) {
    const text = rest + decoder.decode(piece);
    for (const [, letters, row] of text.matchAll(FILLED)) {
      rows = Math.max(rows, Number(row));
      // most cells stand in the column of the one above
      if (letters === last) continue;
      last = letters!;
      columns = Math.max(columns, columnNumber(last));
    }
    rest = text.slice(-OVERLAP);
  }
  return rows === 0 ? null : { rows, columns };
}

/** The bytes of a part, piece by piece; null where the file is larger than its directory can say, or packed in another way. */
function unpacked(
  bytes: Uint8Array,
  { at, packedSize, method }: ZipEntry,
): AsyncIterable<Uint8Array> | Iterable<Uint8Array> | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (at + 30 > bytes.length || view.getUint32(at, true) !== LOCAL_HEADER) return null;
  const start = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
  if (packedSize === 0 || start + packedSize > bytes.length) return null;
  const packed = bytes.slice(start, start + packedSize);
  if (method === 0) return [packed];
  return method === 8 ? inflated(packed) : null;
}

/** A reader, because not every browser can walk through a stream. */
async function* inflated(packed: Uint8Array<ArrayBuffer>): AsyncGenerator<Uint8Array> {
  const reader = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader();
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) yield piece.value;
}

const columnNumber = (letters: string): number =>
  [...letters].reduce((sum, letter) => 26 * sum + letter.charCodeAt(0) - 64, 0);

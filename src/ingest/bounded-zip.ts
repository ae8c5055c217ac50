import { Fault } from '../base/fault.ts';

const MAX_BYTES = 1024 * 1024 * 1024;
const MAX_RATIO = 300;

/** What a zip file says it holds, before anything is unpacked. */
export interface ZipEntry {
  readonly name: string;
  readonly size: number;
  /** 0: as it is, 8: deflated */
  readonly method: number;
  readonly packedSize: number;
  /** where its own header begins */
  readonly at: number;
}

/** Reads the directory of a zip file and refuses one that would unpack to far more than a spreadsheet ever has. */
export function boundedZip(bytes: Uint8Array, name: string): ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const broken = (): Fault =>
    new Fault(
      'zip',
      `${name} is damaged: its parts can't be found`,
      'open it in a spreadsheet program and save it again',
    );
  let end = bytes.length - 22;
  while (end >= 0 && end > bytes.length - 66_000 && view.getUint32(end, true) !== 0x06054b50) end--;
  if (end < 0 || view.getUint32(end, true) !== 0x06054b50) throw broken();
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  const entries: ZipEntry[] = [];
  let total = 0;
  for (let i = 0; i < count; i++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== 0x02014b50) throw broken();
    const size = view.getUint32(at + 24, true);
    const [nameLength, extra, comment] = [
      view.getUint16(at + 28, true),
      view.getUint16(at + 30, true),
      view.getUint16(at + 32, true),
    ];
    entries.push({
      name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)),
      size,
      method: view.getUint16(at + 10, true),
      packedSize: view.getUint32(at + 20, true),
      at: view.getUint32(at + 42, true),
    });
    total += size;
    at += 46 + nameLength + extra + comment;
  }
  if (total > MAX_BYTES || (total > 64 * 1024 * 1024 && total > bytes.length * MAX_RATIO))
    throw new Fault(
      'zip',
      `${name} would unpack to ${Math.round(total / 1024 / 1024)} MB, far more than a sheet of studies holds`,
      'save only the needed sheet as a new workbook, or as CSV',
    );
  return entries;
}

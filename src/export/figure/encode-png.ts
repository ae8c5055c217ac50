import { promisify } from 'node:util';
import { crc32, deflate, type ZlibOptions } from 'node:zlib';
import type { Pixels } from './pixels.ts';

/** On a thread of its own, so that other formats are written meanwhile. */
const compress: (raw: Buffer, options: ZlibOptions) => Promise<Buffer> = promisify(deflate);

const SIGNATURE = Uint8Array.of(137, 80, 78, 71, 13, 10, 26, 10);

/**
 * Pixels as a PNG (W3C PNG, third edition): RGB of 8 bits without alpha, sRGB, with its density (pHYs)
 * and what must be disclosed of its data (iTXt).
 * Each line holds its difference from the line above (filter "up"), which suits charts: most lines are as the one before.
 */
export async function encodePng(
  { width, height, words, dpi }: Pixels,
  disclosure: string | null = null,
): Promise<Uint8Array> {
  const line = width * 3;
  const raw = Buffer.alloc((line + 1) * height);
  for (let x = 0; x < width; x++) {
    const word = words[x]!;
    raw[1 + 3 * x] = word;
    raw[2 + 3 * x] = word >>> 8;
    raw[3 + 3 * x] = word >>> 16;
  }
  const bytes = Buffer.from(words.buffer, words.byteOffset, words.byteLength);
  /** Pixels from `start` to `end` are as those above them. */
  const repeats = (start: number, end: number): boolean =>
    bytes.compare(bytes, 4 * (start - width), 4 * (end - width), 4 * start, 4 * end) === 0;
  for (let y = 1; y < height; y++) {
    const start = y * width;
    const out = y * (line + 1) + 1;
    raw[out - 1] = 2;
    // whole lines of a chart are as the one above, and large parts of the others
    if (repeats(start, start + width)) continue;
    for (let x = 0; x < width; x += PART) {
      const end = Math.min(x + PART, width);
      if (!repeats(start + x, start + end)) differences(words, width, start + x, start + end, raw, out + 3 * x);
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 8;
  header[9] = 2;
  const density = Buffer.alloc(9);
  const perMetre = Math.round(dpi / 0.0254);
  density.writeUInt32BE(perMetre, 0);
  density.writeUInt32BE(perMetre, 4);
  density[8] = 1;
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('sRGB', Buffer.of(0)),
    chunk('pHYs', density),
    // keyword, no compression, no language, then the text in UTF-8
    ...(disclosure === null ? [] : [chunk('iTXt', Buffer.from(`Description\0\0\0\0\0${disclosure}`, 'utf8'))]),
    chunk('IDAT', await compress(raw, { level: 3, chunkSize: CHUNK })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** So many compressed bytes come back at once: a chart in one piece, since each piece waits until this thread is free. */
const CHUNK = 1 << 20;

/** So many pixels are compared at once. */
const PART = 256;

/** Writes by how much pixels differ from those above; where they don't, the zeros are there already. */
function differences(words: Uint32Array, width: number, start: number, end: number, raw: Buffer, out: number): void {
  for (let at = start, to = out; at < end; at++, to += 3) {
    const word = words[at]!;
    const above = words[at - width]!;
    if (word === above) continue;
    raw[to] = word - above;
    raw[to + 1] = (word >>> 8) - (above >>> 8);
    raw[to + 2] = (word >>> 16) - (above >>> 16);
  }
}

function chunk(type: string, data: Buffer): Buffer {
  const bytes = Buffer.alloc(12 + data.length);
  bytes.writeUInt32BE(data.length, 0);
  bytes.write(type, 4, 'latin1');
  data.copy(bytes, 8);
  bytes.writeUInt32BE(crc32(bytes.subarray(4, 8 + data.length)), 8 + data.length);
  return bytes;
}

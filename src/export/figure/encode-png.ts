import { crc32, deflateSync } from 'node:zlib';
import type { Pixels } from './pixels.ts';

const SIGNATURE = Uint8Array.of(137, 80, 78, 71, 13, 10, 26, 10);

/**
 * Pixels as a PNG (W3C PNG, third edition): RGB of 8 bits without alpha, sRGB, with its density (pHYs).
 * Each line holds its difference from the line above (filter "up"), which suits charts: most lines are as the one before.
 */
export function encodePng({ width, height, rgb, dpi }: Pixels): Uint8Array {
  const line = width * 3;
  const raw = Buffer.alloc((line + 1) * height);
  const lines = Buffer.from(rgb.buffer, rgb.byteOffset, rgb.length);
  for (let y = 0; y < height; y++) {
    const to = y * (line + 1);
    const from = y * line;
    if (y === 0) raw.set(rgb.subarray(0, line), 1);
    else {
      raw[to] = 2;
      // a line as the one above differs from it by zeros, which are there already
      if (lines.compare(lines, from - line, from, from, from + line) !== 0)
        for (let x = 0; x < line; x++) raw[to + 1 + x] = rgb[from + x]! - rgb[from + x - line]!;
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
    chunk('IDAT', deflateSync(raw, { level: 3 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const bytes = Buffer.alloc(12 + data.length);
  bytes.writeUInt32BE(data.length, 0);
  bytes.write(type, 4, 'latin1');
  data.copy(bytes, 8);
  bytes.writeUInt32BE(crc32(bytes.subarray(4, 8 + data.length)), 8 + data.length);
  return bytes;
}

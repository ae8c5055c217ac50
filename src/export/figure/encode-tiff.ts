import { Packer } from './lzw.ts';
import type { Pixels } from './pixels.ts';

const ASCII = 2;
const SHORT = 3;
const LONG = 4;
const RATIONAL = 5;

/** Strips of about so many bytes before compression: readers with little memory take them one by one. */
const STRIP = 1 << 18;

/** Pixels as a TIFF 6.0 file: baseline RGB, no alpha, LZW with the horizontal predictor, resolution in dots per inch, and what must be disclosed of its data (ImageDescription). */
export function encodeTiff({ width, height, words, dpi }: Pixels, disclosure: string | null = null): Uint8Array {
  const line = width * 3;
  const rowsPerStrip = Math.max(1, Math.floor(STRIP / line));
  const packer = new Packer();
  const strips: Uint8Array[] = [];
  for (let row = 0; row < height; row += rowsPerStrip)
    strips.push(packed(packer, words.subarray(row * width, Math.min(height, row + rowsPerStrip) * width), width));

  // a sentence: longer than the four bytes that would stand in its entry
  const said = disclosure === null ? null : Buffer.from(`${disclosure}\0`, 'utf8');
  const tags = said === null ? 13 : 14;
  const directory = 8;
  const bits = directory + 2 + tags * 12 + 4;
  const resolution = bits + 6 + 2;
  const offsets = resolution + 8;
  const counts = offsets + strips.length * 4;
  const description = counts + strips.length * 4;
  // values begin at even offsets
  const data = description + (said === null ? 0 : said.length + (said.length % 2));
  const head = Buffer.alloc(data);
  head.write('II', 0, 'latin1');
  head.writeUInt16LE(42, 2);
  head.writeUInt32LE(directory, 4);
  head.writeUInt16LE(tags, directory);
  const one = strips.length === 1;
  const entries: readonly (readonly [tag: number, type: number, count: number, value: number])[] = [
    [256, LONG, 1, width],
    [257, LONG, 1, height],
    [258, SHORT, 3, bits],
    [259, SHORT, 1, 5],
    [262, SHORT, 1, 2],
    ...(said === null ? [] : ([[270, ASCII, said.length, description]] as const)),
    [273, LONG, strips.length, one ? data : offsets],
    [277, SHORT, 1, 3],
    [278, LONG, 1, rowsPerStrip],
    [279, LONG, strips.length, one ? strips[0]!.length : counts],
    [282, RATIONAL, 1, resolution],
    [283, RATIONAL, 1, resolution],
    [296, SHORT, 1, 2],
    [317, SHORT, 1, 2],
  ];
  entries.forEach(([tag, type, count, value], i) => {
    const at = directory + 2 + i * 12;
    head.writeUInt16LE(tag, at);
    head.writeUInt16LE(type, at + 2);
    head.writeUInt32LE(count, at + 4);
    if (type === SHORT && count === 1) head.writeUInt16LE(value, at + 8);
    else head.writeUInt32LE(value, at + 8);
  });
  for (let i = 0; i < 3; i++) head.writeUInt16LE(8, bits + 2 * i);
  head.writeUInt32LE(Math.round(dpi), resolution);
  head.writeUInt32LE(1, resolution + 4);
  said?.copy(head, description);
  let at = data;
  strips.forEach((strip, i) => {
    head.writeUInt32LE(at, offsets + 4 * i);
    head.writeUInt32LE(strip.length, counts + 4 * i);
    at += strip.length;
  });
  return Buffer.concat([head, ...strips]);
}

/** A strip of pixels, each as its difference from the one at its left, line by line: three bytes a pixel. */
function packed(packer: Packer, words: Uint32Array, width: number): Uint8Array {
  packer.begin(words.length * 3);
  const bytes = Buffer.from(words.buffer, words.byteOffset, words.byteLength);
  // pixels of a line that differ from the one at their left, and by how much
  const places = new Uint32Array(width);
  const steps = new Uint32Array(width);
  let changes = 0;
  let same = 0;
  for (let start = 0; start < words.length; start += width) {
    // most lines of a chart are as the one above, and differ at the same places
    const above = start - width;
    if (above < 0 || bytes.compare(bytes, 4 * above, 4 * start, 4 * start, 4 * (start + width)) !== 0) {
      changes = 0;
      let left = 0;
      for (let x = 0; x < width; x++) {
        const word = words[start + x]!;
        if (((word ^ left) & 0xffffff) === 0) continue;
        places[changes] = x;
        steps[changes++] =
          ((word - left) & 255) |
          ((((word >>> 8) - (left >>> 8)) & 255) << 8) |
          ((((word >>> 16) - (left >>> 16)) & 255) << 16);
        left = word;
      }
    }
    let next = 0;
    for (let i = 0; i < changes; i++) {
      const x = places[i]!;
      same += 3 * (x - next);
      if (same > 0) packer.zeros(same);
      same = 0;
      const step = steps[i]!;
      packer.byte(step & 255);
      packer.byte((step >>> 8) & 255);
      packer.byte(step >>> 16);
      next = x + 1;
    }
    same += 3 * (width - next);
  }
  if (same > 0) packer.zeros(same);
  return packer.end();
}

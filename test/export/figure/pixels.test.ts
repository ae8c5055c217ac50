import { inflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { encodePng } from '../../../src/export/figure/encode-png.ts';
import { encodeTiff } from '../../../src/export/figure/encode-tiff.ts';
import { pixelsOf } from '../../../src/export/figure/pixels.ts';

const SVG =
  '<svg xmlns="http://www.w3.org/2000/svg" width="25.4mm" height="12.7mm" viewBox="0 0 72 36"><rect width="36" height="36" fill="#0072B2"/><text x="40" y="20" font-family="Arimo" font-size="8">n = 9</text></svg>';

function chunks(png: Uint8Array): Map<string, Buffer> {
  const bytes = Buffer.from(png);
  const found = new Map<string, Buffer>();
  for (let at = 8; at < bytes.length; at += 12 + bytes.readUInt32BE(at))
    found.set(bytes.toString('latin1', at + 4, at + 8), bytes.subarray(at + 8, at + 8 + bytes.readUInt32BE(at)));
  return found;
}

test('a PNG has the pixels of its size and density, RGB without alpha', async () => {
  const pixels = await pixelsOf(SVG, 25.4, 300);
  expect([pixels.width, pixels.height]).toEqual([300, 150]);
  const parts = chunks(encodePng(pixels));
  const header = parts.get('IHDR')!;
  expect([header.readUInt32BE(0), header.readUInt32BE(4), header[8], header[9]]).toEqual([300, 150, 8, 2]);
  // 300 dots per inch are 11811 per metre
  expect([parts.get('pHYs')!.readUInt32BE(0), parts.get('pHYs')![8]]).toEqual([11811, 1]);
  const raw = inflateSync(parts.get('IDAT')!);
  expect(raw.length).toBe(150 * (1 + 300 * 3));
  expect([...raw.subarray(1, 4)]).toEqual([0x00, 0x72, 0xb2]);
});

test('text is drawn although no font of the machine is used', async () => {
  const { words, width } = await pixelsOf(SVG, 25.4, 144);
  let dark = 0;
  for (let i = 0; i < words.length; i++) if (i % width > width / 2 && (words[i]! & 255) < 100) dark++;
  expect(dark).toBeGreaterThan(30);
});

test('a TIFF names its size, compression and resolution', async () => {
  const bytes = Buffer.from(encodeTiff(await pixelsOf(SVG, 25.4, 600)));
  const tags = new Map<number, number>();
  for (let i = 0; i < bytes.readUInt16LE(8); i++) {
    const at = 10 + i * 12;
    tags.set(
      bytes.readUInt16LE(at),
      bytes.readUInt16LE(at + 2) === 3 ? bytes.readUInt16LE(at + 8) : bytes.readUInt32LE(at + 8),
    );
  }
  expect([tags.get(256), tags.get(257), tags.get(259), tags.get(277), tags.get(296)]).toEqual([600, 300, 5, 3, 2]);
  expect(bytes.readUInt32LE(tags.get(282)!)).toBe(600);
});

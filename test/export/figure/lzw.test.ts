import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lzw } from '../../../src/export/figure/lzw.ts';

/** A plain reader of TIFF 6.0, section 13: the table grows one code behind the writer. */
function unpack(packed: Uint8Array): number[] {
  const out: number[] = [];
  let table: number[][] = [];
  let bits = 9;
  let at = 0;
  let last: number[] | null = null;
  const reset = (): void => {
    table = Array.from({ length: 258 }, (_, i) => (i < 256 ? [i] : []));
    bits = 9;
    last = null;
  };
  reset();
  for (;;) {
    let code = 0;
    for (let i = 0; i < bits; i++, at++) code = (code << 1) | ((packed[at >> 3]! >> (7 - (at & 7))) & 1);
    if (code === 257) return out;
    if (code === 256) {
      reset();
      continue;
    }
    const entry: number[] = table[code] ?? [...last!, last![0]!];
    out.push(...entry);
    if (last !== null) table.push([...last, entry[0]!]);
    last = entry;
    if (table.length >= (1 << bits) - 1 && bits < 12) bits++;
  }
}

test('what is packed is read back', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 255 }), { maxLength: 3000 }), bytes => {
      expect(unpack(lzw(Uint8Array.from(bytes)))).toEqual(bytes);
    }),
    { numRuns: 50 },
  );
});

test('long runs and full tables are read back', () => {
  const noise = Array.from({ length: 60_000 }, (_, i) => (i * 48271 + (i >> 3) * 7919) % 251);
  expect(unpack(lzw(Uint8Array.from(noise)))).toEqual(noise);
  const run = new Array<number>(50_000).fill(255);
  const packed = lzw(Uint8Array.from(run));
  expect(unpack(packed)).toEqual(run);
  expect(packed.length).toBeLessThan(600);
});

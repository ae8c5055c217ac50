const CLEAR = 256;
const END = 257;
const FIRST = 258;
/** The table is cleared before code 4095 is given away (TIFF 6.0, section 13). */
const LAST = 4093;

/**
 * TIFF's LZW: codes of 9 to 12 bits, most significant bit first, one code earlier longer than GIF's.
 *
 * @example lzw(Uint8Array.of()) // => Uint8Array.of(128, 64, 64)
 */
export const lzw = (input: Uint8Array): Uint8Array => lzwPacker()(input);

/** A packer for many strips, with one table for all of them. */
export function lzwPacker(): (input: Uint8Array) => Uint8Array {
  // prefix code and next byte → code, or 0; a prefix is below 4096, a byte below 256
  const table = new Uint16Array(1 << 20);
  // the same for a zero, which most bytes of a predicted picture are: small enough to stay near the processor
  const zeros = new Uint16Array(1 << 12);
  return input => pack(input, table, zeros);
}

function pack(input: Uint8Array, table: Uint16Array, zeros: Uint16Array): Uint8Array {
  const out = new Bits(input.length + 16);
  const used: number[] = [];
  let next = FIRST;
  let bits = 9;
  const forget = (): void => {
    for (const key of used) table[key] = 0;
    used.length = 0;
    zeros.fill(0);
  };
  out.put(CLEAR, bits);
  let prefix = input[0] ?? -1;
  for (let i = 1; i < input.length; i++) {
    const byte = input[i]!;
    const known = byte === 0 ? zeros[prefix]! : table[(prefix << 8) | byte]!;
    if (known > 0) {
      prefix = known;
      continue;
    }
    out.put(prefix, bits);
    if (byte === 0) zeros[prefix] = next;
    else {
      table[(prefix << 8) | byte] = next;
      used.push((prefix << 8) | byte);
    }
    next++;
    if (next > LAST) {
      out.put(CLEAR, bits);
      forget();
      next = FIRST;
      bits = 9;
    } else if (next + 1 > 1 << bits) bits++;
    prefix = byte;
  }
  if (prefix >= 0) {
    out.put(prefix, bits);
    if (next + 2 > 1 << bits && bits < 12) bits++;
  }
  out.put(END, bits);
  forget();
  return out.bytes();
}

class Bits {
  private buffer: Uint8Array;
  private length = 0;
  private pending = 0;
  private count = 0;
  constructor(size: number) {
    this.buffer = new Uint8Array(size);
  }
  put(code: number, bits: number): void {
    this.pending = (this.pending << bits) | code;
    this.count += bits;
    while (this.count >= 8) {
      this.count -= 8;
      this.push((this.pending >>> this.count) & 255);
    }
    this.pending &= (1 << this.count) - 1;
  }
  bytes(): Uint8Array {
    if (this.count > 0) this.push((this.pending << (8 - this.count)) & 255);
    return this.buffer.slice(0, this.length);
  }
  private push(byte: number): void {
    if (this.length === this.buffer.length) {
      const larger = new Uint8Array(this.buffer.length * 2);
      larger.set(this.buffer);
      this.buffer = larger;
    }
    this.buffer[this.length++] = byte;
  }
}

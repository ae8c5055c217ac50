const CLEAR = 256;
const END = 257;
const FIRST = 258;
/** The table is cleared before code 4095 is given away (TIFF 6.0, section 13). */
const LAST = 4093;
/** Places for at most 3,836 codes. */
const SLOTS = 1 << 14;
/** Knuth's multiplicative hash: the upper 14 bits of a product with 2^32 divided by the golden ratio. */
const SPREAD = 0x9e3779b1;
const SHIFT = 32 - 14;

/**
 * TIFF's LZW: codes of 9 to 12 bits, most significant bit first, one code earlier longer than GIF's.
 *
 * @example lzw(Uint8Array.of()) // => Uint8Array.of(128, 64, 64)
 */
export const lzw = (input: Uint8Array): Uint8Array => lzwPacker()(input);

/** A packer for many strips, with one table for all of them. */
export function lzwPacker(): (input: Uint8Array) => Uint8Array {
  const packer = new Packer();
  return input => {
    packer.begin(input.length);
    for (let at = 0; at < input.length; ) {
      const byte = input[at]!;
      if (byte !== 0) {
        packer.byte(byte);
        at++;
        continue;
      }
      const start = at;
      while (at < input.length && input[at] === 0) at++;
      packer.zeros(at - start);
    }
    return packer.end();
  };
}

/** Packs one strip after the other. Zeros, of which a predicted picture mostly consists, are given as runs. */
export class Packer {
  // prefix code and next byte (20 bits) with their code (12 bits), hashed: small enough to stay near the processor
  private readonly table = new Uint32Array(SLOTS);
  // the code of a prefix and a zero, or 0
  private readonly afterZero = new Uint16Array(1 << 12);
  /** the code of so many zeros, up to `longest` */
  private readonly run = new Uint16Array(1 << 12);
  private longest = 1;
  /** the number of zeros that the prefix stands for, if it stands for nothing else */
  private depth = 0;
  private readonly out = new Bits();
  private prefix = -1;
  private next = FIRST;
  private bits = 9;

  /** @param size of the strip in bytes */
  begin(size: number): void {
    this.out.begin(size + 16);
    this.out.put(CLEAR, 9);
  }

  byte(byte: number): void {
    if (this.prefix < 0) {
      this.prefix = byte;
      this.depth = byte === 0 ? 1 : 0;
      return;
    }
    const key = (this.prefix << 8) | byte;
    let slot = 0;
    let known = 0;
    if (byte === 0) known = this.afterZero[this.prefix]!;
    else {
      slot = Math.imul(key, SPREAD) >>> SHIFT;
      for (let entry = this.table[slot]!; entry !== 0; entry = this.table[slot]!) {
        if (entry >>> 12 === key) {
          known = entry & 4095;
          break;
        }
        slot = (slot + 1) & (SLOTS - 1);
      }
    }
    if (known > 0) {
      this.prefix = known;
      this.depth = byte === 0 && this.depth > 0 ? this.depth + 1 : 0;
      return;
    }
    this.out.put(this.prefix, this.bits);
    if (byte === 0) {
      this.afterZero[this.prefix] = this.next;
      if (this.depth > 0) this.run[++this.longest] = this.next;
    } else this.table[slot] = ((key << 12) | this.next) >>> 0;
    this.next++;
    if (this.next > LAST) {
      this.out.put(CLEAR, this.bits);
      this.forget();
    } else if (this.next + 1 > 1 << this.bits) this.bits++;
    this.prefix = byte;
    this.depth = byte === 0 ? 1 : 0;
  }

  /** So many zeros: where only zeros came before, the code of the longest known run is taken at once. */
  zeros(count: number): void {
    let left = count;
    while (left > 0) {
      const known = this.depth === 0 ? 0 : Math.min(left, this.longest - this.depth);
      if (known > 0) {
        this.depth += known;
        this.prefix = this.depth === 1 ? 0 : this.run[this.depth]!;
        left -= known;
      } else {
        this.byte(0);
        left--;
      }
    }
  }

  end(): Uint8Array {
    if (this.prefix >= 0) {
      this.out.put(this.prefix, this.bits);
      if (this.next + 2 > 1 << this.bits && this.bits < 12) this.bits++;
    }
    this.out.put(END, this.bits);
    this.forget();
    this.prefix = -1;
    this.depth = 0;
    return this.out.bytes();
  }

  private forget(): void {
    this.table.fill(0);
    this.afterZero.fill(0);
    this.longest = 1;
    this.next = FIRST;
    this.bits = 9;
  }
}

class Bits {
  private buffer = new Uint8Array(0);
  private length = 0;
  private pending = 0;
  private count = 0;
  /** Begins anew, in the memory of the strip before where it is large enough. */
  begin(size: number): void {
    if (this.buffer.length < size) this.buffer = new Uint8Array(size);
    this.length = 0;
    this.pending = 0;
    this.count = 0;
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

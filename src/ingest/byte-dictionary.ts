import { grown } from './text-pages.ts';

/** The hash of no bytes; `hash = step(hash, byte)` for each byte, as FNV-1a does. */
export const HASH_START = 0x811c9dc5 | 0;
export const HASH_PRIME = 0x01000193;

export function hashOf(bytes: Uint8Array, from: number, to: number): number {
  let hash = HASH_START;
  for (let i = from; i < to; i++) hash = Math.imul(hash ^ bytes[i]!, HASH_PRIME);
  return hash;
}

/**
 * Distinct texts, found by their bytes: a text becomes a string only when it is seen for the first time.
 * An open-addressing table of hashes; equal hashes are compared byte by byte, so that no two texts are ever taken for one.
 */
export class ByteDictionary {
  readonly distinct: string[] = [];
  private slots = new Int32Array(256);
  private hashes = new Int32Array(128);
  private ends = new Uint32Array(128);
  private pool = Buffer.allocUnsafeSlow(4096);

  /** The number of a text, which is added where it is new and `most` is not reached; else -1. */
  code(bytes: Uint8Array, from: number, to: number, hash: number, most: number): number {
    const { slots, hashes, ends, pool } = this;
    const mask = slots.length - 1;
    let slot = (hash ^ (hash >>> 15)) & mask;
    for (;;) {
      const code = slots[slot]! - 1;
      if (code < 0) break;
      if (hashes[code] === hash) {
        let start = code === 0 ? 0 : ends[code - 1]!;
        if (ends[code]! - start === to - from) {
          let i = from;
          while (i < to && bytes[i] === pool[start]) {
            i++;
            start++;
          }
          if (i === to) return code;
        }
      }
      slot = (slot + 1) & mask;
    }
    return this.distinct.length < most ? this.add(bytes, from, to, hash, slot) : -1;
  }

  private add(bytes: Uint8Array, from: number, to: number, hash: number, slot: number): number {
    const code = this.distinct.length;
    const start = code === 0 ? 0 : this.ends[code - 1]!;
    if (code === this.ends.length) {
      this.ends = grown(this.ends, new Uint32Array(code * 2));
      this.hashes = grown(this.hashes, new Int32Array(code * 2));
    }
    while (start + to - from > this.pool.length)
      this.pool = grown(this.pool, Buffer.allocUnsafeSlow(this.pool.length * 2));
    for (let i = from, at = start; i < to; i++) this.pool[at++] = bytes[i]!;
    this.ends[code] = start + to - from;
    this.hashes[code] = hash;
    this.distinct.push(this.pool.toString('utf8', start, this.ends[code]));
    this.slots[slot] = code + 1;
    if (this.distinct.length * 2 > this.slots.length) this.widen();
    return code;
  }

  private widen(): void {
    const slots = new Int32Array(this.slots.length * 2);
    const mask = slots.length - 1;
    for (let code = 0; code < this.distinct.length; code++) {
      const hash = this.hashes[code]!;
      let slot = (hash ^ (hash >>> 15)) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = code + 1;
    }
    this.slots = slots;
  }
}

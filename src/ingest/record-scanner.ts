import { isUtf8 } from 'node:buffer';
import { HASH_PRIME, HASH_START, hashOf } from './byte-dictionary.ts';
import type { ColumnBuilder } from './column-builder.ts';
import type { TableBuilder } from './table-builder.ts';
import { grown } from './text-pages.ts';

const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
/** both together, as one kind of line break */
const CRLF = 256;

/** A record that goes on for longer than this is an open quotation mark, and nothing to scan again and again. */
const LONGEST_RECORD = 1 << 24;

/** What a byte means outside quotation marks; 0 is text. */
const [DELIMITER, LINE_END, QUOTE] = [1, 2, 3];

/**
 * Reads records out of UTF-8 bytes without making a string for each cell: a quote-aware scan that hashes a cell's bytes
 * as it passes them, for the columns' dictionaries. It reads what is plainly RFC 4180 (LF, CRLF or CR) and gives up
 * on everything else, for the parser to judge: see `scan`.
 */
export class RecordScanner {
  private readonly builder: TableBuilder;
  private readonly quote: number;
  private readonly kind = new Uint8Array(256);
  private starts = new Int32Array(64);
  private ends = new Int32Array(64);
  private hashes = new Int32Array(64);
  /** cells with doubled quotation marks inside */
  private doubled = new Uint8Array(64);
  private row = 0;
  /** cells of the first record that is not blank; 0 before it, and where nothing in it names a column */
  private width: number | null = null;
  /** the kinds of line break that ended records, and whether a record was narrower than the first */
  private readonly lineEnds = new Set<number>();
  private hasNarrow = false;
  /** the record before was one of them */
  private afterNarrow = false;
  private columns: readonly ColumnBuilder[] | null = null;

  constructor(builder: TableBuilder, delimiter: string, quote: string) {
    this.builder = builder;
    this.quote = quote.charCodeAt(0);
    this.kind[LINE_FEED] = LINE_END!;
    this.kind[CARRIAGE_RETURN] = LINE_END!;
    this.kind[delimiter.charCodeAt(0)] = DELIMITER!;
    this.kind[this.quote] = QUOTE!;
  }

  /**
   * Feeds all blocks of a file to the builder. False where the bytes are not UTF-8, or where a quotation mark stands in
   * the middle of a cell or is never closed: the builder must then be thrown away.
   */
  async scan(blocks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<boolean> {
    let rest: Buffer = Buffer.alloc(0);
    for await (const block of blocks) {
      const view = Buffer.from(block.buffer, block.byteOffset, block.byteLength);
      const bytes = rest.length > 0 ? Buffer.concat([rest, view]) : view;
      const done = this.scanBlock(bytes, false);
      if (done < 0 || !isUtf8(bytes.subarray(0, done))) return false;
      rest = bytes.subarray(done);
      if (rest.length > LONGEST_RECORD) return false;
    }
    return isUtf8(rest) && this.scanBlock(rest, true) === rest.length;
  }

  /** The offset of the first record that is not complete in this block, or -1. */
  private scanBlock(bytes: Buffer, last: boolean): number {
    const { kind, quote } = this;
    const end = bytes.length;
    let at = 0;
    while (at < end) {
      const begin = at;
      let cell = 0;
      let inked = false;
      for (;;) {
        if (cell === this.starts.length) this.widen();
        const hashed = this.columns?.[cell]?.paged !== true;
        let hash = HASH_START;
        let stop = at;
        const first = at < end ? bytes[at]! : LINE_FEED;
        if (first > 0x20 && first < 0x7f && kind[first] === 0) inked = true;
        if (first === quote && at < end) {
          stop = at + 1;
          this.doubled[cell] = 0;
          for (;;) {
            while (stop < end && bytes[stop] !== quote) hash = Math.imul(hash ^ bytes[stop++]!, HASH_PRIME);
            if (stop >= end) return last ? -1 : begin;
            if (stop + 1 >= end && !last) return begin;
            if (bytes[stop + 1] !== quote || stop + 1 >= end) break;
            this.doubled[cell] = 1;
            stop += 2;
          }
          this.starts[cell] = at + 1;
          this.ends[cell] = stop++;
          this.hashes[cell] = hash;
          if (stop < end && kind[bytes[stop]!] !== DELIMITER && kind[bytes[stop]!] !== LINE_END) return -1;
        } else {
          if (hashed)
            while (stop < end && kind[bytes[stop]!] === 0) hash = Math.imul(hash ^ bytes[stop++]!, HASH_PRIME);
          else while (stop < end && kind[bytes[stop]!] === 0) stop++;
          this.starts[cell] = at;
          this.ends[cell] = stop;
          this.hashes[cell] = hash;
          this.doubled[cell] = 0;
          if (stop < end && kind[bytes[stop]!] === QUOTE) return -1;
        }
        cell++;
        at = stop;
        if (at >= end) {
          if (!last) return begin;
          break;
        }
        const mark = bytes[at++]!;
        if (kind[mark] === DELIMITER) continue;
        let lineEnd = mark;
        if (mark === CARRIAGE_RETURN) {
          // the line feed that belongs to it may be in the next block
          if (at + 1 >= end && !last) return begin;
          // CR CR LF: the parser decides what it is
          if (bytes[at] === CARRIAGE_RETURN && bytes[at + 1] === LINE_FEED && at + 1 < end) return -1;
          if (bytes[at] === LINE_FEED && at < end) {
            at++;
            lineEnd = CRLF;
          }
        }
        this.lineEnds.add(lineEnd);
        break;
      }
      this.width ??= this.firstWidth(bytes, cell);
      const narrow = cell < (this.width ?? 0) && (cell > 1 || this.ends[0]! > this.starts[0]!);
      if (narrow) this.hasNarrow = true;
      // a line break may part a row in two, or stand in a cell where others end rows: the parser decides, which sees the whole file
      if (narrow && this.afterNarrow) return -1;
      if (this.hasNarrow && this.lineEnds.size > 1) return -1;
      this.afterNarrow = narrow;
      this.flush(bytes, cell, inked);
    }
    return at;
  }

  /** How wide the rows are if this record is the first that is not blank; null where it is blank. */
  private firstWidth(bytes: Buffer, cells: number): number | null {
    for (let cell = 0; cell < cells; cell++)
      if (bytes.toString('utf8', this.starts[cell], this.ends[cell]).trim() !== '') return cells;
    return cells > 1 ? 0 : null;
  }

  /** A record with the header's width goes into the columns as bytes, any other through the builder as text. */
  private flush(bytes: Buffer, cells: number, inked: boolean): void {
    const { columns, starts, ends, hashes, doubled } = this;
    this.row++;
    if (columns === null || !inked || cells !== columns.length) {
      const texts: string[] = [];
      for (let cell = 0; cell < cells; cell++) {
        const [from, to] = [starts[cell]!, ends[cell]!];
        texts.push((doubled[cell] ? this.single(bytes, from, to) : bytes.subarray(from, to)).toString());
      }
      this.builder.push(this.row, texts);
      this.columns = this.builder.open;
      return;
    }
    for (let cell = 0; cell < cells; cell++) {
      const [from, to] = [starts[cell]!, ends[cell]!];
      if (doubled[cell] === 0) columns[cell]!.pushBytes(bytes, from, to, hashes[cell]!);
      else {
        const plain = this.single(bytes, from, to);
        columns[cell]!.pushBytes(plain, 0, plain.length, hashOf(plain, 0, plain.length));
      }
    }
    this.builder.pushRowNumber(this.row);
  }

  /** A copy in which each doubled quotation mark is one. */
  private single(bytes: Buffer, from: number, to: number): Buffer {
    const plain = Buffer.allocUnsafe(to - from);
    let size = 0;
    for (let i = from; i < to; i++) {
      plain[size++] = bytes[i]!;
      if (bytes[i] === this.quote) i++;
    }
    return plain.subarray(0, size);
  }

  private widen(): void {
    const size = this.starts.length * 2;
    this.starts = grown(this.starts, new Int32Array(size));
    this.ends = grown(this.ends, new Int32Array(size));
    this.hashes = grown(this.hashes, new Int32Array(size));
    this.doubled = grown(this.doubled, new Uint8Array(size));
  }
}

import { isUtf8 } from 'node:buffer';
import { HASH_PRIME, HASH_START, hashOf } from './byte-dictionary.ts';
import type { ColumnBuilder } from './column-builder.ts';
import { grown } from './text-pages.ts';

const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
/** both together, as one kind of line break */
const CRLF = 256;

/** A record that goes on for longer than this is an open quotation mark, and nothing to scan again and again. */
export const LONGEST_RECORD = 1 << 24;

/** What a byte means outside quotation marks; 0 is text. */
const [DELIMITER, LINE_END, QUOTE] = [1, 2, 3];

/** Where the records of a text go: into columns as bytes, or one by one as text. */
export interface RecordSink {
  /** the columns that a record with their number of cells goes into; null where every record is pushed as text */
  readonly open: readonly ColumnBuilder[] | null;
  push(row: number, cells: readonly string[]): void;
  /** closes a record that went into the columns */
  pushRowNumber(row: number): void;
}

/** What the whole of a text must agree on, as far as some of its records tell. */
export interface RecordMarks {
  /** the kinds of line break that ended records */
  readonly lineEnds: ReadonlySet<number>;
  /** whether a record was narrower than the first, and whether the first or the last of these records was */
  readonly narrow: boolean;
  readonly firstNarrow: boolean;
  readonly lastNarrow: boolean;
}

/**
 * Reads records out of UTF-8 bytes without making a string for each cell: a quote-aware scan that hashes a cell's bytes
 * as it passes them, for the columns' dictionaries. It reads what is plainly RFC 4180 (LF, CRLF or CR) and gives up
 * on everything else, for the parser to judge: see `scan`.
 */
export class RecordScanner {
  private readonly sink: RecordSink;
  private readonly quote: number;
  private readonly kind = new Uint8Array(256);
  private starts = new Int32Array(64);
  private ends = new Int32Array(64);
  private hashes = new Int32Array(64);
  /** cells with doubled quotation marks inside */
  private doubled = new Uint8Array(64);
  /** 1 where the cells of a column need a hash */
  private hashed = new Uint8Array(64).fill(1);
  /** the columns whose cells are kept */
  private kept: Int32Array = new Int32Array(0);
  /** how many records were read */
  row = 0;
  /** cells of the first record that is not blank; 0 before it, and where nothing in it names a column */
  private width: number | null;
  private readonly lineEnds = new Set<number>();
  private hasNarrow = false;
  private firstNarrow = false;
  /** the record before was one of them */
  private afterNarrow = false;
  private columns: readonly ColumnBuilder[] | null;

  /** @param width cells of the text's first record, where these are records further down */
  constructor(sink: RecordSink, delimiter: string, quote: string, width: number | null = null) {
    this.sink = sink;
    this.width = width;
    this.columns = sink.open;
    this.quote = quote.charCodeAt(0);
    this.kind[LINE_FEED] = LINE_END!;
    this.kind[CARRIAGE_RETURN] = LINE_END!;
    this.kind[delimiter.charCodeAt(0)] = DELIMITER!;
    this.kind[this.quote] = QUOTE!;
    this.lookAtColumns();
  }

  get marks(): RecordMarks {
    const { lineEnds, hasNarrow: narrow, firstNarrow, afterNarrow: lastNarrow } = this;
    return { lineEnds, narrow, firstNarrow, lastNarrow };
  }

  /**
   * Feeds all blocks of a file to the sink. False where the bytes are not UTF-8, or where a quotation mark stands in
   * the middle of a cell or is never closed: what the sink holds must then be thrown away.
   */
  async scan(blocks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<boolean> {
    let rest: Buffer = Buffer.alloc(0);
    for await (const block of blocks) {
      const view = Buffer.from(block.buffer, block.byteOffset, block.byteLength);
      const bytes = rest.length > 0 ? Buffer.concat([rest, view]) : view;
      const done = this.scanBlock(bytes, false);
      if (done < 0) return false;
      rest = bytes.subarray(done);
      if (rest.length > LONGEST_RECORD) return false;
    }
    return this.scanBlock(rest, true) === rest.length;
  }

  /**
   * Reads the records that are complete in a block.
   *
   * @param last whether the text ends with the block
   * @param stop no record is read that begins here or later
   * @returns the offset of the first record that was not read; -1 where the text is not plain
   */
  scanBlock(bytes: Buffer, last: boolean, stop = Number.POSITIVE_INFINITY): number {
    const done = this.records(bytes, last, Math.min(stop, bytes.length));
    if (done > 0 && !isUtf8(bytes.subarray(0, done))) return -1;
    this.lookAtColumns();
    return done;
  }

  private records(bytes: Buffer, last: boolean, stop: number): number {
    const { kind, quote } = this;
    let { starts, ends, hashes, doubled, hashed } = this;
    // most bytes of a text are greater than any that means something
    const top = kind.reduce((most, own, byte) => (own === 0 ? most : byte), 0);
    const end = bytes.length;
    let at = 0;
    let seen = 0;
    while (at < stop) {
      const begin = at;
      let cell = 0;
      let inked = false;
      for (;;) {
        if (cell === starts.length) {
          this.widen();
          ({ starts, ends, hashes, doubled, hashed } = this);
        }
        let hash = HASH_START;
        let to = at;
        const first = at < end ? bytes[at]! : LINE_FEED;
        if (first > 0x20 && first < 0x7f && kind[first] === 0) inked = true;
        if (first === quote && at < end) {
          to = at + 1;
          doubled[cell] = 0;
          for (;;) {
            while (to < end && bytes[to] !== quote) hash = Math.imul(hash ^ bytes[to++]!, HASH_PRIME);
            if (to >= end) return last ? -1 : begin;
            if (to + 1 >= end && !last) return begin;
            if (bytes[to + 1] !== quote || to + 1 >= end) break;
            doubled[cell] = 1;
            to += 2;
          }
          starts[cell] = at + 1;
          ends[cell] = to++;
          hashes[cell] = hash;
          if (to < end && kind[bytes[to]!] !== DELIMITER && kind[bytes[to]!] !== LINE_END) return -1;
        } else {
          let byte = 0;
          if (hashed[cell] === 1) {
            for (; to < end; to++) {
              byte = bytes[to]!;
              if (byte <= top && kind[byte] !== 0) break;
              hash = Math.imul(hash ^ byte, HASH_PRIME);
            }
            hashes[cell] = hash;
          } else
            for (; to < end; to++) {
              byte = bytes[to]!;
              if (byte <= top && kind[byte] !== 0) break;
            }
          starts[cell] = at;
          ends[cell] = to;
          doubled[cell] = 0;
          // as nearly every cell ends
          if (to < end && kind[byte] === DELIMITER) {
            cell++;
            at = to + 1;
            continue;
          }
          if (to < end && kind[bytes[to]!] === QUOTE) return -1;
        }
        cell++;
        at = to;
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
        if (lineEnd !== seen) {
          this.lineEnds.add(lineEnd);
          seen = lineEnd;
        }
        break;
      }
      this.width ??= this.firstWidth(bytes, cell);
      const narrow = cell < (this.width ?? 0) && (cell > 1 || ends[0]! > starts[0]!);
      if (narrow) {
        this.hasNarrow = true;
        if (this.row === 0) this.firstNarrow = true;
        // a line break may part a row in two, or stand in a cell where others end rows: the parser decides, which sees the whole file
        if (this.afterNarrow) return -1;
      }
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

  /** A record with the header's width goes into the columns as bytes, any other through the sink as text. */
  private flush(bytes: Buffer, cells: number, inked: boolean): void {
    const { columns, starts, ends, hashes, doubled, kept } = this;
    this.row++;
    if (columns === null || !inked || cells !== columns.length) {
      const texts: string[] = [];
      for (let cell = 0; cell < cells; cell++) {
        const [from, to] = [starts[cell]!, ends[cell]!];
        texts.push((doubled[cell] ? this.single(bytes, from, to) : bytes.subarray(from, to)).toString());
      }
      this.sink.push(this.row, texts);
      if (this.columns !== this.sink.open) {
        this.columns = this.sink.open;
        this.lookAtColumns();
      }
      return;
    }
    for (let i = 0; i < kept.length; i++) {
      const cell = kept[i]!;
      const [from, to] = [starts[cell]!, ends[cell]!];
      if (doubled[cell] === 0) columns[cell]!.pushBytes(bytes, from, to, hashes[cell]!);
      else {
        const plain = this.single(bytes, from, to);
        columns[cell]!.pushBytes(plain, 0, plain.length, hashOf(plain, 0, plain.length));
      }
    }
    this.sink.pushRowNumber(this.row);
  }

  /** Which columns keep their cells, and which of these have a dictionary: seen anew with each block, since it may end. */
  private lookAtColumns(): void {
    const { columns, hashed } = this;
    if (columns === null) return;
    for (let cell = 0; cell < Math.min(columns.length, hashed.length); cell++)
      hashed[cell] = columns[cell]!.paged ? 0 : 1;
    if (this.kept.length > 0 && this.kept.at(-1)! < columns.length) return;
    this.kept = Int32Array.from(columns.keys()).filter(cell => !columns[cell]!.skipped);
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
    this.hashed = grown(this.hashed, new Uint8Array(size).fill(1));
  }
}

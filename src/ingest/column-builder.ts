import { ByteDictionary, hashOf } from './byte-dictionary.ts';
import type { PartCells } from './parts/part-cells.ts';
import { grown, TextPages } from './text-pages.ts';

/** Up to so many distinct cells are kept in a dictionary; a code fits two bytes. */
export const MAX_DISTINCT = 65_535;

/** Where a column ends its dictionary early: once so many cells are distinct, and they are most of those seen. */
const EARLY = 4096;

/** The cells of a column: `distinct` and `codes`, or pages of bytes where too many cells are distinct. */
export interface Cells {
  readonly distinct: readonly string[] | null;
  readonly codes: Uint16Array | null;
  readonly length: number;
  value(row: number): string;
}

/**
 * Collects the cells of one column, dictionary-encoded until that no longer pays. Cells come as text, or (from readers
 * that scan bytes) as bytes; both may be mixed.
 */
export class ColumnBuilder {
  private readonly index = new Map<string, number>();
  private distinct: string[] = [];
  private bytes: ByteDictionary | null = null;
  private codes = new Uint16Array(256);
  private rows = 0;
  private pages: TextPages | null = null;
  /** its cells are passed over */
  readonly skipped: boolean;
  private readonly early: boolean;

  /** @param early the dictionary ends as soon as most cells are found to differ, since it would be thrown away later */
  constructor({ skipped = false, early = false } = {}) {
    this.skipped = skipped;
    this.early = early;
  }

  push(cell: string): void {
    if (this.skipped) return;
    if (this.pages !== null) this.pages.push(cell);
    else if (this.bytes !== null) {
      const bytes = Buffer.from(cell);
      this.pushBytes(bytes, 0, bytes.length, hashOf(bytes, 0, bytes.length));
    } else {
      let code = this.index.get(cell);
      if (code === undefined) {
        if (this.distinct.length >= MAX_DISTINCT) {
          this.spill().push(cell);
          return;
        }
        code = this.distinct.length;
        this.distinct.push(cell);
        this.index.set(cell, code);
      }
      this.put(code);
    }
  }

  /** A cell as UTF-8 bytes with their hash (of `hashOf`; any number where `paged`). */
  pushBytes(bytes: Uint8Array, from: number, to: number, hash: number): void {
    if (this.skipped) return;
    if (this.pages !== null) {
      this.pages.pushBytes(bytes, from, to);
      return;
    }
    this.bytes ??= this.byBytes();
    const { distinct } = this;
    const most = this.early && distinct.length === EARLY && this.rows < 2 * EARLY ? EARLY : MAX_DISTINCT;
    const code = this.bytes.code(bytes, from, to, hash, most);
    if (code < 0) this.spill().pushBytes(bytes, from, to);
    else this.put(code);
  }

  /** whether cells go to pages or nowhere, so that no hash is needed */
  get paged(): boolean {
    return this.skipped || this.pages !== null;
  }

  get length(): number {
    return this.pages?.length ?? this.rows;
  }

  finish(): Cells {
    if (this.pages !== null) {
      const pages = this.pages;
      return { distinct: null, codes: null, length: pages.length, value: row => pages.value(row) };
    }
    const { distinct } = this;
    const codes = this.codes.slice(0, this.rows);
    return { distinct, codes, length: codes.length, value: row => distinct[codes[row] ?? -1] ?? '' };
  }

  /** The cells so far, to be appended elsewhere. */
  part(): PartCells {
    return this.pages?.part() ?? { distinct: this.distinct, codes: this.codes.slice(0, this.rows) };
  }

  private put(code: number): void {
    if (this.rows === this.codes.length) this.codes = grown(this.codes, new Uint16Array(this.rows * 2));
    this.codes[this.rows++] = code;
  }

  /** What was pushed as text, in a dictionary of bytes with the same codes. */
  private byBytes(): ByteDictionary {
    const dictionary = new ByteDictionary();
    for (const cell of this.distinct) {
      const bytes = Buffer.from(cell);
      dictionary.code(bytes, 0, bytes.length, hashOf(bytes, 0, bytes.length), MAX_DISTINCT);
    }
    this.distinct = dictionary.distinct;
    this.index.clear();
    return dictionary;
  }

  private spill(): TextPages {
    const pages = new TextPages();
    for (let row = 0; row < this.rows; row++) pages.push(this.distinct[this.codes[row]!]!);
    this.pages = pages;
    this.bytes = null;
    this.distinct = [];
    this.index.clear();
    this.codes = new Uint16Array(0);
    return pages;
  }
}

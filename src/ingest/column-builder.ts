/** Up to so many distinct cells are kept in a dictionary; a code fits two bytes. */
export const MOST_DISTINCT = 65_535;

/** The cells of a column: `distinct` and `codes`, or pages of bytes where too many cells are distinct. */
export interface Cells {
  readonly distinct: readonly string[] | null;
  readonly codes: Uint16Array | null;
  readonly length: number;
  value(row: number): string;
}

/** Collects the cells of one column, dictionary-encoded until that no longer pays. */
export class ColumnBuilder {
  private readonly index = new Map<string, number>();
  private readonly distinct: string[] = [];
  private codes = new Uint16Array(256);
  private rows = 0;
  private pages: TextPages | null = null;

  push(cell: string): void {
    if (this.pages !== null) {
      this.pages.push(cell);
      return;
    }
    let code = this.index.get(cell);
    if (code === undefined) {
      if (this.distinct.length >= MOST_DISTINCT) {
        this.spill();
        this.push(cell);
        return;
      }
      code = this.distinct.length;
      this.distinct.push(cell);
      this.index.set(cell, code);
    }
    if (this.rows === this.codes.length) this.codes = grown(this.codes, new Uint16Array(this.codes.length * 2));
    this.codes[this.rows++] = code;
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

  private spill(): void {
    const pages = new TextPages();
    for (let row = 0; row < this.rows; row++) pages.push(this.distinct[this.codes[row]!]!);
    this.pages = pages;
    this.index.clear();
    this.codes = new Uint16Array(0);
  }
}

const grown = <T extends Uint16Array | Uint32Array | Uint8Array>(from: T, to: T): T => {
  to.set(from);
  return to;
};

const PAGE = 1 << 22;

/** Many different texts, as UTF-8 bytes in pages with offsets: no string is kept. */
export class TextPages {
  private readonly pages: Buffer[] = [];
  private at = PAGE;
  private ends = new Uint32Array(1024);
  private starts = new Uint32Array(1024);
  private page = new Uint16Array(1024);
  length = 0;

  push(text: string): void {
    this.place(Buffer.byteLength(text), (page, at) => page.write(text, at));
  }

  pushBytes(bytes: Uint8Array, from: number, to: number): void {
    this.place(to - from, (page, at) => page.set(bytes.subarray(from, to), at));
  }

  value(row: number): string {
    return this.pages[this.page[row] ?? 0]?.toString('utf8', this.starts[row], this.ends[row]) ?? '';
  }

  private place(size: number, write: (page: Buffer, at: number) => void): void {
    if (this.at + size > (this.pages.at(-1)?.length ?? 0)) {
      this.pages.push(Buffer.allocUnsafe(Math.max(PAGE, size)));
      this.at = 0;
    }
    if (this.length === this.ends.length) {
      this.ends = grown(this.ends, new Uint32Array(this.length * 2));
      this.starts = grown(this.starts, new Uint32Array(this.length * 2));
      this.page = grown(this.page, new Uint16Array(this.length * 2));
    }
    write(this.pages.at(-1)!, this.at);
    this.starts[this.length] = this.at;
    this.at += size;
    this.ends[this.length] = this.at;
    this.page[this.length] = this.pages.length - 1;
    this.length++;
  }
}

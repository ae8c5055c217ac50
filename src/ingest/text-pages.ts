import type { PagedCells } from './parts/part-cells.ts';

const PAGE = 1 << 22;

/** Cells longer than this are copied by the engine, shorter ones byte by byte: a view for each costs more than its copy. */
const SHORT = 96;

/** Many different texts, as UTF-8 bytes in pages with offsets: no string is kept. */
export class TextPages {
  length = 0;
  private readonly pages: Buffer[] = [];
  private current = Buffer.alloc(0);
  private at = 0;
  private ends = new Uint32Array(1024);
  private starts = new Uint32Array(1024);
  private page = new Uint16Array(1024);
  /** every byte so far is ASCII, which is read back faster */
  private ascii = true;

  push(text: string): void {
    const size = Buffer.byteLength(text);
    if (size !== text.length) this.ascii = false;
    this.place(size);
    this.current.write(text, this.at - size);
  }

  pushBytes(bytes: Uint8Array, from: number, to: number): void {
    const size = to - from;
    this.place(size);
    const page = this.current;
    let target = this.at - size;
    let seen = 0;
    if (size > SHORT) {
      page.set(bytes.subarray(from, to), target);
      for (let i = from; i < to; i++) seen |= bytes[i]!;
    } else
      for (let i = from; i < to; i++) {
        const byte = bytes[i]!;
        seen |= byte;
        page[target++] = byte;
      }
    if (seen > 0x7f) this.ascii = false;
  }

  value(row: number): string {
    const page = this.pages[this.page[row] ?? 0];
    if (page === undefined) return '';
    return page.toString(this.ascii ? 'latin1' : 'utf8', this.starts[row], this.ends[row]);
  }

  /** All texts, to be appended elsewhere. */
  part(): PagedCells {
    const { length, pages, ascii } = this;
    // of the last page only what is written
    return {
      pages: pages.map((page, at) =>
        at === pages.length - 1 ? new Uint8Array(page.subarray(0, this.at)) : new Uint8Array(page.buffer),
      ),
      starts: this.starts.slice(0, length),
      ends: this.ends.slice(0, length),
      page: this.page.slice(0, length),
      ascii,
    };
  }

  /** Room for one more text of so many bytes, which end at `at`. */
  private place(size: number): void {
    if (this.at + size > this.current.length) {
      this.current = Buffer.allocUnsafeSlow(Math.max(PAGE, size));
      this.pages.push(this.current);
      this.at = 0;
    }
    if (this.length === this.ends.length) {
      this.ends = grown(this.ends, new Uint32Array(this.length * 2));
      this.starts = grown(this.starts, new Uint32Array(this.length * 2));
      this.page = grown(this.page, new Uint16Array(this.length * 2));
    }
    this.starts[this.length] = this.at;
    this.at += size;
    this.ends[this.length] = this.at;
    this.page[this.length] = this.pages.length - 1;
    this.length++;
  }
}

/** The larger array with the smaller one's content. */
export const grown = <T extends Uint8Array | Uint16Array | Uint32Array | Int32Array>(from: T, to: T): T => {
  to.set(from);
  return to;
};

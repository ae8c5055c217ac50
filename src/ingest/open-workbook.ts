import type { Workbook } from 'hucre/xlsx';
import type { MissingText } from './missing-texts.ts';
import type { Extent } from './sheet-extent.ts';
import { WorkbookParts } from './workbook-parts.ts';

/** What was already read of a workbook: one sheet is asked for several times where its layout has to be found. */
export interface OpenWorkbook {
  readonly packed: WorkbookParts;
  readonly extents: Answers<Extent>;
  readonly missing: Answers<readonly MissingText[]>;
  readonly sheets: Answers<Workbook>;
}

/** An answer for each sheet, by its place in the workbook. */
class Answers<T> {
  readonly #known = new Map<number, T>();

  async get(index: number, ask: () => Promise<T>): Promise<T> {
    if (this.#known.has(index)) return this.#known.get(index)!;
    const answer = await ask();
    this.#known.set(index, answer);
    return answer;
  }
}

/** As long as somebody holds the bytes of a workbook; nothing changes what was read. */
const opened = new WeakMap<Uint8Array, OpenWorkbook>();

/** The workbook of these bytes, with what is known of it. */
export function openWorkbook(bytes: Uint8Array): OpenWorkbook {
  const known = opened.get(bytes);
  if (known !== undefined) return known;
  const open: OpenWorkbook = {
    packed: new WorkbookParts(bytes),
    extents: new Answers(),
    missing: new Answers(),
    sheets: new Answers(),
  };
  opened.set(bytes, open);
  return open;
}

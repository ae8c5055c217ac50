/** The cells of a column in a part: with a dictionary, or as pages of bytes where most of them differ. */
export type PartCells = DictionaryCells | PagedCells;

/** Each row's number among the distinct texts. */
export interface DictionaryCells {
  readonly distinct: readonly string[];
  readonly codes: Uint16Array;
}

/** Texts as UTF-8 bytes in pages: where each begins and ends, and in which page. */
export interface PagedCells {
  readonly pages: readonly Uint8Array[];
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  readonly page: Uint16Array;
  /** every byte is ASCII */
  readonly ascii: boolean;
}

import type { Named } from '../../base/registry.ts';
import type { Table } from '../../model/table.ts';
import type { DraftCodebook } from '../draft.ts';

/** A file that may be a dictionary: parsed JSON, or a table. */
export interface DictionaryInput {
  readonly name: string;
  readonly json: unknown;
  readonly table: Table | null;
  /** of a workbook: all its sheets, where a format needs several */
  readonly sheets?: readonly { readonly name: string; readonly table: Table }[];
}

/** What a dictionary says, and what of it a codebook can't take over. */
export interface DictionaryReading {
  readonly format: string;
  readonly codebook: DraftCodebook;
  readonly unsaid: readonly string[];
  /** a codebook written by scopebook: what it leaves out is a default, not unknown */
  readonly complete?: boolean;
}

/** One kind of dictionary; `read` gives null for a file of another kind. */
export interface DictionaryFormat extends Named {
  readonly describe: string;
  read(input: DictionaryInput): Omit<DictionaryReading, 'format'> | null;
}

export const dictionaryFormat = (entry: DictionaryFormat): DictionaryFormat => entry;

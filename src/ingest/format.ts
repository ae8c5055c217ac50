import type { Source } from '../base/effects.ts';
import type { CountSource } from '../model/count-source.ts';
import type { Table } from '../model/table.ts';
import type { IngestOptions } from './options.ts';

/** A sheet of a workbook, in the workbook's order. */
export interface SheetEntry {
  readonly name: string;
  readonly index: number;
  readonly hidden: boolean;
}

/** One kind of file that holds tables. */
export interface FileFormat {
  readonly name: string;
  readonly extensions: readonly string[];
  /** whether the first bytes of a file look like this kind, and its name does not say otherwise */
  matches(head: Uint8Array, name: string): boolean;
  /** how cells of such a file are changed in place; left out where it is only read */
  readonly changedAs?: 'text' | 'workbook';
  read(source: Source, options: IngestOptions): Promise<Table>;
  /** counts its cells without reading it row by row; left out, or null, where it is read as a whole */
  counts?(source: Source, options: IngestOptions): Promise<CountSource | null>;
  /** whether also the smallest file is counted by an engine */
  readonly engine?: true;
  /** the sheets of a workbook; formats without sheets leave it out */
  sheets?(source: Source): Promise<readonly SheetEntry[]>;
}

export const fileFormat = (entry: FileFormat): FileFormat => entry;

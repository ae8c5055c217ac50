import type { Source } from '../base/effects.ts';
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
  /** whether the first bytes of a file look like this kind */
  matches(head: Uint8Array): boolean;
  read(source: Source, options: IngestOptions): Promise<Table>;
  /** the sheets of a workbook; formats without sheets leave it out */
  sheets?(source: Source): Promise<readonly SheetEntry[]>;
}

export const fileFormat = (entry: FileFormat): FileFormat => entry;

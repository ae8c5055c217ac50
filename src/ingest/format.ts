import type { Source } from '../base/effects.ts';
import type { Table } from '../model/table.ts';
import type { IngestOptions } from './options.ts';

/** One kind of file that holds tables. */
export interface FileFormat {
  readonly name: string;
  readonly extensions: readonly string[];
  /** whether the first bytes of a file look like this kind */
  matches(head: Uint8Array): boolean;
  read(source: Source, options: IngestOptions): Promise<Table>;
}

export const fileFormat = (entry: FileFormat): FileFormat => entry;

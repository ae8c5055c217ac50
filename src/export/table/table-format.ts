import type { Named } from '../../base/registry.ts';
import type { TableModel } from '../../model/table-model.ts';

/** One file format of tables. */
export interface TableFormat extends Named {
  readonly extension: string;
  readonly describe: string;
  write(table: TableModel): Promise<Uint8Array | string>;
}

export const tableFormat = (entry: TableFormat): TableFormat => entry;

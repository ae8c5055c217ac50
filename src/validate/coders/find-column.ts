import { Fault } from '../../base/fault.ts';
import { didYouMean } from '../../base/nearest.ts';
import type { Table } from '../../model/table.ts';
import { fold } from '../spelling.ts';

/** The position of a column by its header, case and white space aside; a Fault names the nearest header. */
export function findColumn(table: Table, header: string, what: string): number {
  const exact = table.columns.findIndex(column => column.header === header);
  const found = exact >= 0 ? exact : table.columns.findIndex(column => fold(column.header) === fold(header));
  if (found >= 0) return found;
  const headers = table.columns.map(column => column.header);
  throw new Fault(
    'no-column',
    `${table.file} has no column "${header}" (${what})${didYouMean(header, headers)}`,
    `name one of its columns: ${headers.join(', ')}`,
  );
}

import { Fault } from '../../base/fault.ts';
import { nearest } from '../../base/nearest.ts';
import type { Table } from '../../model/table.ts';
import { fold } from '../spelling.ts';

/** The position of a column by its header, case and white space aside; a Fault names the nearest header. */
export function findColumn(table: Table, header: string, what: string): number {
  const exact = table.columns.findIndex(column => column.header === header);
  const found = exact >= 0 ? exact : table.columns.findIndex(column => fold(column.header) === fold(header));
  if (found >= 0) return found;
  const near = nearest(
    header,
    table.columns.map(column => column.header),
  )[0];
  throw new Fault(
    'no-column',
    `${table.file} has no column "${header}" (${what})${near === undefined ? '' : `; did you mean "${near}"?`}`,
    `name one of its columns: ${table.columns.map(column => column.header).join(', ')}`,
  );
}

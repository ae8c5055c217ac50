import { delimited } from '../delimited.ts';
import { tableFormat } from '../table-format.ts';

/** CSV: the printed cells, and beside each share its raw n, N and estimate. */
export const csv = tableFormat({
  name: 'csv',
  extension: 'csv',
  describe: 'CSV with raw n, N and estimate',
  write: table => delimited(table, ','),
});

import { delimited } from '../delimited.ts';
import { tableFormat } from '../table-format.ts';

/** TSV: as CSV, with tabs. */
export const tsv = tableFormat({
  name: 'tsv',
  extension: 'tsv',
  describe: 'tab-separated, with raw n, N and estimate',
  write: table => delimited(table, '\t'),
});

import { tableFormat } from '../table-format.ts';

/** JSON: the table as it is before any format, with the result row behind each cell. */
export const json = tableFormat({
  name: 'json',
  extension: 'json',
  describe: 'JSON, the table with the result row behind each cell',
  write: async table => `${JSON.stringify(table, null, 2)}\n`,
});

import { engineFormat, isDuckdbFile } from '../engines/engine-format.ts';
import { fileFormat } from '../format.ts';

/** A table of a DuckDB database, which `dialect: { table: … }` names. */
export const duckdbDatabase = fileFormat({
  name: 'duckdb',
  extensions: ['duckdb'],
  matches: isDuckdbFile,
  ...engineFormat(async () => (await import('../engines/duckdb.ts')).duckdb),
});

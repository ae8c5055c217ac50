import { engineFormat } from '../engines/engine-format.ts';
import { fileFormat } from '../format.ts';

/** Parquet files, one or several with the same columns. */
export const parquet = fileFormat({
  name: 'parquet',
  extensions: ['parquet'],
  matches: head => new TextDecoder('latin1').decode(head.subarray(0, 4)) === 'PAR1',
  ...engineFormat(async () => (await import('../engines/duckdb.ts')).duckdb),
});

import type { ServedTable, Source } from '../../base/effects.ts';
import { Fault } from '../../base/fault.ts';
import { SERVERS } from './servers/index.ts';

/** A table on a server in the place of a file: it is counted and read row by row, and has no bytes of its own. */
export const servedSource = (name: string, served: ServedTable): Source => {
  const source: Source = {
    name,
    // as for a large file, only what is needed is read
    size: Number.POSITIVE_INFINITY,
    served,
    async bytes() {
      throw new Fault(
        'served',
        `${name} is a table on a server, and this needs a file`,
        'export the table to a file (CSV, Parquet), and name that as `path:` in review.yaml',
      );
    },
    async *stream() {
      const table = await SERVERS.need(served.engine, 'server').read(source, {});
      const line = (cells: readonly string[]): Uint8Array => new TextEncoder().encode(`${JSON.stringify(cells)}\n`);
      yield line(table.columns.map(({ header }) => header));
      for (let row = 0; row < table.rows; row++) yield line(table.columns.map(column => column.value(row)));
    },
  };
  return source;
};

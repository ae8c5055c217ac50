import { duckdb } from '../duckdb.mjs';
import { cli, corpus, node, nothing, peers } from '../material.mjs';

export const tenMillion = {
  name: 'ten-million',
  title: '10,000,000 rows of CSV (1.8 GB): `shares method --by domain`',
  rounds: 3,
  targets: [{ of: 'scopebook', against: 'DuckDB scans and groups', ratio: 1.3, memory: 300 }],
  needs: () => (peers === null ? 'the folder ../shared/bench is not there' : null),
  contenders() {
    const { csv, folder } = corpus('c10m', 10_000_000);
    return [
      nothing,
      { name: 'scopebook', command: [node, cli, '--review', folder, 'shares', 'method', '--by', 'domain'] },
      ...duckdb('DuckDB scans and groups', ['group', csv]),
    ];
  },
};

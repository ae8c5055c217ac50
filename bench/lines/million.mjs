import { jobLine } from '../job-line.mjs';

export const million = jobLine({
  name: 'million',
  title: '1,000,000 rows, no figure',
  data: 'c1m',
  rows: 1000000,
  rounds: 3,
  mode: 'large',
  targets: [
    { of: 'scopebook', against: 'data.table', ratio: 1 },
    { of: 'scopebook', against: 'DuckDB', ratio: 0.6, memory: 250 },
  ],
});

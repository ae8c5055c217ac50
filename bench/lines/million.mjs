import { jobLine } from '../job-line.mjs';

export const million = jobLine({
  name: 'million',
  title: '1,000,000 rows, no figure',
  data: 'c1m',
  rows: 1000000,
  rounds: 3,
  mode: 'large',
  target: { of: 'scopebook', against: 'data.table', ratio: 1, memory: 600 },
});

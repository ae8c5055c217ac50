import { jobLine } from '../job-line.mjs';

export const tenThousand = jobLine({
  name: 'ten-thousand',
  title: '10,000 rows, no figure',
  data: 'c10k',
  rows: 10000,
  rounds: 5,
  mode: 'large',
  targets: [{ of: 'scopebook', against: 'data.table', ratio: 1 }],
});

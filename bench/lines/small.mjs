import { jobLine } from '../job-line.mjs';

export const small = jobLine({
  name: 'small',
  title: '59 rows: read, check, shares with intervals, CSV and Markdown (peers draw a figure too)',
  data: 'small59',
  rows: 59,
  rounds: 7,
  mode: 'small',
  target: { of: 'scopebook', against: 'data.table', ratio: 1 },
});

import { jobLine } from '../job-line.mjs';

export const small = jobLine({
  name: 'small',
  title: '59 rows: read, check every cell, shares with intervals as CSV and Markdown, figure as SVG and 300-dpi PNG',
  data: 'small59',
  rows: 59,
  rounds: 7,
  mode: 'small',
  targets: [{ of: 'scopebook', against: 'data.table', ratio: 0.8 }],
});

import { reportFormat } from '../report-format.ts';

export const json = reportFormat({
  name: 'json',
  describe: 'one document: {claims, coverage}',
  write: ({ claims, coverage, notes = [] }) =>
    `${JSON.stringify({ claims, coverage, ...(notes.length > 0 ? { notes } : {}) }, null, 2)}\n`,
});

import { reportFormat } from '../report-format.ts';

export const json = reportFormat({
  name: 'json',
  describe: 'one document: {claims, coverage}',
  write: ({ claims, coverage }) => `${JSON.stringify({ claims, coverage }, null, 2)}\n`,
});

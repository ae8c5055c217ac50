import { figureFormat } from '../figure-format.ts';

export const csv = figureFormat({
  name: 'csv',
  extension: 'csv',
  describe: 'The data behind the figure: a line a number, with n, N and the keys of the studies.',
  ofAllPages: true,
  write: async ({ rows, disclosure }) => (await import('../../rows-csv.ts')).rowsCsv(rows, disclosure),
});

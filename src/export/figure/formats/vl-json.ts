import { figureFormat } from '../figure-format.ts';

export const vlJson = figureFormat({
  name: 'vl.json',
  extension: 'vl.json',
  describe: 'The Vega-Lite specification with its data, to be opened in the Vega editor.',
  write: async ({ spec, title, notes }) => `${JSON.stringify({ ...spec, usermeta: { title, notes } }, null, 2)}\n`,
});

import { figureFormat } from '../figure-format.ts';

export const svg = figureFormat({
  name: 'svg',
  extension: 'svg',
  describe: 'SVG with its size in millimetres, text as text, and a title and description for screen readers.',
  write: async figure => figure.svg,
});

import { figureFormat } from '../figure-format.ts';
import { FONT_STACK } from '../fonts.ts';

export const vlJson = figureFormat({
  name: 'vl.json',
  extension: 'vl.json',
  describe: 'The Vega-Lite specification with its data, to be opened in the Vega editor.',
  // editors draw text in their own font where none is named, and labels overlap what was laid out for Arial's widths
  write: async ({ spec, title, notes }) =>
    `${JSON.stringify({ ...spec, config: { ...configOf(spec), font: FONT_STACK }, usermeta: { title, notes } }, null, 2)}\n`,
});

const configOf = (spec: Readonly<Record<string, unknown>>): object =>
  typeof spec.config === 'object' && spec.config !== null ? spec.config : {};

import * as z from 'zod';
import { flag, number, text, word } from './scalars.ts';
import { DENOMINATORS } from './state.ts';

const words = z.union([word, z.array(word).min(1)]);

/** A length: `180mm`, `85 mm` or a number of millimetres. */
const millimetres = z.union([
  number,
  z
    .string()
    .regex(/^\d+(\.\d+)?\s*mm$/, 'write a width as 180mm')
    .transform(value => Number.parseFloat(value)),
]);

/** figures/*.yaml: one exhibit, a figure or a table. */
export const exhibitFile = z.strictObject({
  figure: word.optional().meta({ description: 'a figure type' }),
  table: word.optional().meta({ description: 'a table type' }),
  title: text.optional(),
  caption: text
    .optional()
    .meta({ description: 'printed first under the exhibit, and in the caption file of a figure' }),
  note: text.optional().meta({ description: 'printed under the exhibit, before the generated notes' }),
  alt: text.optional().meta({
    description: 'a description for readers who cannot see the figure; generated from the main result by default',
  }),
  field: word.optional(),
  fields: z.array(word).min(1).optional(),
  with: word.optional().meta({ description: 'the second field of a cross-tab, heatmap or map' }),
  by: words.optional().meta({ description: 'the subgroups: a field, or several' }),
  where: z.string().optional(),
  of: word.optional().meta({ description: 'the resource whose units are counted; default: the studies' }),
  denominator: z.enum([...DENOMINATORS, 'responses']).optional(),
  ci: word.optional().meta({ description: 'a confidence interval method; default: none' }),
  confidence: number.optional().meta({ description: 'the confidence level; default 0.95', formerly: 'level' }),
  order: z.enum(['codebook', 'frequency']).optional(),
  missing: z
    .enum(['show', 'hide'])
    .optional()
    .meta({ description: 'whether missing states have marks or rows of their own' }),
  width: millimetres.optional(),
  height: millimetres.optional(),
  fontSize: number.optional(),
  dpi: number.optional(),
  journal: word.optional(),
  formats: z.array(word).min(1).optional(),
  palette: z.enum(['okabe-ito', 'tol-muted', 'viridis', 'greys']).optional().meta({
    description: 'colours of categories instead of those that follow from their number',
  }),
  greyscale: flag.optional().meta({ description: 'greys with patterns or symbols instead of colours' }),
  options: z.record(word, z.unknown()).optional().meta({ description: 'options of this type of figure or table' }),
  vega: z.record(word, z.unknown()).optional().meta({ description: 'merged into the Vega-Lite specification' }),
});

export type ExhibitFile = z.output<typeof exhibitFile>;

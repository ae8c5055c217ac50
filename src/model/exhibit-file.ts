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
  order: z
    .union([z.enum(['codebook', 'frequency']), z.array(word).min(1), z.record(word, z.array(word).min(1))])
    .optional()
    .meta({
      description:
        'the order of categories: of the codebook, by frequency, or a list of codes that come first (`[b, a]`, or `{ field: [b, a] }` for one of several fields); the others follow',
    }),
  labels: z
    .record(word, z.union([text, z.record(word, text)]))
    .optional()
    .meta({
      description:
        'what is printed here instead of the labels and titles of the codebook: `{ code: text }`, `{ field: { code: text } }`, or `{ field: text }` for the title of a field',
    }),
  colours: z.record(word, text).optional().meta({
    description:
      'colours of single categories: `{ code: "#0072B2" }`, or the name of a colour of Okabe and Ito (blue, orange, green …)',
  }),
  highlight: z
    .union([word.transform(code => [code]), z.array(word).min(1)])
    .optional()
    .meta({
      description: 'categories that keep their full colour; the others are drawn pale',
    }),
  annotate: z
    .array(z.strictObject({ category: word.optional(), at: number.optional(), text: text }))
    .min(1)
    .optional()
    .meta({
      description:
        'notes in the figure: `{ category: code, text: … }` marks a category with a sign and prints the text under the figure; `{ at: 2022, text: … }` draws a line at a value of the axis (a year, a percentage, a number)',
    }),
  facet: word.optional().meta({
    description: 'a field: one panel for each of its categories that has units, on common axes',
  }),
  page: z.enum(['split', 'pool']).optional().meta({
    description:
      'what happens to a figure that is higher than a page: `split` continues it on further pages, `pool` draws the rarest categories as one',
  }),
  missing: z
    .enum(['show', 'hide'])
    .optional()
    .meta({ description: 'whether missing states have marks or rows of their own' }),
  width: millimetres.optional(),
  height: millimetres.optional(),
  fontSize: number.optional(),
  dpi: number.optional(),
  journal: word.optional(),
  style: z.enum(['plain', 'ama', 'vancouver']).optional().meta({
    description:
      'the style of a table: `plain` (the numbers of the review, letters as marks of footnotes), `ama` (P without a leading zero, a hyphen in intervals, "No." for counts, letters), `vancouver` (the symbols *, †, ‡ … as marks)',
  }),
  formats: z.array(word).min(1).optional(),
  report: flag
    .optional()
    .meta({ description: 'whether out/report.html shows it (true); large ones can stay beside the page' }),
  palette: z.enum(['okabe-ito', 'tol-muted', 'tol-bright', 'tol-high-contrast', 'viridis', 'greys']).optional().meta({
    description: 'colours of categories instead of those that follow from their number',
  }),
  greyscale: flag.optional().meta({ description: 'greys with patterns or symbols instead of colours' }),
  options: z.record(word, z.unknown()).optional().meta({ description: 'options of this type of figure or table' }),
  vega: z.record(word, z.unknown()).optional().meta({ description: 'merged into the Vega-Lite specification' }),
});

export type ExhibitFile = z.output<typeof exhibitFile>;

import { contrastingText } from '../contrasting-text.ts';
import type { Drawing, FigureInput } from '../figure-type.ts';
import { drawRows } from '../rows/draw-rows.ts';
import { listSmallSegments } from '../rows/list-small-segments.ts';
import type { ChartRow } from '../rows/row-chart.ts';
import { shareAxisTitle } from '../share-captions.ts';
import { THEME_COLOURS } from '../theme.ts';
import { lightColour, SIGNS } from './judgements.ts';
import type { JudgementGrid } from './read-judgements.ts';

/** Segments in the colour of paper would be gaps. */
const PAPER = '#f2f2f2';

/** What the bars of all criteria share with the lights. */
export interface SummaryWords {
  readonly criteria: readonly string[];
  readonly tool: string;
  readonly title: string;
  readonly alt: string;
  readonly notes: readonly string[];
}

/** The judgements by each criterion as parts of 100%, a bar for each, with the sign and n in every segment that has room. */
export function summaryBars(
  input: FigureInput,
  { units, legend }: JudgementGrid,
  { criteria, tool, title, alt, notes }: SummaryWords,
  palette: string,
): Drawing[] {
  const N = units.length;
  const colours = new Map(
    legend.map(({ key }) => {
      const colour = lightColour(key, palette);
      return [key as string, colour.toLowerCase() === '#ffffff' ? PAPER : colour];
    }),
  );
  const rows = criteria.map((label, column): ChartRow => {
    const parts = legend
      .map(entry => ({ ...entry, n: units.filter(unit => unit.lights[column] === entry.key).length }))
      .filter(({ n }) => n > 0)
      .map(({ key, label: judgement, n }) => ({
        level: key,
        label: judgement,
        n,
        N,
        share: n / N,
        low: null,
        high: null,
        ink: contrastingText(colours.get(key)!, THEME_COLOURS.text),
        text: `${SIGNS[key]} ${input.format.count(n)}`.trim(),
      }));
    return { kind: 'row', label, strong: label === 'Overall', parts, cells: [] };
  });
  return drawRows(input, {
    chart: listSmallSegments(
      {
        rows: N === 0 ? [] : rows,
        columns: [],
        marks: 'stack',
        axisTitle: shareAxisTitle(input),
        labelHeader: '',
      },
      'Smaller parts, n',
      input.page,
      input.format,
    ),
    legend: {
      title: tool,
      entries: legend.map(({ key, label }) => ({ key, label: `${SIGNS[key]} ${label}`.trim() })),
      symbol: 'square',
    },
    colours,
    title: `${title}: summary`,
    alt,
    notes,
  });
}

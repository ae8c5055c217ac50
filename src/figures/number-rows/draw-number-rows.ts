import { placeMarks, withAxisMarks } from '../axis-marks.ts';
import { drawPlot, lookOf, type Picture } from '../draw-plot.ts';
import type { Legend } from '../drawn-legend.ts';
import type { Drawing, FigureInput } from '../figure-type.ts';
import { markColours } from '../theme.ts';
import { layoutNumberRows } from './layout-number-rows.ts';
import type { NumberRows } from './number-row.ts';
import { numberRowsPlot } from './number-rows-plot.ts';

/** Boxes behind dots, and the earlier of two states. */
const PALE = { colour: '#BCD7EA', grey: '#D8D8D8' } as const;

interface NumberFigure extends Omit<Picture, 'plot' | 'look' | 'labels' | 'legend'> {
  /** null where there are no units to show */
  readonly chart: NumberRows | null;
  readonly legend?: Legend | null;
  /** the colours of the legend's entries */
  readonly colours?: ReadonlyMap<string, string>;
}

/** Lays a chart of rows with an axis of numbers out and puts it on its page. */
export function drawNumberRows(
  input: FigureInput,
  { chart, legend = null, colours, ...figure }: NumberFigure,
): Drawing {
  const { page, edits } = input;
  const picture = { ...figure, legend, look: { ...lookOf(page, colours ?? new Map()), patterns: new Map() } };
  if (chart === null) return drawPlot(input, { ...picture, plot: null, labels: [] });
  const held = {
    ...chart,
    holds: [...chart.holds, ...page.holds, ...edits.axisMarks.map(mark => mark.at).filter(at => !chart.log || at > 0)],
  };
  const laid = layoutNumberRows(held, page);
  const marks = placeMarks(
    input,
    at => (chart.log && at <= 0 ? null : laid.axis.place(at) * laid.plotWidth),
    'above 0',
  );
  const plot = numberRowsPlot(held, laid, { ...markColours(page), pale: paleOf(page) }, page);
  return drawPlot(input, {
    ...picture,
    plot: withAxisMarks(plot, marks, laid.plotWidth, page),
    labels: chart.rows.map(row => row.label),
    holds: [laid.axis.values[0]!, laid.axis.values.at(-1)!],
  });
}

export const paleOf = ({ greyscale }: FigureInput['page']): string => (greyscale ? PALE.grey : PALE.colour);

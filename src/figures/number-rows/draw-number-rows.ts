import { drawPlot, lookOf, type Picture } from '../draw-plot.ts';
import type { Drawing, FigureInput } from '../figure-type.ts';
import type { Legend } from '../legend.ts';
import { markColours } from '../mark-colours.ts';
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
  const { page } = input;
  return drawPlot(input, {
    ...figure,
    legend,
    look: { ...lookOf(page, colours ?? new Map()), patterns: new Map() },
    plot:
      chart === null
        ? null
        : numberRowsPlot(chart, layoutNumberRows(chart, page), { ...markColours(page), pale: paleOf(page) }, page),
    labels: chart === null ? [] : chart.rows.map(row => row.label),
  });
}

export const paleOf = ({ greyscale }: FigureInput['page']): string => (greyscale ? PALE.grey : PALE.colour);

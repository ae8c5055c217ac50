import { drawPlot, lookOf } from '../draw-plot.ts';
import type { Drawing, FigureInput } from '../figure-type.ts';
import type { Legend } from '../legend.ts';
import { layoutRows } from './layout-rows.ts';
import type { RowChart } from './row-chart.ts';
import { rowPlot } from './row-plot.ts';

/** What a type of figure says of a chart of rows. */
export interface RowFigure {
  readonly chart: RowChart;
  readonly legend: Legend | null;
  readonly colours: ReadonlyMap<string, string>;
  readonly title: string;
  readonly alt: string;
  readonly notes: readonly string[];
  readonly findings?: Drawing['findings'];
}

/** Lays a chart of rows out and puts it on its page. */
export function drawRows(input: FigureInput, { chart, colours, ...figure }: RowFigure): Drawing {
  const { page, format } = input;
  const look = lookOf(page, colours);
  const empty = chart.rows.every(row => row.parts.length === 0);
  return drawPlot(input, {
    ...figure,
    look,
    plot: empty ? null : rowPlot(chart, layoutRows(chart, page, format), page, look.colour, look.patterns),
    labels: chart.rows.map(row => row.label),
  });
}

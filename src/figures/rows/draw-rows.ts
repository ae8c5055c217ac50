import { placeMarks, withAxisMarks } from '../axis-marks.ts';
import { contrastingText } from '../contrasting-text.ts';
import { drawPages } from '../draw-pages.ts';
import { drawPlot, lookOf } from '../draw-plot.ts';
import type { Legend } from '../drawn-legend.ts';
import type { Drawing, FigureInput } from '../figure-type.ts';
import { pageHeight } from '../page-height.ts';
import { paler } from '../palette.ts';
import { THEME_COLOURS } from '../theme.ts';
import { layoutRows, type RowLayout } from './layout-rows.ts';
import type { ChartRow, RowChart } from './row-chart.ts';
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

/** Lays a chart of rows out and puts it on its page, or on several where it is to be split. */
export function drawRows(input: FigureInput, { chart: own, colours: ownColours, ...figure }: RowFigure): Drawing[] {
  const { page, format, edits } = input;
  const held = {
    ...own,
    holds: [...page.holds, ...edits.axisMarks.map(mark => Math.min(1, Math.max(0, mark.at / 100)))],
  };
  const { chart, colours } = held.rows.some(row => row.pale === true)
    ? withPaleRows(held, ownColours)
    : { chart: held, colours: ownColours };
  const look = lookOf(page, colours);
  const pageOf = (part: RowChart) => {
    const laid = layoutRows(part, page, format);
    const scale = laid.plotWidth / laid.axis.most;
    const plot = rowPlot(part, laid, page, look.colour, look.patterns);
    const labels = part.rows.map(row => row.label);
    if (edits.axisMarks.length === 0) return { plot, labels, laid };
    const marks = placeMarks(input, at => (at < 0 || at > 100 ? null : (at / 100) * scale), '0 to 100%');
    return { plot: withAxisMarks(plot, marks, laid.plotWidth, page), labels, laid };
  };
  const isEmpty = chart.rows.every(row => row.parts.length === 0);
  if (isEmpty) return [drawPlot(input, { ...figure, look, plot: null, labels: [] })];
  const whole = pageOf(chart);
  const picture = { ...figure, look, holds: [whole.laid.axis.most] };
  const drawn = drawPlot(input, { ...picture, ...whole });
  const most = input.declaration.page === 'split' ? pageHeight(page) : Number.POSITIVE_INFINITY;
  if (drawn.height <= most) return [drawn];
  const parts = splitRows(whole.laid.rows, most - (drawn.height - whole.laid.height));
  const onAxis = { ...chart, holds: [whole.laid.axis.most] };
  return drawPages(input, picture, whole.plot, () => parts.map(rows => pageOf({ ...onAxis, rows })));
}

/** Rows on pages of a height: a heading stands with its rows, and is repeated where they go on. */
function splitRows(rows: readonly RowLayout[], room: number): ChartRow[][] {
  const pages: ChartRow[][] = [[]];
  let used = 0;
  let above: RowLayout | null = null;
  rows.forEach((entry, i) => {
    const height = entry.bottom - (rows[i - 1]?.bottom ?? 0);
    const isHeading = entry.row.kind === 'heading';
    const next = isHeading && rows[i + 1] !== undefined ? rows[i + 1]!.bottom - entry.bottom : 0;
    const page = pages.at(-1)!;
    if (page.length > 0 && used + height + next > room) {
      const again = !isHeading && above !== null ? above : null;
      pages.push(again === null ? [] : [again.row]);
      used = again === null ? 0 : again.bottom - again.top + 2;
    }
    if (isHeading) above = entry;
    pages.at(-1)!.push(entry.row);
    used += height;
  });
  return pages;
}

/** A chart whose pale rows have pale colours of their own. */
function withPaleRows(chart: RowChart, colours: ReadonlyMap<string, string>) {
  const all = new Map(colours);
  const rows = chart.rows.map(row =>
    row.pale !== true
      ? row
      : {
          ...row,
          parts: row.parts.map(part => {
            const level = `pale ${part.level}`;
            const colour = paler(colours.get(part.level) ?? THEME_COLOURS.mark);
            all.set(level, colour);
            return {
              ...part,
              level,
              ...(part.ink === undefined ? {} : { ink: contrastingText(colour, THEME_COLOURS.text) }),
            };
          }),
        },
  );
  return { chart: { ...chart, rows }, colours: all };
}

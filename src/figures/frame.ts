import type { Legend } from './drawn-legend.ts';
import type { Page } from './figure-type.ts';
import type { Pattern } from './hatch.ts';
import { layoutLegend, legendLayers } from './legend.ts';
import { CONFIG, EDGE, LINE_HEIGHT, THEME_COLOURS } from './theme.ts';
import { wrap } from './wrap.ts';

/** The part of a figure that a type draws itself. Its origin is the upper left corner of the plot. */
export interface Plot {
  /** room that labels take at the left of the plot and at its right */
  readonly left: number;
  readonly right: number;
  /** room above the plot (heads of columns) and below (ticks, the axis' title) */
  readonly above: number;
  readonly below: number;
  readonly height: number;
  readonly layers: readonly object[];
  readonly datasets: Readonly<Record<string, readonly object[]>>;
}

export interface Framed {
  readonly spec: Readonly<Record<string, unknown>>;
  readonly width: number;
  readonly height: number;
}

/** How wide the content of a page is. */
export const contentWidth = (page: Page): number => page.width - 2 * EDGE;

/**
 * Puts a plot on its page: title and legend above, notes below, everything at places that follow from exact text widths. An
 * area that can't be seen holds the page open, so that any Vega renderer gives a picture of exactly this size.
 */
export function frame(
  page: Page,
  parts: {
    readonly title: string;
    readonly alt: string;
    readonly notes: readonly string[];
    readonly legend: Legend | null;
    /** the encoding of colour that plot and legend share */
    readonly colour: object;
    /** of greys */
    readonly patterns: ReadonlyMap<string, Pattern>;
    readonly plot: Plot;
  },
): Framed {
  const { plot, legend } = parts;
  const width = contentWidth(page);
  const titleSize = page.fontSize + 1;
  const titleLines =
    (page.caption || page.isPanel) && parts.title !== ''
      ? wrap(parts.title, width, text => page.measure(text, titleSize, true))
      : [];
  const titleHeight = titleLines.length === 0 ? 0 : titleLines.length * titleSize * LINE_HEIGHT + page.fontSize * 0.5;
  const laid = legend === null ? null : layoutLegend(legend, page, width);
  const legendHeight = laid === null ? 0 : laid.height + page.fontSize * 0.75;
  const noteLines = parts.notes.flatMap(note => wrap(note, width, text => page.measure(text, page.smallSize)));
  const noteGap = noteLines.length === 0 ? 0 : page.fontSize * 0.75;

  const left = Math.ceil(EDGE + plot.left);
  const top = Math.ceil(EDGE + titleHeight + legendHeight + plot.above);
  const plotWidth = page.width - left - plot.right - EDGE;
  const notesTop = plot.height + plot.below + noteGap;
  const height = top + notesTop + noteLines.length * page.smallSize * LINE_HEIGHT + EDGE;
  const x = EDGE - left;

  const layer: object[] = [
    {
      name: 'page',
      data: { values: [{}] },
      // nothing is painted: it holds the page's size
      mark: { type: 'rect', x: -left, x2: page.width - left, y: -top, y2: height - top, fill: null },
    },
    ...plot.layers,
  ];
  if (laid !== null && legend !== null)
    layer.push(...legendLayers(laid, legend, page, x, EDGE + titleHeight - top, parts.colour, parts.patterns));
  if (titleLines.length > 0)
    layer.push(
      textBlock('title', titleLines, {
        x,
        y: EDGE - top,
        size: titleSize,
        color: THEME_COLOURS.text,
        fontWeight: 'bold',
      }),
    );
  if (noteLines.length > 0)
    layer.push(textBlock('notes', noteLines, { x, y: notesTop, size: page.smallSize, color: THEME_COLOURS.quiet }));
  return {
    width: page.width,
    height,
    spec: {
      $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
      description: parts.alt,
      background: 'white',
      padding: 0,
      width: plotWidth,
      height: plot.height,
      datasets: plot.datasets,
      layer,
      config: CONFIG,
    },
  };
}

function textBlock(
  name: string,
  lines: readonly string[],
  at: { x: number; y: number; size: number; color: string; fontWeight?: string },
): object {
  const { size, ...rest } = at;
  return {
    name,
    data: { values: [{ text: lines }] },
    mark: { type: 'text', align: 'left', baseline: 'top', fontSize: size, lineHeight: size * LINE_HEIGHT, ...rest },
    encoding: { text: { field: 'text' } },
  };
}

import type { Legend } from './drawn-legend.ts';
import type { Page } from './figure-type.ts';
import { hatchLayer, type Pattern } from './hatch.ts';
import { LINE_HEIGHT, THEME_COLOURS } from './theme.ts';
import { wrap } from './wrap.ts';

/** A legend with the places of its parts, in points from the upper left corner of the page's content. */
export interface LegendLayout {
  readonly height: number;
  readonly title: readonly { readonly x: number; readonly y: number; readonly lines: readonly string[] }[];
  readonly entries: readonly {
    readonly key: string;
    readonly x: number;
    readonly y: number;
    readonly textX: number;
    readonly textY: number;
    readonly lines: readonly string[];
  }[];
}

/** As many columns as have room, each as wide as its labels, filled row by row with rows of even length; long labels wrap. The title stands above. */
export function layoutLegend({ title, entries }: Legend, page: Page, width: number): LegendLayout {
  const { fontSize } = page;
  const measure = (text: string): number => page.measure(text, fontSize);
  const line = fontSize * LINE_HEIGHT;
  const symbol = fontSize * 0.85;
  const indent = symbol + fontSize * 0.5;
  const gap = fontSize * 1.5;
  const widths = columnWidths(
    entries.map(entry => measure(entry.label)),
    width,
    indent + gap,
    gap,
  );
  const columns = Math.max(1, widths.length);
  const lefts = widths.map((_, i) => widths.slice(0, i).reduce((sum, label) => sum + indent + label + gap, 0));
  const room = (column: number): number => (columns === 1 ? width - indent : widths[column]! + 1);
  const titleLines = title === '' ? [] : wrap(title, width, text => page.measure(text, fontSize, true));
  const laid: LegendLayout['entries'][number][] = [];
  let y = titleLines.length === 0 ? 0 : titleLines.length * line + 2;
  for (let from = 0; from < entries.length; from += columns) {
    const row = entries
      .slice(from, from + columns)
      .map((entry, i) => ({ entry, lines: wrap(entry.label, room(i), measure) }));
    row.forEach(({ entry, lines }, column) => {
      const x = lefts[column]!;
      laid.push({ key: entry.key, lines, x: x + symbol / 2, y: y + line / 2, textX: x + indent, textY: y + line / 2 });
    });
    y += Math.max(...row.map(({ lines }) => lines.length)) * line;
  }
  return {
    height: y,
    title: titleLines.length === 0 ? [] : [{ x: 0, y: line / 2, lines: titleLines }],
    entries: laid,
  };
}

/** The widest label of each column, for as many columns as have room; fewer where the last row would be much shorter. */
function columnWidths(labels: readonly number[], width: number, around: number, gap: number): number[] {
  const split = (columns: number): number[] =>
    Array.from({ length: columns }, (_, i) => Math.max(...labels.filter((_, at) => at % columns === i)));
  for (let columns = labels.length; columns > 1; columns--) {
    const found = split(columns);
    if (found.reduce((sum, label) => sum + label + around, -gap) > width) continue;
    const even = Math.ceil(labels.length / Math.ceil(labels.length / columns));
    const evened = split(even);
    return evened.reduce((sum, label) => sum + label + around, -gap) <= width ? evened : found;
  }
  return labels.length === 0 ? [] : split(1);
}

/** The marks of a legend whose block begins at `x` and `y` of the plot's coordinates. */
export function legendLayers(
  laid: LegendLayout,
  legend: Legend,
  page: Page,
  x: number,
  y: number,
  colour: object,
  patterns: ReadonlyMap<string, Pattern>,
) {
  const { fontSize } = page;
  const text = {
    type: 'text',
    align: 'left',
    baseline: 'middle',
    fontSize,
    lineHeight: fontSize * LINE_HEIGHT,
    color: THEME_COLOURS.text,
  };
  return [
    ...(laid.title.length === 0
      ? []
      : [
          {
            data: { values: laid.title.map(part => ({ x: x + part.x, y: y + part.y, text: part.lines })) },
            mark: { ...text, fontWeight: 'bold', x: { expr: 'datum.x' }, y: { expr: 'datum.y' } },
            encoding: { text: { field: 'text' } },
          },
        ]),
    {
      name: 'legend_symbols',
      data: { values: laid.entries.map(entry => ({ level: entry.key, x: x + entry.x, y: y + entry.y })) },
      mark: {
        type: legend.symbol,
        size: (fontSize * 0.85) ** 2,
        opacity: 1,
        x: { expr: 'datum.x' },
        y: { expr: 'datum.y' },
      },
      encoding: { color: colour },
    },
    ...hatchLayer(
      'legend_patterns',
      laid.entries.map(entry => ({
        level: entry.key,
        x1: entry.x - fontSize * 0.425,
        x2: entry.x + fontSize * 0.425,
        y1: entry.y - fontSize * 0.425,
        y2: entry.y + fontSize * 0.425,
      })),
      patterns,
      { x, y },
    ),
    {
      name: 'legend_labels',
      data: {
        values: laid.entries.map(entry => ({
          level: entry.key,
          x: x + entry.textX,
          y: y + entry.textY,
          text: entry.lines,
        })),
      },
      mark: { ...text, x: { expr: 'datum.x' }, y: { expr: 'datum.y' } },
      encoding: { text: { field: 'text' } },
    },
  ];
}

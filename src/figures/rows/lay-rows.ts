import type { Formatter } from '../../base/format-number.ts';
import { type PercentAxis, percentAxis } from '../axis.ts';
import { Cramped, type Page } from '../figure-type.ts';
import { contentWidth } from '../frame.ts';
import { LINE } from '../theme.ts';
import { widest, wrap } from '../wrap.ts';
import type { ChartRow, Part, RowChart } from './row-chart.ts';

/** A plot narrower than this (25 mm) can't be read. */
const LEAST_PLOT = 70;
/** Labels may take so much of the page before they wrap. */
const LABEL_SHARE = 0.4;

export interface LaidPart extends Part {
  readonly top: number;
  readonly bottom: number;
  readonly mid: number;
  /** where a segment begins */
  readonly start: number;
}

export interface LaidRow {
  readonly row: ChartRow;
  readonly top: number;
  readonly bottom: number;
  readonly labelLines: readonly string[];
  readonly parts: readonly LaidPart[];
}

export interface LaidChart {
  readonly left: number;
  readonly right: number;
  readonly plotWidth: number;
  readonly height: number;
  readonly above: number;
  readonly below: number;
  readonly axis: PercentAxis;
  readonly axisTitle: readonly string[];
  readonly labelGap: number;
  readonly rows: readonly LaidRow[];
  /** of each column at the right: where its text ends, from the plot's right edge; and the lines of its head */
  readonly columns: readonly { readonly x: number; readonly header: readonly string[] }[];
}

/**
 * The places of everything in a chart of rows. Labels wrap where they take more than two fifths of the page, the plot gets
 * the rest, the height follows.
 *
 * @throws Cramped where less than 25 mm are left for the plot
 */
export function layRows(chart: RowChart, page: Page, format: Formatter): LaidChart {
  const { fontSize, smallSize } = page;
  const line = fontSize * LINE;
  const measure = (text: string): number => page.measure(text, fontSize);
  const small = (text: string): number => page.measure(text, smallSize);
  const gap = fontSize * 0.75;
  const width = contentWidth(page);

  const items = chart.rows.filter(row => row.kind === 'row');
  const room = width * LABEL_SHARE;
  const lines = new Map(
    chart.rows.map(row => [
      row,
      row.kind === 'heading' || row.strong
        ? wrap(row.label, row.kind === 'heading' ? width : room, text => page.measure(text, fontSize, true))
        : wrap(row.label, room, measure),
    ]),
  );
  const labels = Math.max(
    0,
    ...items.map(row => widest(lines.get(row)!, text => page.measure(text, fontSize, row.strong))),
  );
  const left = labels + gap;

  const columns = layColumns(chart, page);
  const columnsWidth = columns.at(-1)?.x ?? 0;
  const all = items.flatMap(row => row.parts);
  const largest = Math.max(0, ...all.map(part => part.high ?? part.share ?? 0));
  const free = width - Math.ceil(left) - columnsWidth;
  const axis = percentAxis(chart.marks === 'stack' ? 1 : largest, format, Math.floor((free - 20) / (fontSize * 4)));
  const overhang = small(axis.labels.at(-1) ?? '') / 2;
  const right =
    columnsWidth + Math.max(overhang, chart.marks === 'bar' ? roomForTexts(all, axis.most, free, small) : 0);
  const plotWidth = width - Math.ceil(left) - right;
  if (plotWidth < LEAST_PLOT)
    throw new Cramped(
      `${Math.max(0, Math.round((plotWidth / 72) * 25.4))} mm are left for the plot beside its labels, and 25 mm are needed`,
    );

  const rows = stackRows(chart, lines, page);
  const axisTitle = chart.axisTitle === '' ? [] : wrap(chart.axisTitle, plotWidth + right, measure);
  const headLines = Math.max(0, ...columns.map(column => column.header.length), chart.labelHeader === '' ? 0 : 1);
  return {
    left,
    right,
    plotWidth,
    height: (rows.at(-1)?.bottom ?? 0) + 2,
    above: headLines === 0 ? 0 : headLines * line + 2,
    below: 4 + smallSize * LINE + (axisTitle.length === 0 ? 0 : axisTitle.length * line + 1),
    axis,
    axisTitle,
    labelGap: gap,
    rows,
    columns,
  };
}

/** Room at the right of the plot so that the text beside each bar (or beside its interval) stays on the page. */
function roomForTexts(parts: readonly Part[], most: number, free: number, measure: (text: string) => number): number {
  let need = 0;
  for (const part of parts) {
    if (part.text === '') continue;
    const end = (part.high ?? part.share ?? 0) / most;
    const text = measure(part.text) + 4;
    // end × (free − need) + text ≤ free
    need = Math.max(need, end > 0 ? free - (free - text) / end : 0);
  }
  return need;
}

function layColumns(chart: RowChart, page: Page): LaidChart['columns'] {
  let x = 0;
  return chart.columns.map(({ header }, index) => {
    const cells = widest(
      chart.rows.map(row => row.cells[index] ?? ''),
      text => page.measure(text, page.fontSize),
    );
    const bold = (text: string): number => page.measure(text, page.fontSize, true);
    const head = wrap(header, Math.max(cells, bold('100.0%')), bold);
    x += page.fontSize + Math.max(cells, widest(head, bold));
    return { x, header: head };
  });
}

/** Rows from top to bottom; each as high as its label or its bars need. */
function stackRows(chart: RowChart, lines: ReadonlyMap<ChartRow, readonly string[]>, page: Page): LaidRow[] {
  const line = page.fontSize * LINE;
  const step = chart.marks === 'bar' ? page.smallSize * 1.25 : page.fontSize * 1.3;
  const between = page.fontSize * (chart.rows.some(row => row.parts.length > 1 && chart.marks === 'bar') ? 0.6 : 0.35);
  let y = 2;
  return chart.rows.map((row, index) => {
    const labelLines = lines.get(row)!;
    const bars = chart.marks === 'stack' ? Math.min(1, row.parts.length) : row.parts.length;
    const inner = Math.max(labelLines.length * line, bars * step);
    const top = y + (index === 0 ? 0 : row.kind === 'heading' ? page.fontSize * 0.9 : between);
    const bottom = top + inner;
    y = bottom;
    const first = top + (inner - bars * step) / 2;
    let start = 0;
    const parts = row.parts.map((part, i): LaidPart => {
      const from = first + (chart.marks === 'stack' ? 0 : i * step);
      const laid = { ...part, top: from + step * 0.06, bottom: from + step * 0.94, mid: from + step / 2, start };
      if (chart.marks === 'stack') start += part.share ?? 0;
      return laid;
    });
    return { row, top, bottom, labelLines, parts };
  });
}

import type { Formatter } from '../../base/formatter.ts';
import { type PercentAxis, percentAxis } from '../axis.ts';
import type { Page } from '../figure-type.ts';
import { contentWidth } from '../frame.ts';
import { hasGoodWidth, LABEL_SHARES, labelRoom, requirePlotWidth } from '../label-room.ts';
import { LINE_HEIGHT } from '../theme.ts';
import { widest, wrap } from '../wrap.ts';
import type { ChartRow, Part, RowChart } from './row-chart.ts';

/** A plot is best when it has so much of the page. */
const GOOD_PLOT = 0.32;

export interface PartLayout extends Part {
  readonly top: number;
  readonly bottom: number;
  readonly mid: number;
  /** where a segment begins */
  readonly start: number;
}

export interface RowLayout {
  readonly row: ChartRow;
  readonly top: number;
  readonly bottom: number;
  readonly labelLines: readonly string[];
  /** the lines of each cell at the right */
  readonly cells: readonly (readonly string[])[];
  readonly parts: readonly PartLayout[];
}

export interface RowChartLayout {
  readonly left: number;
  readonly right: number;
  readonly plotWidth: number;
  readonly height: number;
  readonly above: number;
  readonly below: number;
  readonly axis: PercentAxis;
  readonly axisTitle: readonly string[];
  readonly labelHeader: readonly string[];
  readonly labelGap: number;
  readonly rows: readonly RowLayout[];
  /** whether the texts of bars stand in a column that ends at the plot's right edge and this */
  readonly numbersX: number | null;
  /** of each column at the right: where its text ends, from the plot's right edge; its font size; the lines of its head */
  readonly columns: readonly { readonly x: number; readonly size: number; readonly header: readonly string[] }[];
}

/**
 * The places of everything in a chart of rows. Labels take up to two fifths of the page before they wrap, less where the
 * plot would get too little; then columns wrap too. The height follows.
 *
 * @throws DoesNotFit where less than 25 mm are left for the plot
 */
export function layoutRows(chart: RowChart, page: Page, format: Formatter): RowChartLayout {
  let best: Widths | undefined;
  for (const compact of [false, true])
    for (const share of LABEL_SHARES) {
      const found = widths(chart, page, format, share, compact);
      if (best === undefined || found.plotWidth > best.plotWidth) best = found;
      if (hasGoodWidth(found.plotWidth, page, GOOD_PLOT)) return placed(chart, page, found);
    }
  requirePlotWidth(best!.plotWidth);
  return placed(chart, page, best!);
}

interface Widths
  extends Pick<RowChartLayout, 'left' | 'right' | 'plotWidth' | 'axis' | 'labelGap' | 'columns' | 'numbersX'> {
  readonly lines: ReadonlyMap<
    ChartRow,
    { readonly label: readonly string[]; readonly cells: readonly (readonly string[])[] }
  >;
}

/** How the page's width is shared between labels, plot and columns. */
function widths(chart: RowChart, page: Page, format: Formatter, labelShare: number, compact: boolean): Widths {
  const { fontSize, smallSize } = page;
  const small = (text: string): number => page.measure(text, smallSize);
  const gap = fontSize * 0.75;
  const width = contentWidth(page);
  const items = chart.rows.filter(row => row.kind === 'row');
  const label = (row: ChartRow): string[] =>
    wrap(row.label, row.kind === 'heading' ? width : labelRoom(page, labelShare), text =>
      page.measure(text, fontSize, row.strong),
    );
  const { columns, cells } = layColumns(chart, page, compact);
  const lines = new Map(chart.rows.map((row, index) => [row, { label: label(row), cells: cells[index]! }]));
  const labels = Math.max(
    0,
    page.measure(chart.labelHeader, fontSize, true) > width * labelShare
      ? 0
      : page.measure(chart.labelHeader, fontSize, true),
    ...items.map(row => widest(lines.get(row)!.label, text => page.measure(text, fontSize, row.strong))),
  );
  const left = labels + gap;
  const columnsWidth = columns.at(-1)?.x ?? 0;
  const all = items.flatMap(row => row.parts);
  const largest = Math.max(0, ...(chart.holds ?? []), ...all.map(part => part.high ?? part.share ?? 0));
  const free = width - Math.ceil(left) - columnsWidth;
  for (let ticks = 6; ; ticks--) {
    const axis = percentAxis(chart.marks === 'stack' ? 1 : largest, format, ticks);
    const label = widest(axis.labels, small);
    const inColumn = chart.numbersHead !== undefined;
    const texts =
      chart.marks === 'stack' || inColumn ? 0 : roomForTexts(all, axis.most, free, small, beside(chart, page));
    const tick = small(axis.labels.at(-1) ?? '') / 2;
    const numbers = inColumn ? numbersWidth(chart, all, page) : 0;
    const right = columnsWidth + Math.max(tick, texts, numbers);
    const numbersX = inColumn ? right - columnsWidth : null;
    const plotWidth = width - Math.ceil(left) - right;
    // fewer ticks where their labels would touch
    if (ticks === 2 || plotWidth / (axis.values.length - 1) >= label + smallSize)
      return { left, right, plotWidth, axis, labelGap: gap, columns, lines, numbersX };
  }
}

/** Everything in its place, once the widths are known. */
function placed(chart: RowChart, page: Page, { lines, ...found }: Widths): RowChartLayout {
  const line = page.fontSize * LINE_HEIGHT;
  const rows = stackRows(chart, lines, page);
  const axisTitle =
    chart.axisTitle === ''
      ? []
      : wrap(chart.axisTitle, found.plotWidth + found.right, text => page.measure(text, page.fontSize));
  const labelHeader =
    chart.labelHeader === ''
      ? []
      : wrap(chart.labelHeader, found.left, text => page.measure(text, page.fontSize, true));
  const numbersLines = found.numbersX === null ? 0 : 1;
  const headLines = Math.max(labelHeader.length, numbersLines, ...found.columns.map(column => column.header.length));
  return {
    ...found,
    rows,
    axisTitle,
    labelHeader,
    height: (rows.at(-1)?.bottom ?? 0) + 2,
    above: headLines === 0 ? 0 : headLines * line + 2,
    below: 4 + page.smallSize * LINE_HEIGHT + (axisTitle.length === 0 ? 0 : axisTitle.length * line + 1),
  };
}

/** Room at the right of the plot so that the text beside each bar (or beside its interval) stays on the page. */
function roomForTexts(
  parts: readonly Part[],
  most: number,
  free: number,
  measure: (text: string) => number,
  gap: number,
): number {
  let need = 0;
  for (const part of parts) {
    if (part.text === '') continue;
    const end = (part.high ?? part.share ?? 0) / most;
    const text = measure(part.text) + gap + 1;
    // end × (free − need) + text ≤ free
    need = Math.max(need, end > 0 ? free - (free - text) / end : 0);
  }
  return need;
}

/** From the end of a bar, or the middle of a dot, to its text. */
export const beside = ({ marks }: RowChart, { fontSize }: Page): number => (marks === 'dot' ? fontSize * 0.35 + 3 : 3);

/** Whether a number has room inside its segment, at so many points a unit of the axis. */
export const numberFits = (part: Part, scale: number, page: Page): boolean =>
  part.text !== '' && page.measure(part.text, page.smallSize) + 3 <= (part.share ?? 0) * scale;

/** The width of a column for the texts of bars, with its gap. */
const numbersWidth = ({ numbersHead = '' }: RowChart, parts: readonly Part[], page: Page): number =>
  page.fontSize * 0.9 +
  Math.max(
    page.measure(numbersHead, page.smallSize, true),
    ...parts.map(part => page.measure(part.text, page.smallSize)),
  );

/** Columns at the right of the plot; compact ones are as narrow as their longest unbreakable part. */
function layColumns(chart: RowChart, page: Page, compact: boolean) {
  const size = compact ? page.smallSize : page.fontSize;
  const plain = (text: string): number => page.measure(text, size);
  const bold = (text: string): number => page.measure(text, size, true);
  const cells: string[][][] = chart.rows.map(() => []);
  let x = 0;
  const columns = chart.columns.map(({ header }, index) => {
    const texts = chart.rows.map(row => row.cells[index] ?? '');
    const room = widest(compact ? texts.flatMap(text => text.split(' ')) : texts, plain);
    texts.forEach((text, row) => void cells[row]!.push(wrap(text, room, plain)));
    const head = wrap(header, Math.max(room, ...header.split(' ').map(bold)), bold);
    x += page.fontSize * (compact ? 0.75 : 1.25) + Math.max(room, widest(head, bold));
    return { x, size, header: head };
  });
  return { columns, cells };
}

/** Rows from top to bottom; each as high as its label or its bars need. */
function stackRows(chart: RowChart, lines: Widths['lines'], page: Page): RowLayout[] {
  const line = page.fontSize * LINE_HEIGHT;
  const step = chart.marks === 'bar' ? page.smallSize * 1.25 : page.fontSize * 1.3;
  const between = page.fontSize * (chart.rows.some(row => row.parts.length > 1 && chart.marks === 'bar') ? 0.6 : 0.35);
  let y = 2;
  return chart.rows.map((row, index) => {
    const { label: labelLines, cells } = lines.get(row)!;
    const bars = chart.marks === 'stack' ? Math.min(1, row.parts.length) : row.parts.length;
    const inner = Math.max(line * Math.max(labelLines.length, ...cells.map(cell => cell.length)), bars * step);
    const top = y + (index === 0 ? 0 : row.kind === 'heading' ? page.fontSize * 0.9 : between);
    const bottom = top + inner;
    y = bottom;
    const first = top + (inner - bars * step) / 2;
    let start = 0;
    const parts = row.parts.map((part, i): PartLayout => {
      const from = first + (chart.marks === 'stack' ? 0 : i * step);
      const edge = row.weak === true ? 0.3 : 0.06;
      const laid = {
        ...part,
        top: from + step * edge,
        bottom: from + step * (1 - edge),
        mid: from + step / 2,
        start,
      };
      if (chart.marks === 'stack') start += part.share ?? 0;
      return laid;
    });
    return { row, top, bottom, labelLines, cells, parts };
  });
}

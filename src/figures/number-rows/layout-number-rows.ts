import { greatest } from '../../base/greatest.ts';
import { least } from '../../base/least.ts';
import type { Page } from '../figure-type.ts';
import { contentWidth } from '../frame.ts';
import { hasGoodWidth, LABEL_SHARES, labelColumn, requirePlotWidth } from '../label-room.ts';
import { type NumberAxis, numberAxis } from '../number-axis.ts';
import { LINE_HEIGHT } from '../theme.ts';
import { widest, wrap } from '../wrap.ts';
import type { NumberRow, NumberRows } from './number-row.ts';

/** A plot is best when it has so much of the page. */
const GOOD_PLOT = 0.35;

export interface NumberRowLayout {
  readonly row: NumberRow;
  readonly lines: readonly string[];
  /** the lines of each cell at the right */
  readonly cells: readonly (readonly string[])[];
  readonly mid: number;
  readonly height: number;
}

export interface NumberRowsLayout {
  readonly left: number;
  readonly right: number;
  readonly plotWidth: number;
  readonly above: number;
  readonly below: number;
  readonly height: number;
  readonly axis: NumberAxis;
  readonly axisTitle: readonly string[];
  readonly labelHead: readonly string[];
  readonly gap: number;
  readonly rows: readonly NumberRowLayout[];
  /** the right end of each column from the plot's left edge, with the lines of its head */
  readonly columns: readonly { readonly x: number; readonly head: readonly string[] }[];
}

/**
 * The places of a chart of rows with one axis of numbers.
 *
 * @throws DoesNotFit where less than 25 mm are left for the plot
 */
export function layoutNumberRows(chart: NumberRows, page: Page): NumberRowsLayout {
  const { fontSize, smallSize } = page;
  const width = contentWidth(page);
  const line = fontSize * LINE_HEIGHT;
  // a large dot reaches over the edge of the plot
  const gap = fontSize * (chart.rows.some(row => row.ties.length > 0) ? 1.2 : 0.75);
  const small = (text: string): number => page.measure(text, smallSize);
  const labels = LABEL_SHARES.map(share =>
    labelColumn(
      chart.rows.map(row => row.label),
      chart.labelHead,
      page,
      share,
    ),
  );
  // where the plot would get too little, cells wrap
  const tried = [false, true].flatMap(compact => {
    const columns = columnsOf(chart, page, compact);
    return labels.map(label => {
      const left = boldWidth(label, chart, page) + gap;
      return { label, columns, left, plot: width - Math.ceil(left) - columns.width };
    });
  });
  const widestPlot = [...tried].sort((a, b) => b.plot - a.plot)[0]!;
  const found = tried.find(({ plot }) => hasGoodWidth(plot, page, GOOD_PLOT)) ?? widestPlot;
  const { left } = found;
  const columnsWidth = found.columns.width;
  const numbers = numbersOf(chart);
  const [low, high] = [least(numbers), greatest(numbers)];
  let axis = numberAxis(low, high, 6, chart.log);
  let edge = 0;
  for (let room = 6; room >= 2; room--) {
    axis = numberAxis(low, high, room, chart.log);
    const texts = axis.values.map(chart.print);
    edge = small(texts.at(-1)!) / 2;
    const plot = width - Math.ceil(left) - Math.max(columnsWidth, edge);
    const places = axis.values.map(value => axis.place(value) * plot);
    const touches = places.some(
      (place, i) => i > 0 && place - places[i - 1]! < (small(texts[i]!) + small(texts[i - 1]!)) / 2 + smallSize * 0.6,
    );
    if (!touches) break;
  }
  const right = Math.max(columnsWidth + (columnsWidth > 0 ? Math.max(0, edge - fontSize * 0.9) : 0), edge);
  const plotWidth = width - Math.ceil(left) - right;
  requirePlotWidth(plotWidth);
  const crowded = chart.rows.some(row => row.dots.length > 0 || row.ties.length > 0);
  let y = 2;
  const rows = chart.rows.map((row, i): NumberRowLayout => {
    const lines = found.label.lines[i]!;
    const cells = found.columns.cells[i]!;
    const most = Math.max(lines.length * line, ...cells.map(cell => cell.length * smallSize * LINE_HEIGHT));
    const height = Math.max(most + 4, crowded ? fontSize * 3.6 : fontSize * 1.8);
    y += height;
    return { row, lines, cells, mid: y - height / 2, height };
  });
  const labelHead =
    chart.labelHead === '' ? [] : wrap(chart.labelHead, left, text => page.measure(text, fontSize, true));
  let x = plotWidth + right - columnsWidth;
  const columns = found.columns.heads.map(({ width: own, lines: head }) => {
    x += own;
    return { x, head };
  });
  const headLines = Math.max(labelHead.length, ...columns.map(column => column.head.length), 0);
  const axisTitle =
    chart.axisTitle === '' ? [] : wrap(chart.axisTitle, plotWidth + right, text => page.measure(text, fontSize));
  return {
    left,
    right,
    plotWidth,
    above: headLines === 0 ? 0 : headLines * line + 2,
    below: 5 + smallSize * LINE_HEIGHT + axisTitle.length * line,
    height: y + 2,
    axis,
    axisTitle,
    labelHead,
    gap,
    rows,
    columns,
  };
}

/** Columns at the right as wide as their cells and heads; compact ones as their longest unbreakable part. */
function columnsOf(chart: NumberRows, page: Page, compact: boolean) {
  const { fontSize, smallSize } = page;
  const small = (text: string): number => page.measure(text, smallSize);
  const bold = (text: string): number => page.measure(text, smallSize, true);
  const cells: string[][][] = chart.rows.map(() => []);
  const heads = chart.columns.map((head, i) => {
    const texts = chart.rows.map(row => row.cells[i] ?? '');
    const own = widest(compact ? texts.flatMap(text => text.split(' ')) : texts, small);
    const room = Math.max(own, compact ? widest(head.split(' '), bold) : bold(head)) + 0.5;
    texts.forEach((text, row) => void cells[row]!.push(wrap(text, room, small)));
    return { width: room + fontSize * (i === 0 ? 1.5 : 0.9), lines: wrap(head, room, bold) };
  });
  return { heads, cells, width: heads.reduce((sum, { width }) => sum + width, 0) };
}

/** Labels of rows that are set off are bold, and wider. */
const boldWidth = (
  label: { readonly lines: readonly (readonly string[])[]; readonly width: number },
  chart: NumberRows,
  page: Page,
): number =>
  Math.max(
    label.width,
    ...chart.rows.map((row, i) =>
      row.strong ? widest(label.lines[i]!, text => page.measure(text, page.fontSize, true)) : 0,
    ),
  );

/** Every number that the axis must hold. */
export const numbersOf = ({ rows, holds }: Pick<NumberRows, 'rows' | 'holds'>): number[] => [
  ...holds,
  ...rows.flatMap(({ dots, ties, box, estimate, change }) => [
    ...dots,
    ...ties.map(tie => tie.value),
    ...(box === null ? [] : [box.min, box.max]),
    ...(estimate === null ? [] : [estimate.value, estimate.low ?? estimate.value, estimate.high ?? estimate.value]),
    ...(change === null ? [] : [change.from, change.to]),
  ]),
];

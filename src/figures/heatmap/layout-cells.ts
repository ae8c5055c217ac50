import type { Formatter } from '../../base/formatter.ts';
import { DoesNotFit, type Page } from '../figure-type.ts';
import { contentWidth } from '../frame.ts';
import { LABEL_SHARES, labelColumn } from '../label-room.ts';
import { LINE_HEIGHT } from '../theme.ts';
import { widest, wrap } from '../wrap.ts';
import type { Cells, Line } from './cells-of.ts';

/** Wider cells only spread the numbers, unless a third of the page would stay empty. */
const WIDEST_CELL = 64;
const FILLED = 0.72;
/** Upright labels of columns have at most so many lines, turned ones may be so long (in font sizes). */
const MAX_LINES = 5;
const TURNED = [14, 20, 30] as const;

export interface LineLayout {
  readonly line: Line;
  readonly lines: readonly string[];
  /** from the plot's left or upper edge */
  readonly from: number;
  readonly to: number;
}

export interface HeatmapLayout {
  readonly left: number;
  readonly right: number;
  /** of the numbers in cells and under columns */
  readonly numberSize: number;
  readonly above: number;
  readonly height: number;
  readonly rows: readonly LineLayout[];
  readonly columns: readonly LineLayout[];
  /** whether labels of columns read from bottom to top */
  readonly turned: boolean;
  readonly rowHead: readonly string[];
  readonly columnHead: readonly string[];
  /** where totals stand: the right end of their column, and the middle of their row; null without */
  readonly totals: { readonly x: number; readonly y: number } | null;
}

/** What stands around the cells. */
export interface CellWords {
  readonly rowHead: string;
  readonly columnHead: string;
  /** what is printed over totals; null for none */
  readonly total: string | null;
}

/**
 * The places of rows and columns. Labels of columns wrap where every word has room, and are turned where not.
 *
 * @throws Cramped where cells are too narrow for their numbers or labels
 */
export function layoutCells(cells: Cells, words: CellWords, page: Page, format: Formatter): HeatmapLayout {
  let reason = '';
  for (const numberSize of [page.fontSize, page.smallSize])
    for (const share of LABEL_SHARES) {
      const found = attempt(cells, words, page, format, share, numberSize);
      if (typeof found !== 'string') return found;
      reason = found;
    }
  throw new DoesNotFit(reason);
}

function attempt(
  cells: Cells,
  words: CellWords,
  page: Page,
  format: Formatter,
  share: number,
  numberSize: number,
): HeatmapLayout | string {
  const { fontSize } = page;
  const plain = (text: string): number => page.measure(text, fontSize);
  const bold = (text: string): number => page.measure(text, fontSize, true);
  const width = contentWidth(page);
  const line = fontSize * LINE_HEIGHT;
  const { rows, columns } = cells;

  const { lines: rowLines, width: labelWidth } = labelColumn(
    rows.map(row => row.label),
    words.rowHead,
    page,
    share,
  );
  const gap = fontSize * 0.5;
  const left = Math.max(labelWidth, words.total === null ? 0 : bold(words.total)) + gap;
  const totalWidth =
    words.total === null
      ? 0
      : gap + Math.max(bold(words.total), ...[...rows.map(row => row.total), cells.N].map(n => plain(format.count(n))));
  const between = columns.some(column => column.state) && columns.some(column => !column.state) ? fontSize * 0.4 : 0;
  const room = width - Math.ceil(left) - totalWidth - between;
  const filling = (width * FILLED - Math.ceil(left) - totalWidth - between) / columns.length;
  const cell = Math.min(Math.max(WIDEST_CELL, filling), room / columns.length);
  const numbers = rows.flatMap(row => columns.map(column => format.count(cells.n(row, column))));
  const under = words.total === null ? [] : columns.map(column => format.count(column.total));
  const least = widest([...numbers, ...under], text => page.measure(text, numberSize)) + 3;
  if (cell < least) return `cells are ${tenths(cell)} pt wide, and their numbers need ${tenths(least)} pt`;
  const labels = columnLabels(columns, cell, page);
  if (labels === null) return `cells are ${tenths(cell)} pt wide, and the column labels need more`;

  const place = (index: number, list: readonly Line[], sizes: readonly number[], shift: number) => {
    let from = 0;
    for (let i = 0; i < index; i++) from += sizes[i]!;
    const moved = list[index]!.state && index > 0 && !list[0]!.state ? shift : 0;
    return { from: from + moved, to: from + moved + sizes[index]! };
  };
  const heights = rowLines.map(lines => Math.max(fontSize * 1.9, lines.length * line + fontSize * 0.5));
  const laidRows = rows.map((row, index) => ({
    line: row,
    lines: rowLines[index]!,
    ...place(index, rows, heights, fontSize * 0.4),
  }));
  const widths = columns.map(() => cell);
  const laidColumns = columns.map((column, index) => ({
    line: column,
    lines: labels.lines[index]!,
    ...place(index, columns, widths, between),
  }));
  const cellsWidth = laidColumns.at(-1)?.to ?? 0;
  const cellsHeight = laidRows.at(-1)?.to ?? 0;
  const columnHead = wrap(words.columnHead, width - Math.ceil(left), bold);
  return {
    left,
    numberSize,
    right: width - Math.ceil(left) - cellsWidth,
    above: labels.height + fontSize * 0.4 + columnHead.length * line + fontSize * 0.5,
    height: cellsHeight + (words.total === null ? 0 : gap + line),
    rows: laidRows,
    columns: laidColumns,
    turned: labels.turned,
    rowHead: wrap(words.rowHead, left, bold),
    columnHead,
    totals: words.total === null ? null : { x: cellsWidth + totalWidth, y: cellsHeight + gap + line / 2 },
  };
}

/** Labels of columns: upright where every word has room, else turned, in as many lines as a cell's width holds. */
function columnLabels(
  columns: readonly Line[],
  cell: number,
  { measure, fontSize }: Page,
): { lines: string[][]; turned: boolean; height: number } | null {
  const plain = (text: string): number => measure(text, fontSize);
  const line = fontSize * LINE_HEIGHT;
  const upright = columns.map(column => wrap(column.label, cell - fontSize * 0.4, plain));
  const whole = columns.every(({ label }) => label.split(' ').every(word => plain(word) <= cell - fontSize * 0.4));
  const most = Math.max(...upright.map(lines => lines.length));
  if (whole && most <= MAX_LINES) return { lines: upright, turned: false, height: most * line };
  for (const length of TURNED) {
    const lines = columns.map(column => wrap(column.label, length * fontSize, plain));
    if (lines.every(entry => entry.length * line <= cell))
      return { lines, turned: true, height: Math.max(...lines.map(entry => widest(entry, plain))) };
  }
  return null;
}

const tenths = (size: number): number => Math.round(Math.max(0, size) * 10) / 10;

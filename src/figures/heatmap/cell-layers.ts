import type { Formatter } from '../../base/format-number.ts';
import { inkOn } from '../contrast.ts';
import type { Page } from '../figure-type.ts';
import type { Plot } from '../frame.ts';
import { INK, LINE, pixel } from '../theme.ts';
import type { Cells } from './cells-of.ts';
import type { CountClass } from './count-classes.ts';
import type { CellWords, LaidCells, LaidLine } from './lay-cells.ts';

const CORNERS = { x: pixel('x'), x2: { field: 'x2' }, y: pixel('y'), y2: { field: 'y2' } };

/** A laid heat map as layers of Vega-Lite: a cell for each combination, coloured by its class, with its number. */
export function cellPlot(
  cells: Cells,
  laid: LaidCells,
  classes: readonly CountClass[],
  words: CellWords,
  page: Page,
  colour: object,
  format: Formatter,
): Plot {
  const { rows, columns } = laid;
  const all = rows.flatMap(row =>
    columns.map(column => {
      const n = cells.n(row.line, column.line);
      const found = classes.find(entry => n > 0 && n <= entry.most);
      return {
        row: row.line.label,
        column: column.line.label,
        n,
        level: found?.key ?? 'empty',
        ink: found === undefined ? INK.quiet : inkOn(found.colour, INK.text),
        x: column.from,
        x2: column.to,
        y: row.from,
        y2: row.to,
      };
    }),
  );
  const text = (name: string, mark: object, values: readonly object[]): object[] =>
    values.length === 0 ? [] : [textLayer(name, mark, page, values)];
  return {
    left: laid.left,
    right: laid.right,
    above: laid.above,
    below: 0,
    height: laid.height,
    datasets: { cells: all },
    layers: [
      {
        name: 'empty_cells',
        data: { name: 'cells' },
        transform: [{ filter: 'datum.n === 0' }],
        mark: { type: 'rect', color: 'white', stroke: INK.grid, strokeWidth: Math.max(0.5, page.lineWidth) },
        encoding: CORNERS,
      },
      {
        name: 'cells',
        data: { name: 'cells' },
        transform: [{ filter: 'datum.n > 0' }],
        mark: { type: 'rect', stroke: 'white', strokeWidth: Math.max(0.75, page.lineWidth) },
        encoding: { ...CORNERS, color: colour },
      },
      ...[...new Set(all.map(cell => cell.ink))].sort().flatMap(ink =>
        text(
          ink === INK.quiet ? 'zeros' : ink === INK.text ? 'numbers_on_light' : 'numbers_on_dark',
          { align: 'center', color: ink, fontSize: laid.numberSize },
          all
            .filter(cell => cell.ink === ink)
            .map(cell => ({ x: (cell.x + cell.x2) / 2, y: (cell.y + cell.y2) / 2, text: format.count(cell.n) })),
        ),
      ),
      ...rowLabels(laid, page),
      ...columnLabels(laid, page),
      ...heads(laid, page),
      ...totals(cells, laid, words, page, format),
    ],
  };
}

const middle = ({ from, to, lines }: LaidLine, page: Page): number =>
  (from + to) / 2 - ((lines.length - 1) * page.fontSize * LINE) / 2;

function rowLabels({ rows }: LaidCells, page: Page): object[] {
  const values = rows.map(row => ({ x: -page.fontSize * 0.5, y: middle(row, page), text: row.lines }));
  return [textLayer('row_labels', { align: 'right' }, page, values)];
}

/** Turned labels are drawn line by line, so that each has its own place. */
function columnLabels({ columns, turned }: LaidCells, page: Page): object[] {
  const line = page.fontSize * LINE;
  const bottom = -page.fontSize * 0.4;
  if (turned) {
    const values = columns.flatMap(column =>
      column.lines.map((words, index) => ({ x: middle(column, page) + index * line, y: bottom, text: words })),
    );
    return [textLayer('column_labels', { align: 'left', angle: -90 }, page, values)];
  }
  const values = columns.map(({ from, to, lines }) => ({
    x: (from + to) / 2,
    y: bottom - (lines.length - 0.5) * line,
    text: lines,
  }));
  return [textLayer('column_labels', { align: 'center' }, page, values)];
}

function heads({ rowHead, columnHead, above, left }: LaidCells, page: Page): object[] {
  const line = page.fontSize * LINE;
  const bold = { align: 'left', fontWeight: 'bold' };
  return [
    textLayer('column_head', bold, page, [{ x: 0, y: line / 2 - above, text: columnHead }]),
    textLayer('row_head', bold, page, [
      { x: -Math.ceil(left), y: -page.fontSize * 0.4 - (rowHead.length - 0.5) * line, text: rowHead },
    ]),
  ];
}

/** How many units each row and column has, whatever the other field says. */
function totals(cells: Cells, laid: LaidCells, words: CellWords, page: Page, format: Formatter): object[] {
  if (laid.totals === null || words.total === null) return [];
  const { x, y } = laid.totals;
  const line = page.fontSize * LINE;
  return [
    textLayer('row_totals', { align: 'right' }, page, [
      ...laid.rows.map(({ line, from, to }) => ({ x, y: (from + to) / 2, text: format.count(line.total) })),
      { x, y, text: format.count(cells.N) },
    ]),
    textLayer('column_totals', { align: 'center', fontSize: laid.numberSize }, page, [
      ...laid.columns.map(({ line, from, to }) => ({ x: (from + to) / 2, y, text: format.count(line.total) })),
    ]),
    textLayer('totals_head', { align: 'right', fontWeight: 'bold' }, page, [
      { x, y: -page.fontSize * 0.4 - line / 2, text: words.total },
      { x: -page.fontSize * 0.5, y, text: words.total },
    ]),
  ];
}

const textLayer = (name: string, mark: object, { fontSize }: Page, values: readonly object[]): object => ({
  name,
  data: { values },
  mark: {
    type: 'text',
    baseline: 'middle',
    fontSize,
    lineHeight: fontSize * LINE,
    color: INK.text,
    x: { expr: 'datum.x' },
    y: { expr: 'datum.y' },
    ...mark,
  },
  encoding: { text: { field: 'text' } },
});

import type { Formatter } from '../../base/formatter.ts';
import { contrastingText } from '../contrasting-text.ts';
import type { Page } from '../figure-type.ts';
import type { Plot } from '../frame.ts';
import { textLayer } from '../layers.ts';
import { LINE_HEIGHT, pixel, THEME_COLOURS } from '../theme.ts';
import type { Cells } from './cells-of.ts';
import type { CountClass } from './count-classes.ts';
import type { CellWords, HeatmapLayout, LineLayout } from './layout-cells.ts';

/** What a cell without units holds: quieter than a number, and not nothing. */
const ZERO = '·';

const CORNERS = { x: pixel('x'), x2: { field: 'x2' }, y: pixel('y'), y2: { field: 'y2' } };

/** A laid heat map as layers of Vega-Lite: a cell for each combination, coloured by its class, with its number. */
export function cellPlot(
  cells: Cells,
  laid: HeatmapLayout,
  classes: readonly CountClass[],
  words: CellWords,
  page: Page,
  colour: object,
  format: Formatter,
): Plot {
  const { rows, columns } = laid;
  const all = rows.flatMap(row =>
    columns.flatMap(column => {
      if (cells.isCell?.(row.line, column.line) === false) return [];
      const n = cells.n(row.line, column.line);
      const found = classes.find(entry => n > 0 && n <= entry.most);
      return {
        row: row.line.label,
        column: column.line.label,
        n,
        level: found?.key ?? 'empty',
        ink: found === undefined ? THEME_COLOURS.quiet : contrastingText(found.colour, THEME_COLOURS.text),
        x: column.from,
        x2: column.to,
        y: row.from,
        y2: row.to,
      };
    }),
  );
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
        mark: { type: 'rect', color: 'white', stroke: THEME_COLOURS.grid, strokeWidth: Math.max(0.5, page.lineWidth) },
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
        textLayer(
          ink === THEME_COLOURS.quiet ? 'zeros' : ink === THEME_COLOURS.text ? 'numbers_on_light' : 'numbers_on_dark',
          all
            .filter(cell => cell.ink === ink)
            .map(cell => ({
              x: (cell.x + cell.x2) / 2,
              y: (cell.y + cell.y2) / 2,
              text: cell.n === 0 ? ZERO : format.count(cell.n),
            })),
          laid.numberSize,
          { align: 'center', color: ink },
        ),
      ),
      ...rowLabels(laid, page),
      ...columnLabels(laid, page),
      ...heads(laid, page),
      ...totals(cells, laid, words, page, format),
    ],
  };
}

const middle = ({ from, to, lines }: LineLayout, page: Page): number =>
  (from + to) / 2 - ((lines.length - 1) * page.fontSize * LINE_HEIGHT) / 2;

function rowLabels({ rows }: HeatmapLayout, page: Page): object[] {
  const values = rows.map(row => ({ x: -page.fontSize * 0.5, y: middle(row, page), text: row.lines }));
  return textLayer('row_labels', values, page.fontSize, { align: 'right' });
}

/** Turned labels are drawn line by line, so that each has its own place. */
function columnLabels({ columns, turned }: HeatmapLayout, page: Page): object[] {
  const line = page.fontSize * LINE_HEIGHT;
  const bottom = -page.fontSize * 0.4;
  if (turned) {
    const values = columns.flatMap(column =>
      column.lines.map((words, index) => ({ x: middle(column, page) + index * line, y: bottom, text: words })),
    );
    return textLayer('column_labels', values, page.fontSize, { angle: 270 });
  }
  const values = columns.map(({ from, to, lines }) => ({
    x: (from + to) / 2,
    y: bottom - (lines.length - 0.5) * line,
    text: lines,
  }));
  return textLayer('column_labels', values, page.fontSize, { align: 'center' });
}

function heads({ rowHead, columnHead, above, left }: HeatmapLayout, { fontSize }: Page): object[] {
  const line = fontSize * LINE_HEIGHT;
  const y = -fontSize * 0.4 - (rowHead.length - 0.5) * line;
  return [
    ...textLayer('column_head', [{ x: 0, y: line / 2 - above, text: columnHead }], fontSize, { fontWeight: 'bold' }),
    ...textLayer('row_head', [{ x: -Math.ceil(left), y, text: rowHead }], fontSize, { fontWeight: 'bold' }),
  ];
}

/** How many units each row and column has, whatever the other field says. */
function totals(cells: Cells, laid: HeatmapLayout, words: CellWords, { fontSize }: Page, format: Formatter): object[] {
  if (laid.totals === null || words.total === null) return [];
  const { x, y } = laid.totals;
  const right = { align: 'right' };
  const ofRows = laid.rows.map(({ line, from, to }) => ({ x, y: (from + to) / 2, text: format.count(line.total) }));
  const ofColumns = laid.columns.map(({ line, from, to }) => ({
    x: (from + to) / 2,
    y,
    text: format.count(line.total),
  }));
  const heads = [
    { x, y: -fontSize * (0.4 + LINE_HEIGHT / 2), text: words.total },
    { x: -fontSize * 0.5, y, text: words.total },
  ];
  return [
    ...textLayer('row_totals', [...ofRows, { x, y, text: format.count(cells.N) }], fontSize, right),
    ...textLayer('column_totals', ofColumns, laid.numberSize, { align: 'center' }),
    ...textLayer('totals_head', heads, fontSize, { ...right, fontWeight: 'bold' }),
  ];
}

import { greatest } from '../../base/greatest.ts';
import { least } from '../../base/least.ts';
import type { Page } from '../figure-type.ts';
import type { Plot } from '../frame.ts';
import { boxLayer, type Corners, lineLayer, symbolLayer, textLayer } from '../layers.ts';
import { paler } from '../palette.ts';
import { LINE_HEIGHT, THEME_COLOURS } from '../theme.ts';
import type { NumberRowsLayout } from './layout-number-rows.ts';
import type { NumberRows } from './number-row.ts';
import { swarm } from './swarm.ts';

/** Colours of a chart of rows with numbers. */
export interface NumberInks {
  readonly mark: string;
  readonly apart: string;
  /** of boxes, and of the earlier of two states */
  readonly pale: string;
}

/** A laid chart of rows with an axis of numbers as layers of Vega-Lite. */
export function numberRowsPlot(chart: NumberRows, laid: NumberRowsLayout, inks: NumberInks, page: Page): Plot {
  const { fontSize, smallSize, lineWidth } = page;
  const { rows, plotWidth, height } = laid;
  const at = (value: number): number => laid.axis.place(value) * plotWidth;
  const dot = fontSize * 0.42;
  const thin = { strokeWidth: Math.max(0.5, lineWidth), color: THEME_COLOURS.axis };
  const dots = rows.flatMap(({ row, mid, height: rowHeight }) => {
    const values = [...row.dots].sort((a, b) => a - b);
    const room = row.box === null ? rowHeight - 4 : rowHeight - 6;
    const offsets = swarm(values.map(at), dot, room);
    return values.map((value, i) => ({ x: at(value), y: mid + offsets[i]!, pale: row.pale }));
  });
  const sizeOf = tieSize(chart, laid, dot, fontSize);
  const ties = rows.flatMap(({ row, mid }) =>
    row.ties.map(({ value, n }) => ({ x: at(value), y: mid, n, size: sizeOf(n) ** 2, pale: row.pale })),
  );
  const boxes = rows.flatMap(({ row, mid }) =>
    row.box === null ? [] : [{ box: row.box, mid, dots: row.dots.length + row.ties.length, pale: row.pale }],
  );
  const half = fontSize * 0.55;
  const estimates = rows.flatMap(({ row, mid }) =>
    row.estimate === null ? [] : [{ ...row.estimate, mid, strong: row.strong }],
  );
  const changes = rows.flatMap(({ row, mid }) => (row.change === null ? [] : [{ ...row.change, mid }]));
  const point = (fontSize * 0.7) ** 2;
  return {
    left: laid.left,
    right: laid.right,
    above: laid.above,
    below: laid.below,
    height,
    datasets: {},
    layers: [
      ...(page.gridlines
        ? // areas and not lines: too light for anything that must be seen
          boxLayer(
            'grid',
            laid.axis.values.map(value => ({ x: at(value) - 0.25, x2: at(value) + 0.25, y: 0, y2: height })),
            { color: THEME_COLOURS.grid },
          )
        : []),
      ...(chart.line === null
        ? []
        : lineLayer('line', [{ x: at(chart.line), x2: at(chart.line), y: 0, y2: height }], { ...thin })),
      ...[false, true].flatMap(pale =>
        boxLayer(
          pale ? 'pale_boxes' : 'boxes',
          boxes
            .filter(entry => entry.pale === pale)
            .map(({ box, mid }) => ({ x: at(box.q1), x2: at(box.q3), y: mid - half, y2: mid + half })),
          { color: pale ? paler(inks.pale, 0.5) : inks.pale },
        ),
      ),
      ...lineLayer(
        'ranges',
        boxes.flatMap(({ box, mid, dots: count }): Corners[] =>
          count > 0
            ? []
            : [
                { x: at(box.min), x2: at(box.q1), y: mid, y2: mid },
                { x: at(box.q3), x2: at(box.max), y: mid, y2: mid },
              ],
        ),
        thin,
      ),
      ...[false, true].flatMap(pale =>
        symbolLayer(
          pale ? 'pale_dots' : 'dots',
          dots.filter(entry => entry.pale === pale).map(({ x, y }) => ({ x, y })),
          { shape: 'circle', size: dot ** 2, color: pale ? paler(inks.mark) : inks.mark },
        ),
      ),
      ...[false, true].flatMap(pale =>
        symbolLayer(
          pale ? 'pale_ties' : 'ties',
          ties.filter(entry => entry.pale === pale).map(({ x, y, n, size }) => ({ x, y, n, size })),
          { shape: 'circle', color: pale ? paler(inks.mark) : inks.mark, stroke: '#ffffff', strokeWidth: 0.5 },
          { size: { field: 'size', type: 'quantitative', scale: null, legend: null } },
        ),
      ),
      ...lineLayer(
        'medians',
        boxes.map(({ box, mid }) => ({
          x: at(box.median),
          x2: at(box.median),
          y: mid - half - 1.5,
          y2: mid + half + 1.5,
        })),
        { strokeWidth: 1.75, color: THEME_COLOURS.text },
      ),
      ...lineLayer(
        'changes',
        changes.map(({ from, to, mid }) => ({ x: at(from), x2: at(to), y: mid, y2: mid })),
        { strokeWidth: 1.25, color: THEME_COLOURS.quiet },
      ),
      ...symbolLayer(
        'from',
        changes.map(({ from, mid }) => ({ x: at(from), y: mid })),
        { shape: 'circle', size: point, color: inks.pale, stroke: THEME_COLOURS.quiet, strokeWidth: 0.75 },
      ),
      ...symbolLayer(
        'to',
        changes.map(({ to, mid }) => ({ x: at(to), y: mid })),
        { shape: 'circle', size: point, color: inks.mark },
      ),
      ...lineLayer(
        'intervals',
        estimates.flatMap(({ low, high, mid }) =>
          low === null || high === null ? [] : [{ x: at(low), x2: at(high), y: mid, y2: mid }],
        ),
        { strokeWidth: Math.max(0.75, lineWidth), color: THEME_COLOURS.text },
      ),
      ...symbolLayer(
        'estimates',
        estimates.filter(entry => !entry.strong).map(({ value, mid }) => ({ x: at(value), y: mid })),
        { shape: 'square', size: point, color: inks.mark },
      ),
      ...symbolLayer(
        'strong_estimates',
        estimates.filter(entry => entry.strong).map(({ value, mid }) => ({ x: at(value), y: mid })),
        { shape: 'square', size: point, color: inks.apart },
      ),
      ...axisLayers(chart, laid, page, at),
      ...textLayer(
        'remarks',
        rows.filter(({ row }) => row.remark !== '').map(({ row, mid }) => ({ x: 3, y: mid, text: row.remark })),
        smallSize,
        { color: THEME_COLOURS.quiet },
      ),
      ...words(chart, laid, page),
    ],
  };
}

/** A dot at the edge of the plot does not reach its neighbours there, in font sizes. */
const WIDEST_TIE = 2.2;

/** The width of a dot for n units: the largest does not reach the next value, where small ones can be seen then. */
function tieSize({ rows }: NumberRows, laid: NumberRowsLayout, dot: number, fontSize: number): (n: number) => number {
  const ties = rows.flatMap(row => row.ties);
  const most = greatest(ties.map(tie => tie.n));
  const places = [...new Set(ties.map(tie => tie.value))].map(value => laid.axis.place(value) * laid.plotWidth);
  places.sort((a, b) => a - b);
  const apart = least(places.slice(1).map((place, i) => place - places[i]!));
  const largest = Math.max(2 * dot, Math.min(apart, fontSize * WIDEST_TIE));
  return n => Math.max(dot * 0.6, largest * Math.sqrt(n / most));
}

function axisLayers(chart: NumberRows, laid: NumberRowsLayout, page: Page, at: (value: number) => number): object[] {
  const { fontSize, smallSize, lineWidth } = page;
  const { height, plotWidth, axis } = laid;
  const line = fontSize * LINE_HEIGHT;
  return [
    ...lineLayer(
      'axis',
      [
        { x: 0, x2: plotWidth, y: height, y2: height },
        ...axis.values.map(value => ({ x: at(value), x2: at(value), y: height, y2: height + 3 })),
      ],
      { strokeWidth: lineWidth, color: THEME_COLOURS.axis },
    ),
    ...textLayer(
      'ticks',
      axis.values.map(value => ({ x: at(value), y: height + 5 + smallSize * 0.5, text: chart.print(value) })),
      smallSize,
      { align: 'center' },
    ),
    ...textLayer(
      'axis_title',
      laid.axisTitle.length === 0
        ? []
        : [{ x: 0, y: height + 5 + smallSize * LINE_HEIGHT + line / 2, text: laid.axisTitle }],
      fontSize,
    ),
  ];
}

function words(chart: NumberRows, laid: NumberRowsLayout, page: Page): object[] {
  const { fontSize, smallSize } = page;
  const line = fontSize * LINE_HEIGHT;
  return [
    ...(['labels', 'strong_labels', 'pale_labels'] as const).flatMap(name =>
      textLayer(
        name,
        laid.rows
          .filter(({ row }) => (row.pale ? 'pale_labels' : row.strong ? 'strong_labels' : 'labels') === name)
          .map(({ lines, mid }) => ({ x: -laid.gap, y: mid - ((lines.length - 1) * line) / 2, text: lines })),
        fontSize,
        {
          align: 'right',
          ...(name === 'strong_labels'
            ? { fontWeight: 'bold' }
            : name === 'labels'
              ? {}
              : { color: THEME_COLOURS.quiet }),
        },
      ),
    ),
    ...laid.columns.flatMap(({ x, head }, i) => [
      ...textLayer(
        `column_${i + 1}`,
        laid.rows
          .filter(({ row }) => (row.cells[i] ?? '') !== '')
          .map(({ cells, mid }) => ({
            x,
            y: mid - ((cells[i]!.length - 1) / 2) * smallSize * LINE_HEIGHT,
            text: cells[i]!,
          })),
        smallSize,
        { align: 'right' },
      ),
      ...textLayer(
        `column_head_${i + 1}`,
        [{ x, y: -2 - (head.length - 0.5) * smallSize * LINE_HEIGHT, text: head }],
        smallSize,
        { align: 'right', fontWeight: 'bold' },
      ),
    ]),
    ...textLayer(
      'label_head',
      chart.labelHead === ''
        ? []
        : [{ x: -Math.ceil(laid.left), y: -2 - (laid.labelHead.length - 0.5) * line, text: laid.labelHead }],
      fontSize,
      { fontWeight: 'bold' },
    ),
  ];
}

import type { Formatter } from '../../base/format-number.ts';
import type { Page } from '../figure-type.ts';
import type { Plot } from '../frame.ts';
import { INK, LINE, pixel } from '../theme.ts';
import type { LaidSets, SetWords } from './lay-sets.ts';

/** A dot for "not in this combination". */
const PALE = INK.grid;

/** Laid sets as layers of Vega-Lite: bars of combinations above a matrix of dots, the items' sizes at its left. */
export function setPlot(
  laid: LaidSets,
  words: SetWords,
  inks: { readonly mark: string; readonly apart: string },
  page: Page,
  format: Formatter,
): Plot {
  const { columns, rest, step } = laid;
  const bars = [
    ...columns.map(({ level, label, n, x }) => ({ level, label, n, x, ink: inks.mark })),
    ...(rest === null ? [] : [{ level: 'other', label: rest.label, n: rest.n, x: rest.x, ink: inks.apart }]),
  ].map(bar => ({
    ...bar,
    from: 0,
    to: Math.min(bar.n, laid.scaleEnd),
    x1: bar.x - step * 0.34,
    x2: bar.x + step * 0.34,
  }));
  return {
    left: laid.left,
    right: laid.right,
    above: laid.above,
    below: 0,
    height: laid.height,
    datasets: { combinations: bars },
    layers: [
      {
        name: 'bars',
        data: { name: 'combinations' },
        mark: { type: 'rect', color: { expr: 'datum.ink' } },
        encoding: {
          x: pixel('x1'),
          x2: { field: 'x2' },
          y: {
            field: 'to',
            type: 'quantitative',
            scale: {
              domain: [0, laid.scaleEnd],
              range: [laid.barsHeight, 0],
              nice: false,
              zero: true,
            },
            axis: null,
          },
          y2: { field: 'from' },
        },
      },
      ...breaks(bars, laid),
      ...sizeBars(laid, inks.mark),
      rules(
        'base',
        [{ x: 0, x2: Math.max(...bars.map(bar => bar.x)) + step / 2, y: laid.barsHeight, y2: laid.barsHeight }],
        page.lineWidth,
        INK.axis,
      ),
      ...matrix(laid, page),
      ...texts(laid, bars, words, page, format),
    ],
  };
}

const rules = (name: string, values: readonly object[], width: number, color: string): object => ({
  name,
  data: { values },
  mark: { type: 'rule', strokeWidth: width, color, opacity: 1 },
  encoding: { x: pixel('x'), x2: { field: 'x2' }, y: pixel('y'), y2: { field: 'y2' } },
});

/** Two white bands across a bar that isn't drawn to scale. */
function breaks(
  bars: readonly { readonly n: number; readonly x1: number; readonly x2: number }[],
  laid: LaidSets,
): object[] {
  const values = bars
    .filter(bar => bar.n > laid.scaleEnd)
    .flatMap(({ x1, x2 }) => [8, 11].map(y => ({ x: x1 - 1, x2: x2 + 1, y, y2: y + 1.5 })));
  return values.length === 0
    ? []
    : [
        {
          name: 'breaks',
          data: { values },
          mark: { type: 'rect', color: 'white' },
          encoding: { x: pixel('x'), x2: { field: 'x2' }, y: pixel('y'), y2: { field: 'y2' } },
        },
      ];
}

/** The items' sizes as bars that grow to the left. */
function sizeBars({ sets, sizeBars: longest, left }: LaidSets, color: string): object[] {
  if (longest === 0) return [];
  const most = Math.max(...sets.map(set => set.n));
  const end = longest - Math.ceil(left);
  const values = sets.map(({ label, n, mid, top, bottom }) => ({
    label,
    n,
    x: end - (n / most) * longest,
    x2: end,
    y: mid - Math.min(5, (bottom - top) * 0.34),
    y2: mid + Math.min(5, (bottom - top) * 0.34),
  }));
  return [
    {
      name: 'size_bars',
      data: { values },
      mark: { type: 'rect', color },
      encoding: { x: pixel('x'), x2: { field: 'x2' }, y: pixel('y'), y2: { field: 'y2' } },
    },
  ];
}

function matrix({ columns, sets, step }: LaidSets, page: Page): object[] {
  const size = Math.min(step * 0.62, page.fontSize * 0.85) ** 2;
  const all = columns.flatMap(column =>
    sets.map(set => ({ x: column.x, y: set.mid, inside: column.items.includes(set.key) })),
  );
  const spans = columns.flatMap(column => {
    const mids = sets.filter(set => column.items.includes(set.key)).map(set => set.mid);
    return mids.length < 2 ? [] : [{ x: column.x, x2: column.x, y: Math.min(...mids), y2: Math.max(...mids) }];
  });
  const dots = (name: string, inside: boolean, color: string): object[] => {
    const values = all.filter(dot => dot.inside === inside).map(({ x, y }) => ({ x, y }));
    const mark = { type: 'circle', size, color, opacity: 1 };
    return values.length === 0 ? [] : [{ name, data: { values }, mark, encoding: { x: pixel('x'), y: pixel('y') } }];
  };
  return [
    ...dots('dots_outside', false, PALE),
    ...(spans.length === 0 ? [] : [rules('spans', spans, Math.max(1.25, page.lineWidth), INK.whole)]),
    ...dots('dots_inside', true, INK.whole),
  ];
}

function texts(
  laid: LaidSets,
  bars: readonly { readonly x: number; readonly n: number; readonly to: number }[],
  words: SetWords,
  page: Page,
  format: Formatter,
): object[] {
  const { fontSize, smallSize } = page;
  const line = fontSize * LINE;
  const headY = (laid.sets[0]?.top ?? 0) - fontSize * 0.3 - line / 2;
  const text = (name: string, mark: object, values: readonly object[]): object => ({
    name,
    data: { values },
    mark: {
      type: 'text',
      baseline: 'middle',
      fontSize,
      lineHeight: line,
      color: INK.text,
      x: { expr: 'datum.x' },
      y: { expr: 'datum.y' },
      ...mark,
    },
    encoding: { text: { field: 'text' } },
  });
  return [
    text(
      'numbers',
      { align: 'center', baseline: 'bottom', fontSize: smallSize },
      bars.map(({ x, n, to }) => ({ x, y: laid.barsHeight * (1 - to / laid.scaleEnd) - 1.5, text: format.count(n) })),
    ),
    text(
      'labels',
      { align: 'right' },
      laid.sets.map(({ lines, mid }) => ({ x: laid.labelX, y: mid - ((lines.length - 1) * line) / 2, text: lines })),
    ),
    text(
      'sizes',
      { align: 'right' },
      laid.sets.map(({ n, mid }) => ({ x: laid.sizeX, y: mid, text: format.count(n) })),
    ),
    text('size_head', { align: 'right', fontWeight: 'bold' }, [{ x: laid.sizeX, y: headY, text: words.sizeHead }]),
    text('label_head', { align: 'right', fontWeight: 'bold' }, [
      { x: laid.labelX, y: headY - (laid.labelHead.length - 1) * line, text: laid.labelHead },
    ]),
    text('head', { align: 'left', baseline: 'top' }, [{ x: -Math.ceil(laid.left), y: -laid.above, text: laid.head }]),
    ...(laid.rest === null
      ? []
      : [
          text('rest_label', { align: 'center', angle: -90 }, [
            { x: laid.rest.x, y: ((laid.sets[0]?.top ?? 0) + laid.bottom) / 2, text: laid.rest.label },
          ]),
        ]),
  ];
}

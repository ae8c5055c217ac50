import type { Formatter } from '../../base/formatter.ts';
import type { Page } from '../figure-type.ts';
import type { Plot } from '../frame.ts';
import { boxLayer, lineLayer, symbolLayer, textLayer } from '../layers.ts';
import { LINE_HEIGHT, pixel, THEME_COLOURS } from '../theme.ts';
import type { SetWords, UpsetLayout } from './layout-sets.ts';

/** In points: wider bars say no more. */
const WIDEST_BAR = 18;
/** A dot for "not in this combination". */
const PALE = THEME_COLOURS.grid;

/** Laid sets as layers of Vega-Lite: bars of combinations above a matrix of dots, the items' sizes at its left. */
export function setPlot(
  laid: UpsetLayout,
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
    x1: bar.x - Math.min(step * 0.34, WIDEST_BAR / 2),
    x2: bar.x + Math.min(step * 0.34, WIDEST_BAR / 2),
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
      ...lineLayer(
        'base',
        [{ x: 0, x2: Math.max(...bars.map(bar => bar.x)) + step / 2, y: laid.barsHeight, y2: laid.barsHeight }],
        { strokeWidth: page.lineWidth, color: THEME_COLOURS.axis },
      ),
      ...matrix(laid, page),
      ...texts(laid, bars, words, page, format),
    ],
  };
}

/** Two white bands across a bar that isn't drawn to scale. */
function breaks(
  bars: readonly { readonly n: number; readonly x1: number; readonly x2: number }[],
  laid: UpsetLayout,
): object[] {
  const values = bars
    .filter(bar => bar.n > laid.scaleEnd)
    .flatMap(({ x1, x2 }) => [8, 11].map(y => ({ x: x1 - 1, x2: x2 + 1, y, y2: y + 1.5 })));
  return boxLayer('breaks', values, { color: 'white' });
}

/** The items' sizes as bars that grow to the left. */
function sizeBars({ sets, sizeBars: longest, left }: UpsetLayout, color: string): object[] {
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
  return boxLayer('size_bars', values, { color });
}

function matrix({ columns, sets, step }: UpsetLayout, page: Page): object[] {
  const size = Math.min(step * 0.62, page.fontSize * 0.85) ** 2;
  const all = columns.flatMap(column =>
    sets.map(set => ({ x: column.x, y: set.mid, inside: column.items.includes(set.key) })),
  );
  const spans = columns.flatMap(column => {
    const mids = sets.filter(set => column.items.includes(set.key)).map(set => set.mid);
    return mids.length < 2 ? [] : [{ x: column.x, x2: column.x, y: Math.min(...mids), y2: Math.max(...mids) }];
  });
  const dots = (name: string, inside: boolean, color: string): object[] =>
    symbolLayer(
      name,
      all.filter(dot => dot.inside === inside).map(({ x, y }) => ({ x, y })),
      { shape: 'circle', size, color },
    );
  return [
    ...dots('dots_outside', false, PALE),
    ...lineLayer('spans', spans, { strokeWidth: Math.max(1.25, page.lineWidth), color: THEME_COLOURS.whole }),
    ...dots('dots_inside', true, THEME_COLOURS.whole),
  ];
}

function texts(
  laid: UpsetLayout,
  bars: readonly { readonly x: number; readonly n: number; readonly to: number }[],
  words: SetWords,
  page: Page,
  format: Formatter,
): object[] {
  const { fontSize, smallSize } = page;
  const line = fontSize * LINE_HEIGHT;
  const headY = (laid.sets[0]?.top ?? 0) - fontSize * 0.3 - line / 2;
  const right = { align: 'right' };
  const bold = { ...right, fontWeight: 'bold' };
  const top = (to: number): number => laid.barsHeight * (1 - to / laid.scaleEnd) - 1.5;
  const labelHeadY = headY - (laid.labelHead.length - 1) * line;
  return [
    ...textLayer(
      'numbers',
      bars.map(({ x, n, to }) => ({ x, y: top(to), text: format.count(n) })),
      smallSize,
      { align: 'center', baseline: 'bottom' },
    ),
    ...textLayer(
      'labels',
      laid.sets.map(({ lines, mid }) => ({ x: laid.labelX, y: mid - ((lines.length - 1) * line) / 2, text: lines })),
      fontSize,
      right,
    ),
    ...textLayer(
      'sizes',
      laid.sets.map(({ n, mid }) => ({ x: laid.sizeX, y: mid, text: format.count(n) })),
      fontSize,
      right,
    ),
    ...textLayer('size_head', [{ x: laid.sizeX, y: headY, text: words.sizeHead }], fontSize, bold),
    ...textLayer('label_head', [{ x: laid.labelX, y: labelHeadY, text: laid.labelHead }], fontSize, bold),
    ...textLayer('head', [{ x: -Math.ceil(laid.left), y: -laid.above, text: laid.head }], fontSize, {
      baseline: 'top',
    }),
    ...(laid.rest === null
      ? []
      : textLayer(
          'rest_label',
          [{ x: laid.rest.x, y: ((laid.sets[0]?.top ?? 0) + laid.bottom) / 2, text: laid.rest.label }],
          fontSize,
          { align: 'center', angle: 270 },
        )),
  ];
}

import type { Formatter } from '../../base/format-number.ts';
import { inkOn } from '../contrast.ts';
import { countScale } from '../count-scale.ts';
import type { Look } from '../draw-plot.ts';
import type { Page } from '../figure-type.ts';
import type { Plot } from '../frame.ts';
import { hatchLayer } from '../hatch.ts';
import { INK, LINE, pixel } from '../theme.ts';
import type { LaidPanel, LaidTimeline } from './lay-timeline.ts';
import { downTo, type StackedPart, stackYears, type YearPart } from './stack-years.ts';

/** Narrower bars would be eaten by a white line around their parts. */
const LEAST_OUTLINED = 6;

/** What all layers of a timeline are made with. */
interface Drawn {
  readonly laid: LaidTimeline;
  readonly page: Page;
  readonly format: Formatter;
  readonly look: Look;
  readonly colours: ReadonlyMap<string, string>;
  readonly stacked: readonly StackedPart[];
}

/** A laid timeline as layers of Vega-Lite: bars on an axis of counts, and the cumulative counts on one of their own. */
export function timelinePlot(
  laid: LaidTimeline,
  parts: readonly YearPart[],
  colours: ReadonlyMap<string, string>,
  page: Page,
  look: Look,
  format: Formatter,
): Plot {
  const stacked = stackYears(laid, parts);
  const drawn = { laid, page, format, look, colours, stacked };
  const { cumulative, bars } = laid;
  const panel = barsLayer(drawn);
  return {
    left: laid.left,
    right: laid.right,
    above: laid.above,
    below: laid.below,
    height: laid.height,
    layers: [
      ...(cumulative === null
        ? [panel]
        : [
            baseLine('cumulative_base', cumulative, laid, page),
            { layer: [panel, cumulativeLayer(cumulative, drawn)], resolve: { scale: { y: 'independent' } } },
          ]),
      ...hatchLayer('patterns', stacked, look.patterns),
      baseLine('base', bars, laid, page),
      ...partNumbers(drawn),
      ...texts(drawn),
    ],
    datasets: {
      parts: stacked,
      ...(cumulative === null ? {} : { years: laid.years.map(({ year, n, sum, x }) => ({ year, n, sum, x })) }),
    },
  };
}

function barsLayer({ laid, page, format, look, colours }: Drawn): object {
  const outlined = colours.size > 1 && laid.barWidth >= LEAST_OUTLINED;
  return {
    name: 'bars',
    data: { name: 'parts' },
    mark: outlined ? { type: 'rect', stroke: 'white', strokeWidth: 0.5 } : { type: 'rect' },
    encoding: {
      x: pixel('x1'),
      x2: { field: 'x2' },
      y: { field: 'from', ...countScale(laid.bars, page, format, !laid.totals) },
      y2: { field: 'to' },
      color: look.colour,
    },
  };
}

function cumulativeLayer(panel: LaidPanel, { laid, page, format }: Drawn): object {
  const encoding = { x: pixel('x'), y: { field: 'sum', ...countScale(panel, page, format, false) } };
  const size = Math.min(page.fontSize * 0.55, laid.barWidth) ** 2;
  return {
    data: { name: 'years' },
    layer: [
      {
        name: 'cumulative_line',
        mark: { type: 'line', color: INK.whole, strokeWidth: Math.max(1, page.lineWidth) },
        encoding,
      },
      { name: 'cumulative_points', mark: { type: 'circle', color: INK.whole, size, opacity: 1 }, encoding },
    ],
  };
}

const baseLine = (name: string, { bottom }: LaidPanel, { plotWidth }: LaidTimeline, page: Page): object => ({
  name,
  data: { values: [{ x: 0, x2: plotWidth, y: bottom }] },
  mark: { type: 'rule', strokeWidth: page.lineWidth, color: INK.axis, opacity: 1 },
  encoding: { x: pixel('x'), x2: { field: 'x2' }, y: pixel('y') },
});

/** Numbers inside the parts where they fit, on plain ground and not on a pattern; a bar of one part has its number above. */
function partNumbers({ laid, page, format, look, colours, stacked }: Drawn): object[] {
  const { smallSize } = page;
  const inside = stacked
    .map(part => ({
      level: part.level,
      whole: part.whole,
      text: format.count(part.n),
      height: part.y2 - part.y1,
      x: (part.x1 + part.x2) / 2,
      y: (part.y1 + part.y2) / 2,
      half: page.measure(format.count(part.n), smallSize) / 2 + 1,
    }))
    .filter(part => colours.size > 1 && !(part.whole && laid.totals))
    .filter(({ height, half }) => height >= smallSize * 1.15 && 2 * half + 1 <= laid.barWidth);
  const grounds = inside
    .filter(part => look.patterns.has(part.level))
    .map(({ level, x, y, half }) => ({
      level,
      x: x - half,
      x2: x + half,
      y: y - smallSize * 0.5,
      y2: y + smallSize * 0.5,
    }));
  const centred = { align: 'center', baseline: 'middle' };
  return [
    ...(grounds.length === 0
      ? []
      : [
          {
            name: 'number_grounds',
            data: { values: grounds },
            mark: { type: 'rect' },
            encoding: { x: pixel('x'), x2: { field: 'x2' }, y: pixel('y'), y2: { field: 'y2' }, color: look.colour },
          },
        ]),
    ...['#ffffff', INK.text].flatMap(ink =>
      textLayer(
        ink === '#ffffff' ? 'numbers_on_dark' : 'numbers_on_light',
        { ...centred, color: ink },
        page,
        inside
          .filter(part => inkOn(colours.get(part.level)!, INK.text) === ink)
          .map(({ x, y, text }) => ({ x, y, text })),
      ),
    ),
  ];
}

function texts(drawn: Drawn): object[] {
  const { laid, page, format, colours } = drawn;
  const { bars, cumulative, years } = laid;
  const head = (name: string, panel: LaidPanel): object[] =>
    textLayer(name, { align: 'left', baseline: 'top', fontSize: page.fontSize }, page, [
      { x: -Math.ceil(laid.left), y: panel.headY, text: panel.head },
    ]);
  return [
    ...textLayer(
      'totals',
      { align: 'center', baseline: 'bottom', ...(colours.size > 1 ? { fontWeight: 'bold' } : {}) },
      page,
      laid.totals ? years.map(({ x, n }) => ({ x, y: downTo(bars, n) - 1.5, text: format.count(n) })) : [],
    ),
    ...textLayer(
      'years',
      { align: 'center', baseline: 'top' },
      page,
      years.filter(year => year.label.length > 0).map(({ x, label }) => ({ x, y: laid.height + 4, text: label })),
    ),
    ...(cumulative === null
      ? []
      : [
          ...textLayer(
            'cumulative_numbers',
            { align: 'right', baseline: 'bottom' },
            page,
            cumulativeNumbers(cumulative, drawn),
          ),
          ...head('head_cumulative', cumulative),
        ]),
    ...head('head_bars', bars),
  ];
}

/** Numbers at the points where the line rises: of all such years where they have room, else of the last alone. */
function cumulativeNumbers(panel: LaidPanel, { laid: { years, plotWidth }, page, format }: Drawn): object[] {
  const { smallSize } = page;
  const step = (years[1]?.x ?? Number.POSITIVE_INFINITY) - (years[0]?.x ?? 0);
  const width = (sum: number): number => page.measure(format.count(sum), smallSize);
  const all = Math.max(...years.map(year => width(year.sum))) + 4 <= step;
  return (all ? years.filter(year => year.n > 0) : years.slice(-1)).map(({ x, sum }) => ({
    // a little to the left, where a rising line isn't
    x: Math.min(plotWidth, x + width(sum) / 2 - (all && years.length > 1 ? smallSize * 0.35 : 0)),
    y: downTo(panel, sum) - smallSize * 0.45,
    text: format.count(sum),
  }));
}

const textLayer = (name: string, mark: object, { smallSize }: Page, values: readonly object[]): object[] =>
  values.length === 0
    ? []
    : [
        {
          name,
          data: { values },
          mark: {
            type: 'text',
            fontSize: smallSize,
            lineHeight: smallSize * LINE,
            color: INK.text,
            x: { expr: 'datum.x' },
            y: { expr: 'datum.y' },
            ...mark,
          },
          encoding: { text: { field: 'text' } },
        },
      ];

import type { Formatter } from '../../base/formatter.ts';
import { contrastingText } from '../contrasting-text.ts';
import { countScale } from '../count-scale.ts';
import type { Look } from '../drawn-legend.ts';
import type { Page } from '../figure-type.ts';
import type { Plot } from '../frame.ts';
import { hatchLayer } from '../hatch.ts';
import { boxLayer, type Label, lineLayer, textLayer } from '../layers.ts';
import { pixel, THEME_COLOURS } from '../theme.ts';
import type { PanelLayout, TimelineLayout } from './layout-timeline.ts';
import { downTo, type StackedPart, stackYears, type YearPart } from './stack-years.ts';

/** Narrower bars would be eaten by a white line around their parts. */
const MIN_OUTLINED = 6;

/** What all layers of a timeline are made with. */
interface Drawn {
  readonly laid: TimelineLayout;
  readonly page: Page;
  readonly format: Formatter;
  readonly look: Look;
  readonly colours: ReadonlyMap<string, string>;
  readonly stacked: readonly StackedPart[];
}

/** A laid timeline as layers of Vega-Lite: bars on an axis of counts, and the cumulative counts on one of their own. */
export function timelinePlot(
  laid: TimelineLayout,
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
            ...baseLine('cumulative_base', cumulative, laid, page),
            { layer: [panel, cumulativeLayer(cumulative, drawn)], resolve: { scale: { y: 'independent' } } },
          ]),
      ...hatchLayer('patterns', stacked, look.patterns),
      ...baseLine('base', bars, laid, page),
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
  const outlined = colours.size > 1 && laid.barWidth >= MIN_OUTLINED;
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

function cumulativeLayer(panel: PanelLayout, { laid, page, format }: Drawn): object {
  const encoding = { x: pixel('x'), y: { field: 'sum', ...countScale(panel, page, format, false) } };
  const size = Math.min(page.fontSize * 0.55, laid.barWidth) ** 2;
  return {
    data: { name: 'years' },
    layer: [
      {
        name: 'cumulative_line',
        mark: { type: 'line', color: THEME_COLOURS.whole, strokeWidth: Math.max(1, page.lineWidth) },
        encoding,
      },
      { name: 'cumulative_points', mark: { type: 'circle', color: THEME_COLOURS.whole, size, opacity: 1 }, encoding },
    ],
  };
}

const baseLine = (
  name: string,
  { bottom }: PanelLayout,
  { plotWidth }: TimelineLayout,
  { lineWidth }: Page,
): object[] =>
  lineLayer(name, [{ x: 0, x2: plotWidth, y: bottom, y2: bottom }], {
    strokeWidth: lineWidth,
    color: THEME_COLOURS.axis,
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
  return [
    ...boxLayer('number_grounds', grounds, {}, { color: look.colour }),
    ...['#ffffff', THEME_COLOURS.text].flatMap(ink =>
      textLayer(
        ink === '#ffffff' ? 'numbers_on_dark' : 'numbers_on_light',
        inside
          .filter(part => contrastingText(colours.get(part.level)!, THEME_COLOURS.text) === ink)
          .map(({ x, y, text }) => ({ x, y, text })),
        smallSize,
        { align: 'center', color: ink },
      ),
    ),
  ];
}

function texts(drawn: Drawn): object[] {
  const { laid, page, format, colours } = drawn;
  const { bars, cumulative, years } = laid;
  const { fontSize, smallSize } = page;
  const head = (name: string, panel: PanelLayout): object[] =>
    textLayer(name, [{ x: -Math.ceil(laid.left), y: panel.headY, text: panel.head }], fontSize, { baseline: 'top' });
  const totals = laid.totals ? years.map(({ x, n }) => ({ x, y: downTo(bars, n) - 1.5, text: format.count(n) })) : [];
  const labels = years
    .filter(({ label }) => label.length > 0)
    .flatMap(({ x, label }) =>
      [bars, ...(cumulative === null ? [] : [cumulative])].map(panel => ({ x, y: panel.bottom + 4, text: label })),
    );
  const above = { align: 'center', baseline: 'bottom' };
  return [
    ...textLayer('totals', totals, smallSize, colours.size > 1 ? { ...above, fontWeight: 'bold' } : above),
    ...textLayer('years', labels, smallSize, { align: 'center', baseline: 'top' }),
    ...(cumulative === null
      ? []
      : [
          ...textLayer('cumulative_numbers', cumulativeNumbers(cumulative, drawn), smallSize, {
            align: 'right',
            baseline: 'bottom',
          }),
          ...head('head_cumulative', cumulative),
        ]),
    ...head('head_bars', bars),
  ];
}

/** Numbers at the points where the line rises: of all such years where they have room, else of the last alone. */
function cumulativeNumbers(panel: PanelLayout, { laid: { years, plotWidth }, page, format }: Drawn): Label[] {
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

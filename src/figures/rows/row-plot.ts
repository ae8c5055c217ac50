import { tickLabels } from '../axis.ts';
import type { Page } from '../figure-type.ts';
import type { Plot } from '../frame.ts';
import { hatchLayer, type Pattern } from '../hatch.ts';
import { LINE_HEIGHT, pixel, THEME_COLOURS } from '../theme.ts';
import { numberFits, type RowChartLayout } from './layout-rows.ts';
import type { RowChart } from './row-chart.ts';
import { rowTexts } from './row-texts.ts';

const CORNERS = { x: pixel('x'), y: pixel('y'), x2: { field: 'x2' }, y2: { field: 'y2' } };
/** A line that can be printed and is quieter than any other. */
const QUIET_LINE = '#8c8c8c';

/** A laid chart of rows as layers of Vega-Lite: shares on a percent axis, rows at the heights that the layout found. */
export function rowPlot(
  chart: RowChart,
  laid: RowChartLayout,
  page: Page,
  colour: object,
  patterns: ReadonlyMap<string, Pattern>,
): Plot {
  const { fontSize, lineWidth } = page;
  const parts = laid.rows.flatMap(({ row, parts }) =>
    parts
      .filter(part => part.share !== null)
      .map(part => ({
        row: row.label,
        level: part.level,
        label: part.label,
        n: part.n,
        N: part.N,
        share: chart.marks === 'stack' ? part.start + (part.share ?? 0) : part.share,
        start: part.start,
        ...(part.low === null ? {} : { low: part.low, high: part.high }),
        top: part.top,
        bottom: part.bottom,
        mid: part.mid,
      })),
  );
  const x = {
    field: 'share',
    type: 'quantitative',
    scale: { domain: [0, laid.axis.most], nice: false, zero: true },
    axis: axisOf(laid, page),
  };
  const text = {
    type: 'text',
    fontSize,
    lineHeight: fontSize * LINE_HEIGHT,
    color: THEME_COLOURS.text,
    baseline: 'middle',
  };
  const layers: object[] = [];
  if (chart.marks === 'dot')
    layers.push(
      ...(chart.stems === true ? [stems(x, colour)] : []),
      ...intervals(parts, x, lineWidth, fontSize * 0.25),
      dots(x, colour, fontSize),
    );
  else {
    layers.push({
      name: chart.marks === 'stack' ? 'segments' : 'bars',
      data: { name: 'shares' },
      mark: chart.marks === 'stack' ? { type: 'rect', stroke: 'white', strokeWidth: 0.5 } : { type: 'rect' },
      encoding: { x, x2: { field: 'start' }, y: pixel('top'), y2: { field: 'bottom' }, color: colour },
    });
    const scale = laid.plotWidth / laid.axis.most;
    const areas = parts.map(part => ({
      level: part.level,
      x1: part.start * scale,
      x2: (part.share ?? 0) * scale,
      y1: part.top,
      y2: part.bottom,
    }));
    layers.push(...hatchLayer('patterns', areas, patterns), ...intervals(parts, x, lineWidth, fontSize * 0.15));
  }
  if (chart.marks === 'stack' && patterns.size > 0) layers.push(...numberGrounds(laid, page, colour, patterns));
  layers.push(...rowTexts(chart, laid, page, text));
  return {
    left: laid.left,
    right: laid.right,
    above: laid.above,
    below: laid.below,
    height: laid.height,
    layers,
    datasets: { shares: parts },
  };
}

function axisOf(laid: RowChartLayout, page: Page): object {
  return {
    title: laid.axisTitle,
    values: laid.axis.values,
    labelExpr: tickLabels(laid.axis),
    format: '',
    labelFontSize: page.smallSize,
    titleFontSize: page.fontSize,
    titleFontWeight: 'normal',
    titleAnchor: 'start',
    titleLineHeight: page.fontSize * LINE_HEIGHT,
    titlePadding: 2,
    labelPadding: 2,
    labelColor: THEME_COLOURS.text,
    titleColor: THEME_COLOURS.text,
    // at 300 dpi a pixel of Vega's is four of the paper's: nothing is rounded to it
    tickRound: false,
    translate: 0,
    labelOverlap: false,
    labelFlush: false,
    tickSize: 3,
    tickWidth: page.lineWidth,
    tickColor: THEME_COLOURS.axis,
    domainWidth: page.lineWidth,
    domainColor: THEME_COLOURS.axis,
    grid: page.gridlines,
    gridColor: THEME_COLOURS.grid,
    gridWidth: 0.5,
  };
}

/**
 * A line from end to end with caps, black, so that it is seen on every colour; of a share of zero it is thin, grey and without
 * caps, so that what is there stands out. The axis is the bars' own: Vega-Lite merges those of all layers.
 */
function intervals(
  parts: readonly { n: number; low?: number; mid: number }[],
  x: object,
  lineWidth: number,
  cap: number,
): object[] {
  if (parts.every(part => part.low === undefined)) return [];
  const rule = { type: 'rule', strokeWidth: Math.max(0.6, lineWidth), color: THEME_COLOURS.text, opacity: 1 };
  const data = { name: 'shares' };
  const transform = [{ filter: 'isValid(datum.low) && datum.n > 0' }];
  const ofZero = parts.some(part => part.low !== undefined && part.n === 0);
  return [
    ...(ofZero
      ? [
          {
            name: 'intervals_of_zero',
            data,
            transform: [{ filter: 'isValid(datum.low) && datum.n === 0' }],
            mark: { ...rule, strokeWidth: lineWidth, color: QUIET_LINE },
            encoding: { x: { ...x, field: 'low' }, x2: { field: 'high' }, y: pixel('mid') },
          },
        ]
      : []),
    {
      name: 'intervals',
      data,
      transform,
      mark: rule,
      encoding: { x: { ...x, field: 'low' }, x2: { field: 'high' }, y: pixel('mid') },
    },
    ...['low', 'high'].map(end => ({
      name: `caps_${end}`,
      data,
      transform,
      mark: { ...rule, y: { expr: `datum.mid - ${cap}` }, y2: { expr: `datum.mid + ${cap}` } },
      encoding: { x: { ...x, field: end } },
    })),
  ];
}

/** Narrow areas and not lines: they have their dot's colour, also where that is too light for a line. */
const stems = (x: object, colour: object): object => ({
  name: 'stems',
  data: { name: 'shares' },
  mark: { type: 'rect', y: { expr: 'datum.mid - 0.5' }, y2: { expr: 'datum.mid + 0.5' } },
  encoding: { x, x2: { field: 'start' }, color: colour },
});

const dots = (x: object, colour: object, fontSize: number): object => ({
  name: 'dots',
  data: { name: 'shares' },
  mark: { type: 'circle', size: (fontSize * 0.7) ** 2, opacity: 1 },
  encoding: { x, y: pixel('mid'), color: colour },
});

/** Numbers inside segments stand on plain ground and not on a pattern. */
function numberGrounds(
  laid: RowChartLayout,
  page: Page,
  colour: object,
  patterns: ReadonlyMap<string, Pattern>,
): object[] {
  const scale = laid.plotWidth / laid.axis.most;
  const values = laid.rows.flatMap(({ parts }) =>
    parts
      .filter(part => patterns.has(part.level) && numberFits(part, scale, page))
      .map(part => {
        const half = page.measure(part.text, page.smallSize) / 2 + 1;
        const middle = (part.start + (part.share ?? 0) / 2) * scale;
        return { level: part.level, x: middle - half, x2: middle + half, y: part.top + 0.5, y2: part.bottom - 0.5 };
      }),
  );
  return [
    { name: 'number_grounds', data: { values }, mark: { type: 'rect' }, encoding: { ...CORNERS, color: colour } },
  ];
}

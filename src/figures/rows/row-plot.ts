import { tickLabels } from '../axis.ts';
import type { Page } from '../figure-type.ts';
import type { Plot } from '../frame.ts';
import { hatchLayer, type Pattern } from '../hatch.ts';
import { LINE_HEIGHT, pixel, THEME_COLOURS } from '../theme.ts';
import type { PartLayout, RowChartLayout } from './layout-rows.ts';
import type { RowChart } from './row-chart.ts';

const CORNERS = { x: pixel('x'), y: pixel('y'), x2: { field: 'x2' }, y2: { field: 'y2' } };
const AT = { x: { expr: 'datum.x' }, y: { expr: 'datum.y' } };

/** A laid chart of rows as layers of Vega-Lite: shares on a percent axis, rows at the heights that the layout found. */
export function rowPlot(
  chart: RowChart,
  laid: RowChartLayout,
  page: Page,
  colour: object,
  patterns: ReadonlyMap<string, Pattern>,
): Plot {
  const { fontSize, smallSize, lineWidth } = page;
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
    layers.push(...hatchLayer('patterns', areas, patterns), ...intervals(parts, x, lineWidth, fontSize * 0.2));
  }
  if (chart.marks === 'stack' && patterns.size > 0) layers.push(...numberGrounds(laid, page, colour, patterns));
  layers.push(...texts(chart, laid, page, text, smallSize));
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

/** A line from end to end with caps, black, so that it is seen on every colour. The axis is the bars' own: Vega-Lite merges those of all layers. */
function intervals(
  parts: readonly { low?: number; mid: number }[],
  x: object,
  lineWidth: number,
  cap: number,
): object[] {
  if (parts.every(part => part.low === undefined)) return [];
  const rule = { type: 'rule', strokeWidth: Math.max(0.6, lineWidth), color: THEME_COLOURS.text, opacity: 1 };
  const data = { name: 'shares' };
  const transform = [{ filter: 'isValid(datum.low)' }];
  return [
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

/** A number inside a segment, where it has room. */
const numberFits = (part: PartLayout, scale: number, page: Page): boolean =>
  part.text !== '' && page.measure(part.text, page.smallSize) + 3 <= (part.share ?? 0) * scale;

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

function texts(chart: RowChart, laid: RowChartLayout, page: Page, text: object, smallSize: number): object[] {
  const line = page.fontSize * LINE_HEIGHT;
  const layers: object[] = [];
  const add = (name: string, mark: object, values: readonly object[]): void => {
    if (values.length > 0)
      layers.push({ name, data: { values }, mark: { ...text, ...AT, ...mark }, encoding: { text: { field: 'text' } } });
  };
  const middle = (top: number, bottom: number, lines: number): number => (top + bottom) / 2 - ((lines - 1) * line) / 2;
  const labels = (strong: boolean): object[] =>
    laid.rows
      .filter(({ row }) => row.kind === 'row' && row.strong === strong)
      .map(({ labelLines, top, bottom }) => ({
        x: -laid.labelGap,
        y: middle(top, bottom, labelLines.length),
        text: labelLines,
      }));
  add('labels', { align: 'right' }, labels(false));
  add('strong_labels', { align: 'right', fontWeight: 'bold' }, labels(true));
  add(
    'remarks',
    { align: 'left', color: THEME_COLOURS.quiet },
    laid.rows
      .filter(({ row }) => row.remark !== undefined && row.parts.length === 0)
      .map(({ row, top, bottom }) => ({ x: 3, y: (top + bottom) / 2, text: row.remark })),
  );
  // no grid line runs through the words of a heading
  const wide = laid.rows
    .filter(({ row }) => row.kind === 'heading')
    .map(({ labelLines, top, bottom }) => ({
      x: -Math.ceil(laid.left),
      x2: 2 - Math.ceil(laid.left) + Math.max(...labelLines.map(words => page.measure(words, page.fontSize, true))),
      y: top,
      y2: bottom,
    }))
    .filter(box => box.x2 > -2);
  if (wide.length > 0 && page.gridlines)
    layers.push({
      name: 'heading_grounds',
      data: { values: wide },
      mark: { type: 'rect', color: 'white' },
      encoding: CORNERS,
    });
  add(
    'headings',
    { align: 'left', fontWeight: 'bold' },
    laid.rows
      .filter(({ row }) => row.kind === 'heading')
      .map(({ labelLines, top, bottom }) => ({
        x: -Math.ceil(laid.left),
        y: middle(top, bottom, labelLines.length),
        text: labelLines,
      })),
  );
  const scale = laid.plotWidth / laid.axis.most;
  if (chart.marks === 'bar')
    add(
      'numbers',
      { align: 'left', fontSize: smallSize },
      laid.rows.flatMap(({ parts }) =>
        parts
          .filter(part => part.text !== '')
          .map(part => ({ x: (part.high ?? part.share ?? 0) * scale + 3, y: part.mid, text: part.text })),
      ),
    );
  if (chart.marks === 'stack')
    for (const ink of ['#ffffff', THEME_COLOURS.text])
      add(
        ink === '#ffffff' ? 'numbers_on_dark' : 'numbers_on_light',
        { align: 'center', fontSize: smallSize, color: ink },
        laid.rows.flatMap(({ parts }) =>
          parts
            .filter(part => part.ink === ink && numberFits(part, scale, page))
            .map(part => ({ x: (part.start + (part.share ?? 0) / 2) * scale, y: part.mid, text: part.text })),
        ),
      );
  laid.columns.forEach(({ x, size, header }, index) => {
    const at = laid.plotWidth + (laid.right - (laid.columns.at(-1)?.x ?? 0)) + x;
    add(
      `column_${index + 1}`,
      { align: 'right', fontSize: size },
      laid.rows
        .filter(({ row }) => (row.cells[index] ?? '') !== '')
        .map(({ cells, top, bottom }) => {
          const lines = cells[index]!;
          return { x: at, y: middle(top, bottom, lines.length), text: lines };
        }),
    );
    add(`head_${index + 1}`, { align: 'right', fontSize: size, fontWeight: 'bold' }, [
      { x: at, y: -2 - line * (header.length - 0.5), text: header },
    ]);
  });
  add(
    'head_labels',
    { align: 'left', fontWeight: 'bold' },
    laid.labelHeader.length === 0
      ? []
      : [{ x: -Math.ceil(laid.left), y: -2 - line * (laid.labelHeader.length - 0.5), text: laid.labelHeader }],
  );
  return layers;
}

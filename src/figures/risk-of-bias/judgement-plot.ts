import { contrastingText } from '../contrasting-text.ts';
import type { Page } from '../figure-type.ts';
import type { Plot } from '../frame.ts';
import { symbolLayer, textLayer } from '../layers.ts';
import { type LegendLayout, layoutLegend } from '../legend.ts';
import { LINE_HEIGHT, THEME_COLOURS } from '../theme.ts';
import { JUDGEMENTS, type Judgement, lightColour, SIGNS } from './judgements.ts';
import type { PageLayout } from './layout-judgements.ts';
import type { JudgementGrid } from './read-judgements.ts';

/** Legends above the lights: what the signs mean, and what the columns are. */
export interface JudgementLegends {
  readonly judgements: LegendLayout;
  readonly criteria: LegendLayout;
  readonly height: number;
}

export function layoutJudgementLegends(
  legend: JudgementGrid['legend'],
  tool: string,
  criteria: readonly string[],
  page: Page,
  width: number,
): JudgementLegends {
  const judgements = layoutLegend({ title: tool, entries: [...legend], symbol: 'circle' }, page, width);
  const entries = criteria.map(label => ({ key: label, label }));
  const named = layoutLegend({ title: '', entries, symbol: 'circle' }, page, width);
  const gap = page.fontSize * 0.75;
  return {
    judgements,
    criteria: named,
    height: judgements.height + named.height + (criteria.length === 0 ? 1 : 2) * gap,
  };
}

/** A laid page of lights as layers of Vega-Lite. */
export function judgementPlot(
  laid: PageLayout,
  legends: JudgementLegends,
  page: Page,
  palette: string,
  /** how high heads that stand upright are; null for heads of one line */
  turnedHeight: number | null,
): Plot {
  const { fontSize, lineWidth } = page;
  const line = fontSize * LINE_HEIGHT;
  const head = turnedHeight === null ? line + 2 : turnedHeight + 4;
  const top = -head - legends.height;
  const criteriaTop = top + legends.judgements.height + fontSize * 0.75;
  const spots = [
    ...laid.units.flatMap(unit => unit.lights.map((judgement, i) => ({ judgement, x: unit.xs[i]!, y: unit.y }))),
    ...legends.judgements.entries.map(entry => ({
      judgement: entry.key as Judgement,
      x: entry.x + fontSize * 0.15,
      y: top + entry.y,
    })),
  ];
  const legendText = (part: { x: number; y: number; lines: readonly string[] }, shift: number) => ({
    x: part.x,
    y: shift + part.y,
    text: part.lines,
  });
  return {
    left: 0,
    right: 0,
    above: head + legends.height,
    below: 0,
    height: laid.height,
    datasets: {},
    layers: [
      ...textLayer(
        'legend_title',
        legends.judgements.title.map(part => legendText(part, top)),
        fontSize,
        { fontWeight: 'bold' },
      ),
      ...JUDGEMENTS.flatMap(judgement =>
        lights(
          judgement,
          spots.filter(spot => spot.judgement === judgement).map(({ x, y }) => ({ x, y })),
          { fontSize, lineWidth: Math.max(0.5, lineWidth), palette },
        ),
      ),
      ...textLayer(
        'legend_labels',
        legends.judgements.entries.map(entry =>
          legendText({ ...entry, x: entry.textX + fontSize * 0.2, y: entry.textY }, top),
        ),
        fontSize,
      ),
      ...textLayer(
        'criteria',
        legends.criteria.entries.map(entry =>
          legendText({ ...entry, x: entry.x - fontSize * 0.425, y: entry.textY }, criteriaTop),
        ),
        fontSize,
      ),
      ...textLayer(
        'heads',
        laid.heads.map(({ x, text }) => ({ x, y: turnedHeight === null ? -head / 2 - 1 : -3, text })),
        fontSize,
        {
          align: turnedHeight === null ? 'center' : 'left',
          fontWeight: 'bold',
          angle: turnedHeight === null ? 0 : 270,
        },
      ),
      ...textLayer(
        'labels',
        laid.units.map(unit => ({ x: unit.x, y: unit.y - ((unit.lines.length - 1) / 2) * line, text: unit.lines })),
        fontSize,
        { align: 'right' },
      ),
    ],
  };
}

function lights(
  judgement: Judgement,
  spots: readonly { x: number; y: number }[],
  { fontSize, lineWidth, palette }: { fontSize: number; lineWidth: number; palette: string },
): object[] {
  const fill = lightColour(judgement, palette);
  const sign = SIGNS[judgement];
  const name = judgement.replace('-', '_');
  return [
    ...symbolLayer(`lights_${name}`, spots, {
      shape: 'circle',
      size: (fontSize * 1.12) ** 2,
      fill,
      stroke: THEME_COLOURS.quiet,
      strokeWidth: lineWidth,
    }),
    ...(sign === ''
      ? []
      : textLayer(
          `signs_${name}`,
          spots.map(spot => ({ ...spot, text: sign })),
          fontSize,
          { align: 'center', fontWeight: 'bold', color: contrastingText(fill, THEME_COLOURS.text) },
        )),
  ];
}

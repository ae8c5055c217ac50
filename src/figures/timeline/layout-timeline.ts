import type { Formatter } from '../../base/formatter.ts';
import { type CountAxis, countAxis } from '../count-axis.ts';
import { DoesNotFit, type Page } from '../figure-type.ts';
import { contentWidth } from '../frame.ts';
import { LINE_HEIGHT } from '../theme.ts';
import { widest } from '../wrap.ts';
import type { YearCount } from './year-counts.ts';

/** Years nearer to each other than this (in points) can't be told apart. */
const MIN_STEP = 2.5;
/** Of its step, a bar takes so much, and never more than so many points. */
const BAR = 0.72;
const WIDEST_BAR = 54;
/** Labels of years from one to the next. */
const STRIDES = [1, 2, 5, 10, 20, 50, 100, 200, 500] as const;
/** What is printed beneath a year that was searched in part. */
const PART = '(part)';

/** One of the two panels: its axis, and where it stands. */
export interface PanelLayout {
  readonly axis: CountAxis;
  readonly head: string;
  readonly headY: number;
  readonly top: number;
  readonly bottom: number;
}

export interface YearLayout extends YearCount {
  readonly x: number;
  /** [] where a label has no room beside the others */
  readonly label: readonly string[];
}

export interface TimelineLayout {
  readonly left: number;
  readonly right: number;
  readonly plotWidth: number;
  readonly height: number;
  readonly above: number;
  readonly below: number;
  readonly barWidth: number;
  readonly years: readonly YearLayout[];
  readonly bars: PanelLayout;
  readonly cumulative: PanelLayout | null;
  /** whether each bar has its number above it */
  readonly totals: boolean;
}

/** Heads of the panels. */
export interface TimelineHeads {
  readonly bars: string;
  /** null for no panel of cumulative counts */
  readonly cumulative: string | null;
}

/**
 * The places of a timeline's years. Cumulative counts have a panel of their own below the bars: on the bars' axis they would
 * flatten them, and a second axis beside it is misread. The bars come first, next to their legend.
 *
 * @throws Cramped where the years stand too close
 */
export function layoutTimeline(
  years: readonly YearCount[],
  heads: TimelineHeads,
  page: Page,
  format: Formatter,
): TimelineLayout {
  const { fontSize, smallSize } = page;
  const small = (text: string): number => page.measure(text, smallSize);
  const line = fontSize * LINE_HEIGHT;
  const barsHeight = Math.min(150, Math.max(95, page.width * 0.36));
  const cumulativeHeight = heads.cumulative === null ? 0 : barsHeight * 0.6;
  /** room for a panel's head, and for what sticks out above its axis: a tick's label, or a number */
  const roomAbove = (largest: number, most: number, panelHeight: number): number =>
    line + Math.max(smallSize * 0.6, smallSize * 1.5 - (1 - largest / most) * panelHeight);
  const axisFor = (largest: number, panelHeight: number): CountAxis =>
    countAxis(largest, Math.max(3, Math.floor(panelHeight / (smallSize * 2.2))));
  const largest = Math.max(0, ...page.holds, ...years.map(year => year.n));
  const barsAxis = axisFor(largest, barsHeight);
  const barsAbove = roomAbove(largest, barsAxis.most, barsHeight);
  const sum = years.at(-1)?.sum ?? 0;
  const cumulativeAxis = axisFor(sum, cumulativeHeight);
  const part = years.some(year => year.partial);
  const yearsHeight = 6 + smallSize * LINE_HEIGHT * (part ? 2 : 1);
  const cumulativeHead = barsHeight + yearsHeight + fontSize * 0.75;
  const cumulativeTop = cumulativeHead + roomAbove(sum, cumulativeAxis.most, cumulativeHeight);
  const height = heads.cumulative === null ? barsHeight : cumulativeTop + cumulativeHeight;
  const bars: PanelLayout = {
    axis: barsAxis,
    head: heads.bars,
    headY: -barsAbove,
    top: 0,
    bottom: barsHeight,
  };
  const cumulative: PanelLayout | null =
    heads.cumulative === null
      ? null
      : { axis: cumulativeAxis, head: heads.cumulative, headY: cumulativeHead, top: cumulativeTop, bottom: height };
  const ticks = [bars, cumulative].flatMap(entry => (entry?.axis.values ?? []).map(value => format.count(value)));
  const left = widest(ticks, small) + 7;
  const labelWidth = Math.max(
    widest(
      years.map(year => year.year),
      small,
    ),
    part ? small(PART) : 0,
  );
  const room = contentWidth(page) - Math.ceil(left);
  // half the last year's label may stand beyond its bar
  const right = Math.max(0, (labelWidth - (room - labelWidth / 2) / Math.max(1, years.length - 0.5)) / 2);
  const plotWidth = room - right;
  const step = plotWidth / years.length;
  if (step < MIN_STEP)
    throw new DoesNotFit(
      `${years.length} years would be ${Math.round(step * 10) / 10} pt apart, and ${MIN_STEP} pt are needed`,
    );
  const barWidth = Math.min(WIDEST_BAR, step * BAR);
  const stride = STRIDES.find(size => size * step >= labelWidth + smallSize * 0.5) ?? STRIDES.at(-1)!;
  const totals =
    widest(
      years.map(year => format.count(year.n)),
      small,
    ) +
      2 <=
    step;
  // every second year counts back from the last, which matters most; wider strides stop at round years
  const last = Number(years.at(-1)?.year);
  const labelled = (year: number): boolean => (stride > 2 ? year : last - year) % stride === 0;
  return {
    left,
    right,
    plotWidth,
    height,
    above: barsAbove,
    below: yearsHeight,
    barWidth,
    years: years.map((year, index) => ({
      ...year,
      x: (index + 0.5) * step,
      label: !labelled(Number(year.year)) ? [] : year.partial ? [year.year, PART] : [year.year],
    })),
    bars,
    cumulative,
    totals,
  };
}

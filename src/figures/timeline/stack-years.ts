import type { PanelLayout, TimelineLayout } from './layout-timeline.ts';

/** A part of a year's bar. */
export interface YearPart {
  readonly year: string;
  readonly level: string;
  readonly label: string;
  readonly n: number;
}

/** A part in its place: its counts from the bottom of the bar, and its corners. */
export interface StackedPart extends YearPart {
  readonly from: number;
  readonly to: number;
  /** whether the whole bar is this part */
  readonly whole: boolean;
  readonly x1: number;
  readonly x2: number;
  readonly y1: number;
  readonly y2: number;
}

/** How far down a count stands in its panel. */
export const downTo = ({ axis, top, bottom }: PanelLayout, n: number): number =>
  bottom - (n / axis.most) * (bottom - top);

/** Puts the parts of each year on top of each other, in their order. */
export function stackYears({ years, bars, barWidth }: TimelineLayout, parts: readonly YearPart[]): StackedPart[] {
  const place = new Map(years.map(year => [year.year, year]));
  const tops = new Map<string, number>();
  return parts.map(part => {
    const { x, n } = place.get(part.year)!;
    const from = tops.get(part.year) ?? 0;
    const to = from + part.n;
    tops.set(part.year, to);
    return {
      ...part,
      from,
      to,
      whole: part.n === n,
      x1: x - barWidth / 2,
      x2: x + barWidth / 2,
      y1: downTo(bars, to),
      y2: downTo(bars, from),
    };
  });
}

import type { Formatter } from '../base/formatter.ts';

export interface PercentAxis {
  /** the end of the scale, as a share */
  readonly most: number;
  /** shares with a tick */
  readonly values: readonly number[];
  /** what is printed at each of them */
  readonly labels: readonly string[];
}

/**
 * A percent axis from 0 that holds `largest`: round steps, at most six of them, fewer where there is little room.
 *
 * @param largest the largest share or end of an interval
 * @param room how many ticks have room
 */
export function percentAxis(largest: number, format: Formatter, room = 6): PercentAxis {
  const percent = Math.min(100, Math.max(largest * 100, 1));
  const step = [1, 2, 5, 10, 20, 25, 50].find(size => Math.ceil(percent / size - 1e-9) < Math.max(room, 2)) ?? 100;
  const count = Math.ceil(percent / step - 1e-9);
  const values = Array.from({ length: count + 1 }, (_, i) => (i * step) / 100);
  return {
    most: (count * step) / 100,
    values,
    labels: values.map((_, i) => `${i * step}${format.style.percentSpace ? '\u00a0' : ''}%`),
  };
}

/** An expression that prints a tick's own label. */
export const tickLabels = (axis: PercentAxis): string =>
  `({${axis.values.map((value, i) => `${JSON.stringify(String(value))}: ${JSON.stringify(axis.labels[i])}`).join(', ')}})[datum.value]`;

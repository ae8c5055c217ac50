import type { CheckboxOption } from './checkbox-field.ts';
import type { Sheet } from './detector.ts';

/** so many columns, side by side, are needed where only their common beginning names a question */
const LEAST = 3;
/** of all boxes, so many at most are ticked in a question with several answers */
const MOST_TICKED = 0.8;
/** two coders tick the same boxes, two options do not */
const MOST_ALIKE = 0.7;
const BOX = /^(true|false|0|1)$/i;

/**
 * Whether columns of 0 and 1, or of TRUE and FALSE, are the options of one question, though no mark says so: neighbours with
 * named options that are filled in the same rows, of which some rows have several ticks and which are not ticked alike.
 */
export function tickedTogether({ rows, profiles }: Sheet, options: readonly CheckboxOption[]): boolean {
  if (options.length < LEAST || options.some(({ value }) => !/\p{L}{2}/u.test(value) || /\d$/.test(value)))
    return false;
  if (options.some(({ index }, i) => i > 0 && index !== options[i - 1]!.index + 1)) return false;
  const columns = options.map(({ index }) => profiles[index]!);
  if (!columns.every(({ missing, values }) => missing.size === 0 && values.every(([text]) => BOX.test(text))))
    return false;
  const ticks = options.map(({ ticks: { on }, index }) =>
    Array.from({ length: rows }, (_, row) => on.includes(profiles[index]!.text(row))),
  );
  let several = 0;
  let filled = 0;
  let ticked = 0;
  for (let row = 0; row < rows; row++) {
    const own = columns.filter(column => column.text(row) !== '').length;
    if (own > 0 && own < columns.length) return false;
    const count = ticks.filter(column => column[row]).length;
    if (own > 0) filled++;
    if (count > 1) several++;
    ticked += count;
  }
  if (several < 2 || filled < 5 || ticked > filled * options.length * MOST_TICKED) return false;
  return options.every((_, a) => options.every((__, b) => a >= b || likeness(ticks[a]!, ticks[b]!) <= MOST_ALIKE));
}

/** Rows that both tick, of those that one of them ticks. */
function likeness(a: readonly boolean[], b: readonly boolean[]): number {
  const both = a.filter((ticked, row) => ticked && b[row]).length;
  const either = a.filter((ticked, row) => ticked || b[row]).length;
  return either === 0 ? 0 : both / either;
}

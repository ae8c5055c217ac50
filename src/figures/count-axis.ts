export interface CountAxis {
  /** the end of the scale */
  readonly most: number;
  /** counts with a tick */
  readonly values: readonly number[];
}

/**
 * An axis of counts from 0 that holds `largest`: whole, round steps, at most `room` ticks.
 *
 * @example countAxis(87) // => { most: 100, values: [0, 20, 40, 60, 80, 100] }
 * @example countAxis(2) // => { most: 2, values: [0, 1, 2] }
 * @example countAxis(0) // => { most: 1, values: [0, 1] }
 */
export function countAxis(largest: number, room = 6): CountAxis {
  const end = Math.max(1, largest);
  let step = 1;
  for (let size = 1; Math.ceil(end / step) > Math.max(1, room - 1); size *= 10)
    for (const part of [1, 2, 5]) {
      step = part * size;
      if (Math.ceil(end / step) <= Math.max(1, room - 1)) break;
    }
  const count = Math.ceil(end / step);
  return { most: count * step, values: Array.from({ length: count + 1 }, (_, i) => i * step) };
}

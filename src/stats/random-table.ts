import type { Random } from './random.ts';
import { logFactorial } from './special/log-gamma.ts';

/** log 0! … log n!, for many tables with the same total. */
export function logFactorials(n: number): Float64Array {
  const table = new Float64Array(n + 1);
  for (let i = 2; i <= n; i++) table[i] = logFactorial(i);
  return table;
}

/** A hypergeometric draw by inversion outwards from the mode: `marked` of `all`, `drawn` taken. */
function draw(marked: number, all: number, drawn: number, logs: Float64Array, random: Random): number {
  const lowest = Math.max(0, drawn + marked - all);
  const highest = Math.min(marked, drawn);
  if (lowest === highest) return lowest;
  const mode = Math.min(highest, Math.max(lowest, Math.floor(((marked + 1) * (drawn + 1)) / (all + 2))));
  const plain = all - marked;
  const log =
    logs[marked]! -
    logs[mode]! -
    logs[marked - mode]! +
    logs[plain]! -
    logs[drawn - mode]! -
    logs[plain - drawn + mode]! -
    logs[all]! +
    logs[drawn]! +
    logs[all - drawn]!;
  const peak = Math.exp(log);
  for (;;) {
    // a sum that rounding leaves just short of a large u is met by drawing again
    let u = random.uniform() - peak;
    if (u < 0) return mode;
    let down = mode;
    let up = mode;
    let pDown = peak;
    let pUp = peak;
    while (down > lowest || up < highest) {
      if (up < highest) {
        pUp *= ((marked - up) * (drawn - up)) / ((up + 1) * (plain - drawn + up + 1));
        up++;
        u -= pUp;
        if (u < 0) return up;
      }
      if (down > lowest) {
        pDown *= (down * (plain - drawn + down)) / ((marked - down + 1) * (drawn - down + 1));
        down--;
        u -= pDown;
        if (u < 0) return down;
      }
    }
  }
}

/**
 * Fills `cells` (row by row) with a random table that has these margins, as chance alone would give it: each cell is a
 * hypergeometric draw from what its row and column have left. `logs` is `logFactorials(total)`; nothing is allocated.
 * Source: Patefield 1981, Applied Statistics 30 (AS 159).
 *
 * @example randomTable([1], [1], new Float64Array(1), new Float64Array(1), new Float64Array(2), { next: () => 0.5 }) // => undefined
 */
export function randomTable(
  rows: readonly number[],
  columns: readonly number[],
  cells: Float64Array,
  left: Float64Array,
  logs: Float64Array,
  random: Random,
): void {
  const width = columns.length;
  let all = 0;
  for (let j = 0; j < width; j++) {
    left[j] = columns[j]!;
    all += columns[j]!;
  }
  for (let i = 0; i < rows.length; i++) {
    let need = rows[i]!;
    let rest = all;
    for (let j = 0; j < width; j++) {
      const available = left[j]!;
      const x = need === 0 ? 0 : draw(available, rest, need, logs, random);
      cells[i * width + j] = x;
      left[j] = available - x;
      rest -= available;
      need -= x;
    }
    all -= rows[i]!;
  }
}

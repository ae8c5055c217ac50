/** Tables that are this much more probable than the observed one still count as equal: rounding, not probability. */
export const TIE = 1 + 1e-7;

/**
 * The two-sided P value of Fisher's exact test for two rows and two columns: all tables with these margins that are no more
 * probable than [[a, b], [c, d]]. Summed outwards from the most probable table, so that no factorial is ever formed.
 * Source: Fisher 1935; Freeman & Halton 1951, Biometrika 38:141 (which tables count).
 *
 * @example fisherTwoByTwo(0, 0, 3, 4) // => 1
 */
export function fisherTwoByTwo(a: number, b: number, c: number, d: number): number {
  const row = a + b;
  const column = a + c;
  const rest = c + d;
  const lowest = Math.max(0, column - rest);
  const highest = Math.min(row, column);
  const total = row + rest;
  const mode = Math.min(highest, Math.max(lowest, Math.floor(((row + 1) * (column + 1)) / (total + 2))));
  const up = (x: number): number => ((row - x) * (column - x)) / ((x + 1) * (rest - column + x + 1));
  // weights relative to the mode: first the observed one, then all
  let observed = 1;
  for (let x = mode; x < a; x++) observed *= up(x);
  for (let x = mode; x > a; x--) observed /= up(x - 1);
  const limit = observed * TIE;
  let all = 0;
  let extreme = 0;
  const add = (weight: number): void => {
    all += weight;
    if (weight <= limit) extreme += weight;
  };
  const tail = (start: number, end: number, step: 1 | -1, first: number): void => {
    let weight = first;
    for (let x = start; step > 0 ? x <= end : x >= end; x += step) {
      add(weight);
      // nothing beyond changes a digit of either sum
      if (weight < 1e-20 * (extreme > 0 ? extreme : observed)) break;
      weight *= step > 0 ? up(x) : 1 / up(x - 1);
    }
  };
  tail(mode, highest, 1, 1);
  if (mode > lowest) tail(mode - 1, lowest, -1, 1 / up(mode - 1));
  return Math.min(1, extreme / all);
}

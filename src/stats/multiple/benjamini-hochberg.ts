/**
 * P values adjusted so that the expected share of false findings among the findings stays below the level, in the given
 * order. Source: Benjamini & Hochberg 1995, JRSS B 57:289.
 *
 * @example benjaminiHochberg([0.01, 0.04, 0.03]) // => [0.03, 0.04, 0.04]
 */
export function benjaminiHochberg(p: readonly number[]): number[] {
  const order = p.map((_, i) => i).sort((a, b) => p[b]! - p[a]! || a - b);
  const adjusted = new Array<number>(p.length);
  let lowest = 1;
  order.forEach((at, rank) => {
    lowest = Math.min(lowest, (p.length / (p.length - rank)) * p[at]!);
    adjusted[at] = lowest;
  });
  return adjusted;
}

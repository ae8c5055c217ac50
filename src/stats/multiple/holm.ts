/**
 * P values adjusted so that the chance of any false finding among them stays below the level, in the given order.
 * Source: Holm 1979, Scandinavian Journal of Statistics 6:65.
 *
 * @example holm([0.01, 0.04, 0.03]) // => [0.03, 0.06, 0.06]
 */
export function holm(p: readonly number[]): number[] {
  const order = p.map((_, i) => i).sort((a, b) => p[a]! - p[b]! || a - b);
  const adjusted = new Array<number>(p.length);
  let highest = 0;
  order.forEach((at, rank) => {
    highest = Math.max(highest, Math.min(1, (p.length - rank) * p[at]!));
    adjusted[at] = highest;
  });
  return adjusted;
}

/**
 * What Stirling's formula leaves out: log Γ(n+1) − (n + ½) log n + n − ½ log 2π, for real n > 0.
 * From 16 on by the asymptotic series, below by recurrence from there, so that no two large logs are subtracted.
 * Source: Loader 2000, Fast and accurate computation of binomial probabilities; DLMF 5.11.1.
 *
 * @example stirlingError(1) // => 0.08106146679532723
 */
export function stirlingError(n: number): number {
  let shifted = 0;
  let m = n;
  while (m < 16) {
    shifted += (m + 0.5) * Math.log1p(1 / m) - 1;
    m += 1;
  }
  const r = 1 / (m * m);
  const series =
    (1 / 12 - (1 / 360 - (1 / 1260 - (1 / 1680 - (1 / 1188 - (691 / 360360 - r / 156) * r) * r) * r) * r) * r) / m;
  return series + shifted;
}

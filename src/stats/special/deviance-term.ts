/**
 * x log(x / mean) + mean − x without cancellation where x is near the mean: half a Poisson deviance.
 * x = 0 gives the mean. Source: Loader 2000, Fast and accurate computation of binomial probabilities.
 *
 * @example devianceTerm(0, 3) // => 3
 */
export function devianceTerm(x: number, mean: number): number {
  if (x === 0) return mean;
  const d = x - mean;
  if (Math.abs(d) >= 0.1 * (x + mean)) return x * Math.log(x / mean) - d;
  const v = d / (x + mean);
  let sum = d * v;
  let term = 2 * x * v;
  for (let j = 3; j < 2000; j += 2) {
    term *= v * v;
    const next = sum + term / j;
    if (next === sum) break;
    sum = next;
  }
  return sum;
}

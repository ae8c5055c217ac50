/**
 * The zero of a monotone function between `low` and `high`, to the last digits; null where the ends have the same sign.
 * Source: Chandrupatla 1997, Advances in Engineering Software 28 (bisection and inverse quadratic interpolation).
 *
 * @example findRoot(x => x * x - 4, 0, 10) // => 2
 */
export function findRoot(f: (x: number) => number, low: number, high: number): number | null {
  let a = high;
  let b = low;
  let fa = f(a);
  let fb = f(b);
  if (fa === 0) return a;
  if (fb === 0) return b;
  if (fa > 0 === fb > 0) return null;
  let t = 0.5;
  for (let i = 0; i < 300; i++) {
    const x = a + t * (b - a);
    const fx = f(x);
    let c: number;
    let fc: number;
    if (fx > 0 === fa > 0) {
      c = a;
      fc = fa;
    } else {
      c = b;
      fc = fb;
      b = a;
      fb = fa;
    }
    a = x;
    fa = fx;
    const best = Math.abs(fa) < Math.abs(fb) ? a : b;
    const tolerance = (2.3e-16 * Math.abs(best) + 1e-300) / Math.abs(b - c || 1);
    if (fa === 0) return a;
    if (Math.abs(b - a) <= 4.5e-16 * Math.abs(best) + 1e-300) return best;
    const xi = (a - b) / (c - b);
    const phi = (fa - fb) / (fc - fb);
    if (phi * phi < xi && (1 - phi) * (1 - phi) < 1 - xi) {
      t = (fa / (fb - fa)) * (fc / (fb - fc)) + ((c - a) / (b - a)) * (fa / (fc - fa)) * (fb / (fc - fb));
    } else t = 0.5;
    t = Math.min(1 - tolerance, Math.max(tolerance, t));
  }
  return Math.abs(fa) < Math.abs(fb) ? a : b;
}

import { confidenceTail } from '../confidence-tail.ts';
import { clipped } from '../proportion/method.ts';
import { gammaKernel } from '../special/incomplete-gamma.ts';
import { normalDensity } from '../special/normal-cdf.ts';
import { simultaneousMethod } from './method.ts';

/** The probability that every count of a multinomial sample lies within `c` of the observed one, by Edgeworth. */
function coverage(counts: readonly number[], N: number, c: number): number {
  let logInside = 0;
  let gap = N;
  let variance = 0;
  let third = 0;
  let fourth = 0;
  for (const n of counts) {
    // a Poisson variable with mean n, truncated to n ± c; moments about n, so that nothing cancels
    let mass = 0;
    let m1 = 0;
    let m2 = 0;
    let m3 = 0;
    let m4 = 0;
    for (let x = Math.max(0, n - c); x <= n + c; x++) {
      const w = n === 0 ? (x === 0 ? 1 : 0) : gammaKernel(x, n);
      const d = x - n;
      mass += w;
      m1 += w * d;
      m2 += w * d * d;
      m3 += w * d * d * d;
      m4 += w * d * d * d * d;
    }
    m1 /= mass;
    m2 /= mass;
    m3 /= mass;
    m4 /= mass;
    const s2 = m2 - m1 * m1;
    logInside += Math.log(mass);
    gap -= n + m1;
    variance += s2;
    third += m3 - 3 * m1 * m2 + 2 * m1 ** 3;
    fourth += m4 - 4 * m1 * m3 + 6 * m1 * m1 * m2 - 3 * m1 ** 4 - 3 * s2 * s2;
  }
  if (variance === 0) return 0;
  const z = gap / Math.sqrt(variance);
  const g1 = third / variance ** 1.5;
  const g2 = fourth / (variance * variance);
  const zz = z * z;
  const edgeworth =
    1 +
    (g1 / 6) * (z * zz - 3 * z) +
    (g2 / 24) * (zz * zz - 6 * zz + 3) +
    ((g1 * g1) / 72) * (zz * zz * zz - 15 * zz * zz + 45 * zz - 15);
  return (Math.exp(logInside) * normalDensity(z) * edgeworth) / Math.sqrt(variance) / gammaKernel(N, N);
}

/**
 * Intervals of equal width that hold for all categories together: share − c/N to share + (c + 2δ)/N, cut to 0 and 1.
 * Narrower than Goodman's, but one width for all, so a rare category gets a wide interval.
 * Method and source: Sison & Glaz 1995, JASA 90; May & Johnson 2000, J Stat Software 5(6) (formulas).
 *
 * @example sisonGlaz.interval([0, 0], 0.95) // => null
 */
export const sisonGlaz = simultaneousMethod({
  name: 'sison-glaz',
  label: 'Sison-Glaz (simultaneous)',
  source: 'Sison & Glaz 1995, JASA 90:366-369; May & Johnson 2000, J Stat Softw 5(6)',
  interval(counts, level) {
    const N = counts.reduce((sum, n) => sum + n, 0);
    const wanted = 1 - 2 * confidenceTail(level);
    // the smallest c that reaches the level: coverage grows with c, so double and then halve
    let high = 1;
    while (high < N && coverage(counts, N, high) < wanted) high *= 2;
    let low = Math.floor(high / 2);
    high = Math.min(high, N);
    if (high === 1) low = 0;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (coverage(counts, N, middle) < wanted) low = middle;
      else high = middle;
    }
    const c = high - 1;
    const before = coverage(counts, N, c);
    const after = coverage(counts, N, high);
    const delta = after > before ? Math.min(1, Math.max(0, (wanted - before) / (after - before))) : 1;
    return counts.map(n => clipped((n - c) / N, (n + c + 2 * delta) / N));
  },
});

import { confidenceZ } from '../confidence-tail.ts';
import { proportionMethod } from './method.ts';

/**
 * The Wilson interval with continuity correction. R's prop.test differs at n = N / 2, where it leaves the correction out.
 * Method and source: Newcombe 1998, Stat Med 17:857, method 4. N = 0 gives null.
 *
 * @example wilsonCc.interval(0, 0, 0.95) // => null
 */
export const wilsonCc = proportionMethod({
  name: 'wilson-cc',
  label: 'Wilson score with continuity correction',
  source: 'Newcombe 1998, Stat Med 17:857-872, method 4',
  note: "R's prop.test leaves the correction out at n = N / 2",
  interval(n, N, level) {
    const z = confidenceZ(level);
    const zz = z * z;
    const m = N - n;
    const below = zz - 2 - 1 / N + (4 * n * (m + 1)) / N;
    const above = zz + 2 - 1 / N + (4 * n * (m - 1)) / N;
    const low = (2 * n + zz - 1 - z * Math.sqrt(Math.max(0, below))) / (2 * (N + zz));
    const high = (2 * n + zz + 1 + z * Math.sqrt(Math.max(0, above))) / (2 * (N + zz));
    return { low: n === 0 ? 0 : Math.max(0, low), high: n === N ? 1 : Math.min(1, high) };
  },
});

import { normalTwoSided } from '../special/normal-cdf.ts';
import type { Undefined } from '../undefined-value.ts';
import { type Counts, contingency, noAssociation } from './contingency.ts';

/** Kendall's tau-b with its standard error, and the test that it is 0. */
export interface KendallTauB {
  readonly value: number;
  /** asymptotic, not assuming independence: for an interval */
  readonly se: number;
  /** normal, two-sided, with the variance under independence corrected for ties */
  readonly z: number;
  readonly p: number;
}

/** Σ t(t−1), Σ t(t−1)(t−2) and Σ t(t−1)(2t+5) over tied groups. */
const ties = (groups: readonly number[]): [number, number, number] =>
  groups.reduce<[number, number, number]>(
    ([two, three, five], t) => [two + t * (t - 1), three + t * (t - 1) * (t - 2), five + t * (t - 1) * (2 * t + 5)],
    [0, 0, 0],
  );

/**
 * Kendall's tau-b of two ordered fields, from their table of counts in ascending order (rows, columns).
 * Fewer than two rows or columns give null. Sources: Kendall 1945, Biometrika 33:239; Brown & Benedetti 1977, JASA 72:309
 * (standard error); Kendall 1970, Rank Correlation Methods, 4.4 (variance with ties).
 *
 * @example kendallTauB([[2, 0], [0, 2]]).value // => 1
 */
export function kendallTauB(counts: Counts): KendallTauB | Undefined {
  const table = contingency(counts);
  const none = noAssociation(table);
  if (none !== null) return none;
  const { cells, rows, columns, total: N } = table;
  const r = rows.length;
  const c = columns.length;
  // units above-left of a place, so that concordant and discordant ones are four look-ups
  const above = Array.from({ length: r + 1 }, () => new Float64Array(c + 1));
  for (let i = 0; i < r; i++)
    for (let j = 0; j < c; j++)
      above[i + 1]![j + 1] = cells[i]![j]! + above[i]![j + 1]! + above[i + 1]![j]! - above[i]![j]!;
  const block = (i0: number, i1: number, j0: number, j1: number): number =>
    above[i1]![j1]! - above[i0]![j1]! - above[i1]![j0]! + above[i0]![j0]!;
  const wr = N * N - rows.reduce((sum, n) => sum + n * n, 0);
  const wc = N * N - columns.reduce((sum, n) => sum + n * n, 0);
  const w = Math.sqrt(wr) * Math.sqrt(wc);
  let twice = 0;
  const differences: number[] = [];
  for (let i = 0; i < r; i++)
    for (let j = 0; j < c; j++) {
      const agree = block(0, i, 0, j) + block(i + 1, r, j + 1, c);
      const against = block(0, i, j + 1, c) + block(i + 1, r, 0, j);
      differences.push(agree - against);
      twice += cells[i]![j]! * (agree - against);
    }
  const value = Math.max(-1, Math.min(1, twice / w));
  // everything relative to N, so that 10^6 units keep their digits
  const centre = value * (wr / N / N + wc / N / N);
  let spread = 0;
  for (let i = 0; i < r; i++)
    for (let j = 0; j < c; j++) {
      const v = (rows[i]! / N) * (wc / N / N) + (columns[j]! / N) * (wr / N / N);
      spread += (cells[i]![j]! / N) * ((2 * w * differences[i * c + j]!) / N / N / N + value * v - centre) ** 2;
    }
  const se = Math.sqrt(spread / N) / ((wr / N / N) * (wc / N / N));
  const [r2, r3, r5] = ties(rows);
  const [c2, c3, c5] = ties(columns);
  const variance =
    (N * (N - 1) * (2 * N + 5) - r5 - c5) / 18 +
    (r2 * c2) / (2 * N * (N - 1)) +
    (N > 2 ? (r3 * c3) / (9 * N * (N - 1) * (N - 2)) : 0);
  const z = twice / 2 / Math.sqrt(variance);
  return { value, se, z, p: normalTwoSided(z) };
}

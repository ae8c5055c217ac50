import { confidenceTail } from '../confidence-tail.ts';
import { type Undefined, undefinedValue } from '../undefined-value.ts';
import { hypergeometricLimits } from './hypergeometric-limits.ts';

/** The units with one printed code (in one stratum): how many there are, how many were verified, how many of those truly have the code in question. */
export interface VerifiedCell {
  readonly units: number;
  readonly verified: number;
  readonly truly: number;
}

/** A share corrected for errors of coding. */
export interface CorrectedShare {
  readonly value: number;
  /** with finite-population correction; null where a cell of several units had only one verified */
  readonly se: number | null;
  readonly low: number;
  readonly high: number;
}

const check = (cells: readonly VerifiedCell[]): number => {
  for (const { units, verified, truly } of cells)
    if (![units, verified, truly].every(Number.isSafeInteger) || truly < 0 || truly > verified || verified > units)
      throw new RangeError(`${truly} of ${verified} verified of ${units} is not a sample`);
  return cells.reduce((sum, cell) => sum + cell.units, 0);
};

/**
 * The true share from a random verification sample: Σ_j (N_j / N)(n_ij / n_j), printed codes j, n_ij of the n_j verified
 * truly code i. Its variance is Σ_j (N_j / N)² (1 − n_j / N_j) p(1 − p) / (n_j − 1). Limits are the sums of exact
 * finite-population limits of the cells, each at (1 − level) / (number of unfinished cells), so that together they hold at
 * `level` or better; a share that was verified completely has no width. A cell without a verified unit is undefined.
 * Source: Tenenbein 1970, JASA 65:1350 (double sampling); Cochran 1977 (5.5) for the variance; limits by
 * hypergeometricLimits with Bonferroni's inequality.
 *
 * @example correctedShare([{ units: 60, verified: 30, truly: 27 }, { units: 40, verified: 40, truly: 2 }], 0.95).value // => 0.56
 */
export function correctedShare(cells: readonly VerifiedCell[], level: number): CorrectedShare | Undefined {
  const N = check(cells);
  const tail = confidenceTail(level);
  if (N === 0) return undefinedValue('there are no units');
  if (cells.some(cell => cell.units > 0 && cell.verified === 0))
    return undefinedValue('a printed code has no verified unit, so its error rate is unknown');
  const open = cells.filter(cell => cell.verified < cell.units).length;
  let value = 0;
  let variance: number | null = 0;
  let low = 0;
  let high = 0;
  for (const { units, verified, truly } of cells) {
    if (units === 0) continue;
    const p = truly / verified;
    value += (units / N) * p;
    if (verified < units) {
      if (verified < 2) variance = null;
      else if (variance !== null)
        variance += ((units / N) ** 2 * (1 - verified / units) * p * (1 - p)) / (verified - 1);
    }
    const ends = hypergeometricLimits(truly, verified, units, tail / Math.max(1, open));
    low += ends.low;
    high += ends.high;
  }
  return { value, se: variance === null ? null : Math.sqrt(variance), low: low / N, high: high / N };
}

/**
 * What the true share can be at worst, whatever the units are that nobody verified: no assumption on how they were chosen.
 * Source: Manski 1989, J Hum Resour 24:343 (worst-case bounds). No units are undefined.
 *
 * @example worstCase([{ units: 6, verified: 3, truly: 2 }, { units: 4, verified: 0, truly: 0 }]) // => { low: 0.2, high: 0.9 }
 */
export function worstCase(
  cells: readonly VerifiedCell[],
): { readonly low: number; readonly high: number } | { readonly low: null; readonly high: null } {
  const N = check(cells);
  if (N === 0) return { low: null, high: null };
  const truly = cells.reduce((sum, cell) => sum + cell.truly, 0);
  const verified = cells.reduce((sum, cell) => sum + cell.verified, 0);
  return { low: truly / N, high: (truly + N - verified) / N };
}

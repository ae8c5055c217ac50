import { confidenceTail } from '../confidence-tail.ts';
import { findRoot } from '../special/find-root.ts';
import { noncentralChiSquareLower, noncentralChiSquareUpper } from '../special/noncentral-chi-square.ts';
import type { Undefined } from '../undefined-value.ts';
import { type Counts, contingency, noAssociation } from './contingency.ts';
import { type PearsonChiSquare, pearsonChiSquare } from './pearson-chi-square.ts';

/** Cramér's V, its interval, and what a reader needs to judge it. */
export interface CramersV {
  readonly value: number;
  readonly low: number;
  readonly high: number;
  /** said of the ends, e.g. that one was cut */
  readonly note: string | null;
  /** with the bias removed that a small table has */
  readonly corrected: number;
  /** the root mean square of V over all tables with these margins */
  readonly chance: number;
}

/** The noncentrality at which the statistic would be `tail` from the end of its distribution; 0 where none is that small. */
function noncentrality(x: number, df: number, tail: number, end: 'low' | 'high'): number {
  const gap =
    end === 'low'
      ? (ncp: number): number => noncentralChiSquareUpper(x, df, ncp) - tail
      : (ncp: number): number => tail - noncentralChiSquareLower(x, df, ncp);
  if (gap(0) >= 0) return 0;
  let high = Math.max(1, x);
  while (gap(high) < 0) high *= 2;
  return findRoot(gap, 0, high) ?? 0;
}

/**
 * Cramér's V of a table of counts (empty rows and columns left out), with the interval that inverts the noncentral
 * chi-square distribution; Bergsma's bias-corrected V; and √((max(r, c) − 1)/(N − 1)), the root mean square of V that
 * chance alone gives at fixed margins. Fewer than two rows or columns give null.
 * Sources: Cramér 1946; Smithson 2003, Confidence Intervals, ch. 4 (interval); Bergsma 2013, J Korean Stat Soc 42:323;
 * Haldane 1940, Biometrika 31:346 (mean of chi-square at fixed margins).
 *
 * @example cramersV([[3, 4]], 0.95) // => { value: null, reason: 'the first field has only one category here' }
 */
export function cramersV(counts: Counts, level: number): CramersV | Undefined {
  const tail = confidenceTail(level);
  const table = contingency(counts);
  const none = noAssociation(table);
  if (none !== null) return none;
  const { value: chi, df } = pearsonChiSquare(counts) as PearsonChiSquare;
  const N = table.total;
  const r = table.rows.length;
  const c = table.columns.length;
  const whole = N * (Math.min(r, c) - 1);
  const low = Math.sqrt(noncentrality(chi, df, tail, 'low') / whole);
  const high = Math.sqrt(noncentrality(chi, df, tail, 'high') / whole);
  const phi = Math.max(0, chi / N - df / (N - 1));
  const rTilde = r - (r - 1) ** 2 / (N - 1);
  const cTilde = c - (c - 1) ** 2 / (N - 1);
  const room = Math.min(rTilde - 1, cTilde - 1);
  return {
    value: Math.min(1, Math.sqrt(chi / whole)),
    low: Math.min(1, low),
    high: Math.min(1, high),
    note: high > 1 ? `high end ${high.toFixed(4)} cut to 1` : null,
    corrected: room > 0 ? Math.min(1, Math.sqrt(phi / room)) : 0,
    chance: Math.sqrt((Math.max(r, c) - 1) / (N - 1)),
  };
}

import type { ResultRow } from './result-row.ts';

/** What an end that lies beyond the statistic's range is printed with. */
export const ENDS_CUT =
  'Ends of intervals that lie beyond 1, or below the least value that the coefficient can have, are printed as that value.';

/**
 * The ends of an interval of agreement as they are printed: ±z and ±t can lie beyond what a coefficient can be (a share of
 * units from 0, everything else from −1, up to 1). The row keeps the computed ends. Null without an interval.
 *
 * @example printedEnds({ statistic: 'cohen_kappa', ci: { method: 'z', level: 0.95, low: 0.5, high: 1.1 } }) // => { low: 0.5, high: 1, cut: true }
 * @example printedEnds({ statistic: 'percent_agreement', ci: null }) // => null
 */
export function printedEnds({
  ci,
  statistic,
}: Pick<ResultRow, 'ci' | 'statistic'>): { readonly low: number; readonly high: number; readonly cut: boolean } | null {
  if (ci === null) return null;
  const least = /agreement$/.test(statistic) ? 0 : -1;
  const low = Math.max(least, ci.low);
  const high = Math.min(1, ci.high);
  return { low, high, cut: low !== ci.low || high !== ci.high };
}

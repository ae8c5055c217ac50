import { PROPORTION_METHODS } from '../../stats/proportion/index.ts';
import type { Claim } from '../claim.ts';
import { roundingThatPrintsValue } from './rounding-rules.ts';

export { readPrinted } from '../../base/printed-number.ts';

type ReportedInterval = NonNullable<Claim['interval']>;

/**
 * The methods that give the reported interval from n of N (in percent); for a coefficient `as computed` where its own interval
 * is the reported one. [] where none does, null where there is nothing to compute it from.
 *
 * @example intervalsByMethod({ low: readPrinted('62.2'), high: readPrinted('83.9'), method: null, level: 0.95 }, { n: 44, N: 59, ci: null }) // => ['Wilson score']
 */
export function intervalsByMethod(
  reported: ReportedInterval,
  figures: {
    readonly n: number | null;
    readonly N: number | null;
    readonly ci: { readonly low: number; readonly high: number } | null;
  },
): string[] | null {
  const { n, N, ci } = figures;
  const fits = (ends: { low: number; high: number }, scale: 1 | 100): boolean =>
    roundingThatPrintsValue(ends.low, reported.low, scale) !== null &&
    roundingThatPrintsValue(ends.high, reported.high, scale) !== null;
  // a coefficient ends at 1, whatever its normal interval says
  const cut = ci === null ? null : { low: Math.max(-1, ci.low), high: Math.min(1, ci.high) };
  if (ci !== null && cut !== null)
    return [ci, cut].some(ends => fits(ends, 1) || fits(ends, 100)) ? ['as computed'] : [];
  if (n === null || N === null || N < 1 || n > N) return null;
  return PROPORTION_METHODS.all.flatMap(method => {
    const ends = method.interval(n, N, reported.level);
    return ends !== null && (fits(ends, 100) || fits(ends, 1)) ? [method.label] : [];
  });
}

/** The two ends of an interval for a share, as fractions; a note says what a reader must know of these very ends. */
export interface ProportionInterval {
  readonly low: number;
  readonly high: number;
  readonly note?: string;
}

/** A way to put an interval around n of N. */
export interface ProportionMethod {
  readonly name: string;
  readonly label: string;
  readonly source: string;
  readonly note?: string;
  /** n of N at a confidence level such as 0.95; null where N is 0 */
  interval(n: number, N: number, level: number): ProportionInterval | null;
}

/** An entry of the registry; n that is no whole number from 0 to N is a programming error and throws. */
export function proportionMethod(entry: ProportionMethod): ProportionMethod {
  return {
    ...entry,
    interval(n, N, level) {
      if (!(Number.isSafeInteger(n) && Number.isSafeInteger(N) && n >= 0 && n <= N)) {
        throw new RangeError(`${entry.name}: ${n} of ${N} is not a share of whole units`);
      }
      return N === 0 ? null : entry.interval(n, N, level);
    },
  };
}

/** Ends cut to 0 and 1, with a note that gives the ends before. */
export function clipped(low: number, high: number): ProportionInterval {
  if (low >= 0 && high <= 1) return { low, high };
  const cut: string[] = [];
  if (low < 0) cut.push(`low end ${low.toFixed(4)} cut to 0`);
  if (high > 1) cut.push(`high end ${high.toFixed(4)} cut to 1`);
  return { low: Math.max(0, low), high: Math.min(1, high), note: cut.join(', ') };
}

/** The two ends of one category's interval, as fractions; a note says what a reader must know of these very ends. */
export interface Ends {
  readonly low: number;
  readonly high: number;
  readonly note?: string;
}

/** A way to put intervals around all shares of one field at once. */
export interface SimultaneousMethod {
  readonly name: string;
  readonly label: string;
  readonly source: string;
  readonly note?: string;
  /** one interval a category, in the order of the counts; null for fewer than two categories or no units */
  interval(counts: readonly number[], level: number): Ends[] | null;
}

/** An entry of the registry; counts that are not whole numbers from 0 are a programming error and throw. */
export function simultaneousMethod(entry: SimultaneousMethod): SimultaneousMethod {
  return {
    ...entry,
    interval(counts, level) {
      let total = 0;
      for (const n of counts) {
        if (!(Number.isSafeInteger(n) && n >= 0)) throw new RangeError(`${entry.name}: ${n} is not a count`);
        total += n;
      }
      return counts.length < 2 || total === 0 ? null : entry.interval(counts, level);
    },
  };
}

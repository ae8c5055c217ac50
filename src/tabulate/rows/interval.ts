import { usageFault } from '../../base/fault.ts';
import { unknownWord } from '../../base/unknown-word.ts';
import type { Interval, ResultRow } from '../../model/result-row.ts';
import { PROPORTION_METHODS } from '../../stats/proportion/index.ts';
import { SIMULTANEOUS_METHODS } from '../../stats/simultaneous/index.ts';

/** Names of all methods for shares: one share at a time, or all shares of a field at once. */
export const INTERVAL_NAMES: readonly string[] = [...PROPORTION_METHODS.names, ...SIMULTANEOUS_METHODS.names];

/** Puts intervals on the share rows of one group of one field. */
export interface IntervalMaker {
  apply(rows: readonly ResultRow[]): ResultRow[];
  /** the sentence that must be printed with the intervals */
  readonly note: string;
}

const NONE: IntervalMaker = { apply: rows => [...rows], note: '' };

/** What an interval must be printed with: the population that it speaks of. */
export const targetNote = (target: string | null): string =>
  target === null
    ? 'No target population is declared. A confidence interval is meaningful only if these studies are a sample of one.'
    : `Target population: ${target}.`;

/** Checks a request for intervals: the method's name and the level. Missing states inside N are categories of a joint interval. */
export function intervalMaker(
  ci: { readonly method: string; readonly level: number } | null | undefined,
  target: string | null,
): IntervalMaker {
  if (ci === null || ci === undefined) return NONE;
  const { level } = ci;
  if (!(level > 0 && level < 1))
    throw usageFault(
      'interval-level',
      `the confidence level ${level} is not between 0 and 1`,
      'write a number between 0 and 1, e.g. 0.95',
      { option: 'confidence' },
    );
  const population = targetNote(target);
  const single = PROPORTION_METHODS.get(ci.method);
  if (single !== undefined)
    return {
      note: `${percent(level)}% confidence intervals: ${single.label} (${single.source}). ${population}`,
      apply: rows =>
        rows.map(row => {
          if (row.n === null || row.N === null || row.unit === 'mention') return row;
          const ends = single.interval(row.n, row.N, level);
          return ends === null
            ? row
            : withInterval(row, { method: single.name, level, low: ends.low, high: ends.high }, ends.note);
        }),
    };
  const joint = SIMULTANEOUS_METHODS.get(ci.method);
  if (joint !== undefined)
    return {
      note: `${percent(level)}% simultaneous confidence intervals for all categories of a field: ${joint.label} (${joint.source}). ${population}`,
      apply(rows) {
        const parts = rows.filter(row => row.N !== null && row.N > 0 && row.kind !== 'rollup');
        const N = parts[0]?.N ?? 0;
        const whole = parts.reduce((sum, row) => sum + (row.n ?? 0), 0);
        if (parts.length < 2 || whole !== N)
          return rows.map(row =>
            row.N === null || row.N === 0
              ? row
              : {
                  ...row,
                  warnings: [
                    ...row.warnings,
                    {
                      code: 'no-joint-interval',
                      message: `${joint.label} intervals need categories that add up to N; this field has more than one per unit, or only one category`,
                    },
                  ],
                },
          );
        const ends = joint.interval(
          parts.map(row => row.n ?? 0),
          level,
        );
        return rows.map(row => {
          const at = parts.indexOf(row);
          const own = at < 0 || ends === null ? undefined : ends[at];
          return own === undefined
            ? row
            : withInterval(row, { method: joint.name, level, low: own.low, high: own.high }, own.note);
        });
      },
    };
  throw unknownWord(ci.method, INTERVAL_NAMES, 'interval method for a share', 'interval-method', { option: 'ci' });
}

const withInterval = (row: ResultRow, ci: Interval, note: string | undefined): ResultRow => ({
  ...row,
  ci,
  warnings: note === undefined ? row.warnings : [...row.warnings, { code: 'interval', message: note }],
});

/** 0.95 as 95, 0.999 as 99.9. */
const percent = (level: number): string => String(Math.round(level * 100_000) / 1000);

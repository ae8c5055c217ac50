import type { Note } from './note.ts';
import type { NoUnits, RowUnits } from './row-units.ts';
import type { Denominator } from './state.ts';

/** What a row stands for: a category, a roll-up of categories, a missing state, "coded and empty", or a whole field. */
export type RowKind = 'level' | 'rollup' | 'state' | 'none' | 'field';

export interface GroupLevel {
  readonly field: string;
  readonly level: string;
  readonly missing: boolean;
}

export interface Interval {
  /** a method's name in src/stats, e.g. `wilson` */
  readonly method: string;
  /** confidence level as a fraction, e.g. 0.95 */
  readonly level: number;
  readonly low: number;
  readonly high: number;
}

/**
 * One statistic: the only carrier of numbers between tabulation and everything that prints.
 * Counts are integers, shares stay integer pairs until they are printed; undefined is `null` with a warning that says why.
 */
export interface ResultRow {
  /** stable: diff, claims, manifest and fill join on it */
  readonly id: string;
  readonly analysis: string;
  readonly statistic: string;
  readonly field: string | null;
  /** the second field of a cross-tab or test */
  readonly with: string | null;
  readonly level: string | null;
  /** what is printed for `level` */
  readonly label: string | null;
  readonly kind: RowKind;
  readonly missing: boolean;
  readonly by: readonly GroupLevel[];
  readonly where: string | null;
  readonly coder: string | null;
  /** what is counted: `study`, or `mention`, `pair` */
  readonly unit: string;
  /** the resource that they are units of; left out: the review's studies */
  readonly from?: string;
  /** the units that those of n and of N belong to, counted once each: the studies of outcomes */
  readonly parents?: { readonly unit: string; readonly n: number; readonly N: number | null };
  /** percent of the group's, the level's or all units */
  readonly base: 'group' | 'level' | 'all';
  readonly denominator: Denominator | null;
  readonly n: number | null;
  readonly N: number | null;
  readonly estimate: number | null;
  readonly se: number | null;
  readonly ci: Interval | null;
  readonly test: { readonly df: number | null; readonly p: number | null } | null;
  /** keys of the units behind n; only when asked for */
  readonly studies: readonly string[] | null;
  /**
   * The units behind n and N, found when somebody asks. A function, so that no JSON has it; only rows that were made of
   * other rows are without it.
   */
  readonly units?: () => RowUnits | NoUnits;
  readonly warnings: readonly { readonly code: string; readonly message: string }[];
}

/** Rows with what must be printed beside them. */
export interface Results {
  readonly rows: readonly ResultRow[];
  readonly notes: readonly Note[];
}

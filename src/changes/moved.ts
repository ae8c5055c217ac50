import type { ResultRow } from '../model/result-row.ts';
import { CAUSES, type Cause, shapley } from './shapley.ts';

/** What a number was or is. */
export interface Value {
  readonly n: number | null;
  readonly N: number | null;
  readonly estimate: number | null;
}

/** A number that moved, and why. */
export interface Moved {
  /** the row's id */
  readonly row: string;
  readonly analysis: string;
  readonly field: string | null;
  /** null for a number of the whole field */
  readonly level: string | null;
  readonly label: string | null;
  readonly statistic: string;
  readonly by: ResultRow['by'];
  /** the resource whose units it counts; left out: the studies */
  readonly from?: string;
  /** null where that state reports no such number */
  readonly old: Value | null;
  readonly new: Value | null;
  /** of n, and of the estimate: how much of the difference is due to what; the parts add up to it */
  readonly cause: { readonly n: Readonly<Record<Cause, number>>; readonly estimate: Readonly<Record<Cause, number>> };
}

export type Rows = ReadonlyMap<string, ResultRow>;

const numbersOf = (row: ResultRow | undefined): Value | null =>
  row === undefined ? null : { n: row.n, N: row.N, estimate: row.estimate };

/**
 * The rows that differ between two result sets, each with its parts. A row that a state lacks counts as 0 there: nothing
 * has that code.
 *
 * @param between the rows of all states in between (see STATES_BETWEEN); null where they can't be computed: then everything
 * is due to `other`
 */
export function movedRows(before: Rows, after: Rows, between: (row: ResultRow) => readonly Rows[] | null): Moved[] {
  const ids = new Set([...after.keys(), ...before.keys()]);
  return [...ids].flatMap((id): Moved[] => {
    const [a, b] = [before.get(id), after.get(id)];
    const row = b ?? a;
    if (row === undefined || sameNumber(a, b)) return [];
    const states = between(row);
    const parts = (pick: (row: ResultRow) => number | null): Readonly<Record<Cause, number>> => {
      const of = (found: ResultRow | undefined): number => (found === undefined ? 0 : (pick(found) ?? 0));
      const known = shapley(states?.map(rows => of(rows.get(id))) ?? []);
      // what the states in between don't explain: another way to read a file, for one
      const rest = of(b) - of(a) - CAUSES.reduce((sum, cause) => sum + known[cause], 0);
      return Math.abs(rest) < 1e-12 ? known : { ...known, other: known.other + rest };
    };
    return [
      {
        row: id,
        analysis: row.analysis,
        field: row.field,
        level: row.level,
        label: row.label,
        statistic: row.statistic,
        by: row.by,
        ...(row.from === undefined ? {} : { from: row.from }),
        old: numbersOf(a),
        new: numbersOf(b),
        cause: { n: parts(found => found.n), estimate: parts(found => found.estimate) },
      },
    ];
  });
}

/** What an id says of the denominator. */
const DENOMINATOR = / \/(?:all|accessible|coded|applicable|reported|responses)(?= |$)/;

/**
 * Rows of a former state under the ids of the newer one where nothing but the denominator's name differs: with another default
 * denominator, a share is the same number as before if its counts are.
 */
export function underPresentIds(before: Rows, after: Rows): Rows {
  const plain = (id: string): string => id.replace(DENOMINATOR, '');
  const gone = [...before.keys()].filter(id => !after.has(id));
  if (gone.length === 0) return before;
  const present = new Map<string, string[]>();
  for (const id of after.keys()) if (!before.has(id)) present.set(plain(id), [...(present.get(plain(id)) ?? []), id]);
  const former = new Map<string, number>();
  for (const id of gone) former.set(plain(id), (former.get(plain(id)) ?? 0) + 1);
  const idNow = (id: string): string => {
    const found = after.has(id) || former.get(plain(id)) !== 1 ? undefined : present.get(plain(id));
    return found?.length === 1 ? found[0]! : id;
  };
  return new Map([...before].map(([id, row]) => [idNow(id), row]));
}

/** Summaries of a numeric field: they move with their value, not with the number of units behind it. */
const SUMMARIES = new Set(['median', 'q1', 'q3', 'min', 'max', 'mean']);

/** Whether two rows print the same number; a code that a state lacks and the other gives to nothing has not moved. */
export function sameNumber(a: ResultRow | undefined, b: ResultRow | undefined): boolean {
  if (a === undefined || b === undefined) return (a ?? b)?.n === 0 && (a ?? b)?.kind !== 'field';
  if (!equal(a.estimate, b.estimate)) return false;
  if (SUMMARIES.has(a.statistic)) return true;
  return (
    a.n === b.n &&
    a.N === b.N &&
    equal(a.ci?.low, b.ci?.low) &&
    equal(a.ci?.high, b.ci?.high) &&
    equal(a.test?.p, b.test?.p)
  );
}

/** A sum in another order differs in its last digit: that is no other number. */
const equal = (a: number | null | undefined, b: number | null | undefined): boolean =>
  a == null || b == null
    ? (a ?? null) === (b ?? null)
    : a === b || Math.abs(a - b) <= 1e-12 * Math.max(1, Math.abs(a), Math.abs(b));

/** The causes that brought something, largest part first. */
export const causesOf = (parts: Readonly<Record<Cause, number>>): readonly Cause[] =>
  CAUSES.filter(cause => Math.abs(parts[cause]) > 1e-12).sort((a, b) => Math.abs(parts[b]) - Math.abs(parts[a]));

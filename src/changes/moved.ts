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
  readonly field: string | null;
  readonly label: string | null;
  readonly statistic: string;
  readonly by: ResultRow['by'];
  readonly old: Value | null;
  readonly new: Value | null;
  /** of n, and of the estimate: how much of the difference is due to what; the parts add up to it */
  readonly cause: { readonly n: Readonly<Record<Cause, number>>; readonly estimate: Readonly<Record<Cause, number>> };
}

type Rows = ReadonlyMap<string, ResultRow>;

const numbersOf = (row: ResultRow | undefined): Value | null =>
  row === undefined ? null : { n: row.n, N: row.N, estimate: row.estimate };

/**
 * The rows that differ between the first and the last of eight states (see STATES_BETWEEN), each with its parts.
 * A row that a state lacks counts as 0 there: nothing has that code.
 */
export function movedRows(states: readonly Rows[]): Moved[] {
  const [before, after] = [states[0] ?? new Map(), states[7] ?? new Map()];
  const ids = new Set([...after.keys(), ...before.keys()]);
  return [...ids].flatMap((id): Moved[] => {
    const [a, b] = [before.get(id), after.get(id)];
    if (same(a, b)) return [];
    const row = b ?? a;
    if (row === undefined) return [];
    const parts = (pick: (row: ResultRow) => number | null): Readonly<Record<Cause, number>> =>
      shapley(
        states.map(rows => {
          const found = rows.get(id);
          return found === undefined ? 0 : (pick(found) ?? 0);
        }),
      );
    return [
      {
        row: id,
        field: row.field,
        label: row.label,
        statistic: row.statistic,
        by: row.by,
        old: numbersOf(a),
        new: numbersOf(b),
        cause: { n: parts(found => found.n), estimate: parts(found => found.estimate) },
      },
    ];
  });
}

/** A summary of numbers moves with its value, a share also with what it is a share of. */
function same(a: ResultRow | undefined, b: ResultRow | undefined): boolean {
  if (a?.estimate !== b?.estimate) return false;
  const counted = (a ?? b)?.statistic === 'share' || (a ?? b)?.statistic === 'count';
  return !counted || (a?.n === b?.n && a?.N === b?.N);
}

/** The causes that brought something, largest part first. */
export const causesOf = (parts: Readonly<Record<Cause, number>>): readonly Cause[] =>
  CAUSES.filter(cause => Math.abs(parts[cause]) > 1e-12).sort((a, b) => Math.abs(parts[b]) - Math.abs(parts[a]));

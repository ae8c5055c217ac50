import type { ResultRow } from '../model/result-row.ts';

/** A category or missing state of a field: its first row in any group, and what is printed of it in each group. */
export interface ShareLine<Printed> {
  readonly row: ResultRow;
  cells(): Printed[];
}

/** How a share is printed; `zero`: a line without a row in this group, whose other rows are given. */
export interface SharePrint<Printed> {
  readonly share: (row: ResultRow) => Printed;
  readonly zero: (siblings: readonly ResultRow[], like: ResultRow) => Printed;
}

const lineKey = (row: ResultRow): string => `${row.kind} ${row.level}`;

/**
 * The lines of one field over its groups. Missing states and undeclared categories have a row only in groups where they
 * occur, so that a line can be without a row in some groups. Exhibits and the terminal print it, each in its own cells.
 *
 * @param groups the rows of the field in each group
 */
export function shareLines<Printed>(
  groups: readonly (readonly ResultRow[])[],
  print: SharePrint<Printed>,
): ShareLine<Printed>[] {
  const first = new Map<string, ResultRow>();
  for (const row of groups.flat()) if (!first.has(lineKey(row))) first.set(lineKey(row), row);
  return [...first].map(([key, like]) => ({
    row: like,
    cells: () =>
      groups.map(rows => {
        const row = rows.find(other => lineKey(other) === key);
        return row === undefined ? print.zero(rows, like) : print.share(row);
      }),
  }));
}

/** The denominator of a group: the same in all of its rows that have one; null where none has. */
export const groupBase = (rows: readonly ResultRow[]): number | null => rows.find(row => row.N !== null)?.N ?? null;

/** The row of one statistic of a number, such as its median. */
export const statisticOf = (rows: readonly ResultRow[], statistic: string): ResultRow | undefined =>
  rows.find(row => row.statistic === statistic);

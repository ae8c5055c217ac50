import type { ResultRow } from '../model/result-row.ts';
import type { Words } from '../model/words.ts';

/** One group of a table's columns: everything (no levels), or one subgroup. */
export interface GroupColumn {
  readonly key: string;
  /** what is printed for each field of `by` */
  readonly labels: readonly string[];
  /** units in the group, or null where its rows can't say */
  readonly size: number | null;
  readonly rows: readonly ResultRow[];
}

/** A group's name for comparing. */
export const groupKey = (row: ResultRow): string => JSON.stringify(row.by.map(group => [group.field, group.level]));

/** The groups of rows in their order: everything first, then the subgroups; groups without a code for `by` are left to a note. */
export function groupColumns(rows: readonly ResultRow[], words: Words): GroupColumn[] {
  const shown = rows.filter(row => !row.by.some(group => group.missing));
  const keys = [...new Set(shown.map(groupKey))];
  const columns = keys.map(key => {
    const own = shown.filter(row => groupKey(row) === key);
    return {
      key,
      labels: own[0]!.by.map(group => words.levelLabel(group.field, group.level)),
      size: sizeOf(own),
      rows: own,
    };
  });
  return columns.sort((a, b) => Number(a.labels.length > 0) - Number(b.labels.length > 0));
}

/**
 * How many units a group has, read from the rows of any of its fields: the denominator and what stands outside it.
 * Propositions and mentions can't say.
 */
export function sizeOf(rows: readonly ResultRow[]): number | null {
  for (const field of new Set(rows.map(row => row.field))) {
    const own = rows.filter(row => row.field === field);
    const first = own.find(row => row.kind !== 'state');
    const states = own.filter(row => row.kind === 'state');
    if (first === undefined || first.unit === 'mention') continue;
    if (first.statistic !== 'share' && first.N !== null) return first.N + sum(states);
    if (first.statistic === 'share' && first.denominator !== null && first.N !== null)
      return first.N + sum(states.filter(row => row.N === null));
  }
  return null;
}

const sum = (rows: readonly ResultRow[]): number => rows.reduce((total, row) => total + (row.n ?? 0), 0);

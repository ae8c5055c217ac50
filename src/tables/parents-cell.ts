import type { Formatter } from '../base/formatter.ts';
import type { ResultRow } from '../model/result-row.ts';
import { EMPTY_CELL, type TableCell } from '../model/table-model.ts';
import type { GroupColumn } from './groups.ts';

/** What a last column with the units above is made from. */
interface ParentsColumn {
  readonly format: Formatter;
  readonly groups: readonly GroupColumn[];
  /** what they are; null where there is no such column */
  readonly parents: string | null;
}

/** The studies behind a share of all units, e.g. `7 of 20`; no cell where studies themselves are counted. */
export function parentsCell(
  { format, groups, parents }: ParentsColumn,
  own: readonly (readonly ResultRow[])[],
  like: ResultRow | null,
): TableCell[] {
  if (parents === null) return [];
  const whole = own[groups.findIndex(group => group.labels.length === 0)] ?? [];
  const row = like === null ? undefined : whole.find(({ kind, level }) => kind === like.kind && level === like.level);
  const found = row?.parents;
  if (row === undefined || found === undefined) return [EMPTY_CELL];
  const text = found.N === null ? format.count(found.n) : `${format.count(found.n)} of ${format.count(found.N)}`;
  return [{ ...EMPTY_CELL, text, n: found.n, N: found.N, row: row.id }];
}

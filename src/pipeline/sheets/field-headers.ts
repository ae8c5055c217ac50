import { fold } from '../../base/fold.ts';
import type { Codebook } from '../../model/codebook.ts';
import type { Table } from '../../model/table.ts';
import { matchColumns } from '../../validate/match-columns.ts';

/** The columns of a sheet under the names of fields, as `validate` matches them; another column keeps its header. */
export function fieldHeaders(table: Table, codebook: Codebook): string[] {
  const { byField } = matchColumns(table, codebook);
  const names = table.columns.map(column => column.header.trim());
  for (const [field, columns] of byField)
    for (const { column, box } of columns) if (box === null) names[column] = field;
  return names;
}

/** The header among these that another means: the same, or the same but for case and white space; null where there is none. */
export function sameHeader(header: string, among: readonly string[]): string | null {
  return among.find(other => other === header) ?? among.find(other => fold(other) === fold(header)) ?? null;
}

import type { ResultRow } from '../model/result-row.ts';
import type { TableModel } from '../model/table-model.ts';

/** One or more tables a field. */
export const tablesByField = (
  rows: readonly ResultRow[],
  blocks: (own: readonly ResultRow[], field: string) => (TableModel | null)[],
): TableModel[] =>
  [...new Set(rows.map(row => row.field))].flatMap(field =>
    blocks(
      rows.filter(row => row.field === field),
      field ?? '',
    ).flatMap(block => block ?? []),
  );

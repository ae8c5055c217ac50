import { BOX_TITLES } from '../../model/box-titles.ts';
import type { FlowKey } from '../../model/flow.ts';
import type { ResultRow } from '../../model/result-row.ts';
import type { TableModel } from '../../model/table-model.ts';
import { countCell } from '../../tables/cells.ts';
import { plainTable } from '../../tables/plain-table.ts';
import type { TableContext } from '../result-table.ts';

/** A box of the flow diagram a row, in the order of the diagram; its reasons or databases below it. */
export function table(rows: readonly ResultRow[], { format }: TableContext): TableModel[] {
  if (rows.length === 0) return [];
  const titleOf = (row: ResultRow): string =>
    row.level === null ? (row.label ?? BOX_TITLES[row.field as FlowKey]) : (row.label ?? row.level);
  const model = plainTable(
    ['Flow of studies', 'n'],
    rows.map(row => [titleOf(row), countCell(row.n, format, row.id)]),
    { name: 'flow', title: 'Flow of studies' },
  );
  const indented = model.groups.map(group => ({
    ...group,
    rows: group.rows.map((line, at) => ({ ...line, indent: rows[at]!.level === null ? 0 : 1 })),
  }));
  return [{ ...model, groups: indented }];
}

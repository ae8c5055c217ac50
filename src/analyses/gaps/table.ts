import type { ResultRow } from '../../model/result-row.ts';
import type { TableModel } from '../../model/table-model.ts';
import { plainTable } from '../../tables/plain-table.ts';
import type { TableContext } from '../result-table.ts';

/** Empty and thin cells, one a line; the expected ones after the others. */
export function table(rows: readonly ResultRow[], { words }: TableContext): TableModel[] {
  const order = ['unexpected', 'unsettled', 'impossible', 'expected'];
  const cells = rows.filter(row => row.statistic === 'gap');
  const verdict = (row: ResultRow): string => row.warnings[0]?.code ?? '';
  const first = cells[0];
  if (first === undefined) return [];
  const column = first.by[0]?.field ?? '';
  return [
    plainTable(
      [words.fieldTitle(first.field ?? ''), words.fieldTitle(column), 'n', 'Verdict', 'Why'],
      [...cells]
        .sort((a, b) => order.indexOf(verdict(a)) - order.indexOf(verdict(b)))
        .map(row => [
          row.label ?? '',
          words.levelLabel(column, row.by[0]?.level ?? ''),
          String(row.n),
          verdict(row),
          row.warnings[0]?.message ?? '',
        ]),
      { left: [1, 3, 4] },
    ),
  ];
}

import type { ResultRow } from '../model/result-row.ts';
import type { TableWords } from './table-words.ts';
import { textTable } from './text-table.ts';

/** Empty and thin cells, one a line; the expected ones after the others. */
export function gapsText(rows: readonly ResultRow[], table: TableWords): string[] {
  const { words } = table;
  const order = ['unexpected', 'unsettled', 'impossible', 'expected'];
  const cells = rows.filter(row => row.statistic === 'gap');
  const verdict = (row: ResultRow): string => row.warnings[0]?.code ?? '';
  const first = cells[0];
  if (first === undefined) return [];
  const column = first.by[0]?.field ?? '';
  return [
    textTable(
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
      { ...table, left: [1, 3, 4] },
    ),
  ];
}

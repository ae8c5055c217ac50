import type { ResultRow } from '../../model/result-row.ts';
import type { TableModel } from '../../model/table-model.ts';
import { plainTable } from '../../tables/plain-table.ts';
import type { TableContext } from '../result-table.ts';

/** Differences of shares in percentage points. */
export function table(rows: readonly ResultRow[], context: TableContext): TableModel[] {
  const { format, words } = context;
  const points = (x: number | null): string => format.number(x === null ? null : 100 * x);
  return [...new Set(rows.map(row => row.field))].map(field => {
    const own = rows.filter(row => row.field === field);
    const level = own.find(row => row.ci !== null)?.ci?.level ?? 0.95;
    return plainTable(
      [words.fieldTitle(field ?? ''), 'Difference (points)', `${Math.round(level * 1000) / 10}% CI`, 'N'],
      own.map(row => [
        row.label ?? '',
        row.estimate === null ? `– (${row.warnings[0]?.message ?? 'not defined'})` : points(row.estimate),
        row.ci === null ? '' : format.percentInterval(row.ci.low, row.ci.high),
        format.count(row.N),
      ]),
    );
  });
}

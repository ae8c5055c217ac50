import type { ResultRow } from '../../model/result-row.ts';
import type { TableModel } from '../../model/table-model.ts';
import { plainTable } from '../../tables/plain-table.ts';
import type { TableContext } from '../result-table.ts';

/** A line a category: its share in the review and in the reference, and the difference in percentage points. */
export function table(rows: readonly ResultRow[], { words, format }: TableContext): TableModel[] {
  return [...new Set(rows.map(row => row.field))].map(field => {
    const own = rows.filter(row => row.field === field);
    const level = own.find(row => row.ci !== null)?.ci?.level ?? 0.95;
    const percent = (x: number | null): string => format.number(x === null ? null : 100 * x, 1);
    return plainTable(
      [
        words.fieldTitle(field ?? ''),
        'n',
        'N',
        'Share (%)',
        'Reference (%)',
        'Difference (points)',
        `${Math.round(level * 1000) / 10}% CI`,
      ],
      own
        .filter(row => row.statistic === 'share_less_reference')
        .map(row => [
          row.label ?? '',
          format.count(row.n),
          format.count(row.N),
          format.percent(row.n, row.N),
          percent(
            own.find(other => other.statistic === 'reference_share' && other.level === row.level)?.estimate ?? null,
          ),
          percent(row.estimate),
          row.ci === null ? '' : format.percentInterval(row.ci.low, row.ci.high),
        ]),
    );
  });
}

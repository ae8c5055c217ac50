import type { ResultRow } from '../../model/result-row.ts';
import type { TableModel } from '../../model/table-model.ts';
import { plainTable } from '../../tables/plain-table.ts';
import type { TableContext } from '../result-table.ts';
import { tablesByField } from '../tables-by-field.ts';

/** Shares corrected for errors of coding. */
export const table = (rows: readonly ResultRow[], context: TableContext): TableModel[] =>
  tablesByField(rows, (own, field) => [verified(own, field, context)]);

function verified(rows: readonly ResultRow[], field: string, table: TableContext): TableModel | null {
  const { format, words } = table;
  const own = rows.filter(row => row.statistic === 'share_verified');
  if (own.length === 0) return null;
  const percent = (x: number | null): string => (x === null ? '–' : format.number(100 * x, format.style.digits));
  const ends = (row: ResultRow | undefined): string =>
    row?.ci == null ? '–' : format.percentInterval(row.ci.low, row.ci.high);
  return plainTable(
    [`${words.fieldTitle(field)}, verified`, 'N', '%', 'Limits', 'Worst case', ''],
    own.map(row => [
      row.label ?? '',
      format.count(row.N),
      percent(row.estimate),
      ends(row),
      ends(rows.find(other => other.statistic === 'share_verified_bounds' && other.level === row.level)),
      row.warnings.map(warning => warning.message).join('; '),
    ]),
    { left: [5] },
  );
}

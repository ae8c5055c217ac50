import type { ResultRow } from '../../model/result-row.ts';
import type { TableModel } from '../../model/table-model.ts';
import { plainTable } from '../../tables/plain-table.ts';
import type { TableContext } from '../result-table.ts';

/** Intersections: items per unit, the combinations, and the pairs as a matrix with the items' own counts. */
export function table(rows: readonly ResultRow[], context: TableContext): TableModel[] {
  return [...new Set(rows.map(row => row.field))].flatMap(field => {
    const own = rows.filter(row => row.field === field);
    return [combinationTable(own, field ?? '', context), pairTable(own, context)];
  });
}

function itemLine(rows: readonly ResultRow[], field: string, { format, words }: TableContext): string {
  const value = (name: string): string => {
    const estimate = rows.find(row => row.statistic === `items_${name}`)?.estimate ?? null;
    return format.number(estimate, estimate !== null && Number.isInteger(estimate) ? 0 : 1);
  };
  const missing = rows
    .filter(row => row.statistic === 'count' && row.missing)
    .map(row => `${row.label?.toLowerCase()} ${format.count(row.n)}`);
  return `${words.fieldTitle(field)}: items per ${words.unit}, median ${value('median')} (quartiles ${value('q1')} to ${value('q3')}, range ${value('min')} to ${value('max')}, mean ${value('mean')})${missing.length > 0 ? `; ${missing.join(', ')}` : ''}`;
}

function combinationTable(rows: readonly ResultRow[], field: string, table: TableContext): TableModel {
  const { format, words } = table;
  const own = rows.filter(row => row.statistic === 'intersection' || row.statistic === 'intersection_rest');
  const N = own[0]?.N ?? 0;
  const all = own.reduce((sum, row) => sum + (row.n ?? 0), 0);
  return plainTable(
    [`${words.fieldTitle(field)} (exactly)`, 'n', '%'],
    [
      ...own.map(row => [row.label ?? '', format.count(row.n), format.percent(row.n, row.N)]),
      ['Total', format.count(all), format.percent(all, N)],
    ],
    { name: 'combinations', title: itemLine(rows, field, table) },
  );
}

function pairTable(rows: readonly ResultRow[], table: TableContext): TableModel {
  const { format, words } = table;
  const pairs = rows.filter(row => row.statistic === 'co_occurrence');
  const ofFirst = pairs.filter(row => row.base === 'level');
  const levels = [...new Map(pairs.map(row => [row.level, row])).values()];
  const other = (row: ResultRow): string => row.by[0]?.level ?? '';
  return plainTable(
    ['Together', 'n', ...levels.map(level => words.levelLabel(level.field ?? '', level.level ?? ''))],
    levels.map(line => [
      line.label ?? '',
      format.count(ofFirst.find(row => row.level === line.level)?.N ?? null),
      ...levels.map(column => {
        if (column.level === line.level) return '';
        const pair = ofFirst.find(row => row.level === line.level && other(row) === column.level);
        return pair === undefined ? '' : `${format.count(pair.n)} (${format.percent(pair.n, pair.N)})`;
      }),
    ]),
  );
}

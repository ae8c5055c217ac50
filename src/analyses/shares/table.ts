import { plainNumber } from '../../base/plain-number.ts';
import type { ResultRow } from '../../model/result-row.ts';
import type { TableModel } from '../../model/table-model.ts';
import { plainTable } from '../../tables/plain-table.ts';
import type { TableContext } from '../result-table.ts';
import { byField } from '../tables-by-field.ts';

/** Shares: one table a field; the groups of a field stand in rows. */
export const table = (rows: readonly ResultRow[], context: TableContext): TableModel[] =>
  byField(
    rows.filter(row => !row.by.some(group => group.missing)),
    (own, field) => [
      own.some(row => row.statistic === 'share')
        ? shareTable(own, field, context)
        : summaryTable(own, field, context),
    ],
  );

const groupKey = (row: ResultRow): string => JSON.stringify(row.by.map(group => [group.field, group.level]));

const groupName = (row: ResultRow | undefined, { words }: TableContext): string =>
  row === undefined || row.by.length === 0
    ? 'All'
    : row.by.map(group => words.levelLabel(group.field, group.level)).join(', ');

function shareTable(rows: readonly ResultRow[], field: string, context: TableContext): TableModel {
  const { format, words } = context;
  const title = words.fieldTitle(field);
  const grouped = new Set(rows.map(groupKey)).size > 1;
  const label = (row: ResultRow): string => (row.kind === 'rollup' ? `${row.label} (all)` : (row.label ?? ''));
  const interval = rows.find(row => row.ci !== null)?.ci ?? null;
  const percent = (row: ResultRow): string =>
    row.N === null ? '' : row.estimate === null || row.n === null ? '–' : format.percent(row.n, row.N);
  const numbers = (row: ResultRow): string[] => [
    String(row.n ?? '–'),
    row.N === null ? '' : String(row.N),
    percent(row),
    ...(interval === null ? [] : [row.ci === null ? '' : format.percentInterval(row.ci.low, row.ci.high)]),
  ];
  const heads = [
    'n',
    'N',
    '%',
    ...(interval === null ? [] : [`${Math.round(interval.level * 1000) / 10}% CI`]),
  ];
  return grouped
    ? plainTable(
        ['Group', title, ...heads],
        rows.map(row => [groupName(row, context), label(row), ...numbers(row)]),
        { left: [1] },
      )
    : plainTable(
        [title, ...heads],
        rows.map(row => [label(row), ...numbers(row)]),
      );
}

const STATISTICS = [
  ['median', 'Median'],
  ['q1', 'Q1'],
  ['q3', 'Q3'],
  ['min', 'Min'],
  ['max', 'Max'],
] as const;

function summaryTable(rows: readonly ResultRow[], field: string, context: TableContext): TableModel {
  const { format, words } = context;
  const line = (group: string): string[] => {
    const own = rows.filter(row => groupKey(row) === group);
    const get = (statistic: string): ResultRow | undefined => own.find(row => row.statistic === statistic);
    const missing = own.filter(row => row.kind === 'state').map(row => `${row.label} ${row.n}`);
    return [
      groupName(get('median'), context),
      String(get('median')?.n ?? 0),
      ...STATISTICS.map(([statistic]) => {
        const estimate = get(statistic)?.estimate ?? null;
        return estimate === null ? '–' : plainNumber(estimate, format, words.isYear(field));
      }),
      missing.join(', ') || '0',
    ];
  };
  return plainTable(
    [words.fieldTitle(field), 'n', ...STATISTICS.map(([, title]) => title), 'Missing'],
    [...new Set(rows.map(groupKey))].map(line),
    { left: [2 + STATISTICS.length] },
  );
}

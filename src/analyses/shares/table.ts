import { plainNumber } from '../../base/plain-number.ts';
import { capitalised, plural } from '../../base/plural.ts';
import type { ResultRow } from '../../model/result-row.ts';
import type { TableModel } from '../../model/table-model.ts';
import { plainTable } from '../../tables/plain-table.ts';
import type { TableContext } from '../result-table.ts';
import { tablesByField } from '../tables-by-field.ts';

/** Shares: one table a field; the groups of a field stand in rows. */
export const table = (rows: readonly ResultRow[], context: TableContext): TableModel[] =>
  tablesByField(
    rows.filter(row => !row.by.some(group => group.missing)),
    (own, field) => [
      own.some(row => row.statistic === 'share')
        ? isCrossed(own)
          ? crossTable(own, field, context)
          : shareTable(own, field, context)
        : summaryTable(own, field, context),
    ],
  );

const groupKey = (row: ResultRow): string => JSON.stringify(row.by.map(group => [group.field, group.level]));

const groupName = (row: ResultRow | undefined, { words }: TableContext): string =>
  row === undefined || row.by.length === 0
    ? 'All'
    : row.by.map(group => words.levelLabel(group.field, group.level)).join(', ');

/** More groups than this stand in rows. */
const MAX_COLUMNS = 8;

/** Whether the groups stand beside each other: there are several, they fit, and no interval needs the room. */
function isCrossed(rows: readonly ResultRow[]): boolean {
  const groups = new Set(rows.map(groupKey)).size;
  return groups > 1 && groups <= MAX_COLUMNS && rows.every(row => row.ci === null);
}

/** Categories in rows, groups in columns, each with its N. */
function crossTable(rows: readonly ResultRow[], field: string, context: TableContext): TableModel {
  const { format, words } = context;
  const groups = [...new Map(rows.map(row => [groupKey(row), row])).values()];
  const lineKey = (row: ResultRow): string => JSON.stringify([row.kind, row.level]);
  const lines = [...new Map(rows.map(row => [lineKey(row), row])).values()];
  const base = (group: ResultRow): number | null =>
    rows.find(row => groupKey(row) === groupKey(group) && row.N !== null)?.N ?? null;
  const cell = (line: ResultRow, group: ResultRow): string => {
    const row = rows.find(own => lineKey(own) === lineKey(line) && groupKey(own) === groupKey(group));
    // states and undeclared categories have a row only where they occur
    if (row === undefined) return line.N === null ? '0' : format.share(0, base(group));
    return row.N === null ? format.count(row.n) : format.share(row.n, row.N);
  };
  return plainTable(
    [words.fieldTitle(field), ...groups.map(group => groupName(group, context))],
    [
      ...lines.map(line => [
        line.kind === 'rollup' ? `${line.label} (all)` : (line.label ?? ''),
        ...groups.map(group => cell(line, group)),
      ]),
      ['N', ...groups.map(group => format.count(base(group)))],
    ],
    { name: 'shares' },
  );
}

function shareTable(rows: readonly ResultRow[], field: string, context: TableContext): TableModel {
  const { format, words } = context;
  const title = words.fieldTitle(field);
  const grouped = new Set(rows.map(groupKey)).size > 1;
  const label = (row: ResultRow): string => (row.kind === 'rollup' ? `${row.label} (all)` : (row.label ?? ''));
  const interval = rows.find(row => row.ci !== null)?.ci ?? null;
  const percent = (row: ResultRow): string =>
    row.N === null ? '' : row.estimate === null || row.n === null ? '–' : format.percent(row.n, row.N);
  const parents = rows.find(row => row.parents !== undefined)?.parents ?? null;
  const ofParents = ({ parents: own }: ResultRow): string =>
    own === undefined ? '' : own.N === null ? format.count(own.n) : `${format.count(own.n)} of ${format.count(own.N)}`;
  const numbers = (row: ResultRow): string[] => [
    String(row.n ?? '–'),
    row.N === null ? '' : String(row.N),
    percent(row),
    ...(parents === null ? [] : [ofParents(row)]),
    ...(interval === null ? [] : [row.ci === null ? '' : format.percentInterval(row.ci.low, row.ci.high)]),
  ];
  const heads = [
    'n',
    'N',
    '%',
    ...(parents === null ? [] : [capitalised(plural(parents.unit))]),
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

import { plainNumber } from '../../base/plain-number.ts';
import { capitalised, plural } from '../../base/plural.ts';
import type { ResultRow } from '../../model/result-row.ts';
import type { TableModel } from '../../model/table-model.ts';
import { type GroupColumn, groupColumns } from '../../tables/groups.ts';
import { plainTable } from '../../tables/plain-table.ts';
import { groupBase, shareLines, statisticOf } from '../../tables/share-lines.ts';
import type { TableContext } from '../result-table.ts';
import { tablesByField } from '../tables-by-field.ts';

/** Shares: one table a field; the groups of a field stand in rows. */
export const table = (rows: readonly ResultRow[], context: TableContext): TableModel[] =>
  tablesByField(rows, (own, field) => {
    const groups = groupColumns(own, context.words);
    return [
      own.some(row => row.statistic === 'share')
        ? isCrossed(groups)
          ? crossTable(groups, field, context)
          : shareTable(groups, field, context)
        : summaryTable(groups, field, context),
    ];
  });

const groupName = ({ labels }: GroupColumn): string => (labels.length === 0 ? 'All' : labels.join(', '));

const lineLabel = (row: ResultRow): string => (row.kind === 'rollup' ? `${row.label} (all)` : (row.label ?? ''));

/** More groups than this stand in rows. */
const MAX_COLUMNS = 8;

/** Whether the groups stand beside each other: there are several, they fit, and no interval needs the room. */
const isCrossed = (groups: readonly GroupColumn[]): boolean =>
  groups.length > 1 && groups.length <= MAX_COLUMNS && groups.every(({ rows }) => rows.every(row => row.ci === null));

/** Categories in rows, groups in columns, each with its N. */
function crossTable(groups: readonly GroupColumn[], field: string, { format, words }: TableContext): TableModel {
  const lines = shareLines(
    groups.map(({ rows }) => rows),
    {
      share: row => (row.N === null ? format.count(row.n) : format.share(row.n, row.N)),
      zero: (siblings, like) => (like.N === null ? '0' : format.share(0, groupBase(siblings))),
    },
  );
  return plainTable(
    [words.fieldTitle(field), ...groups.map(groupName)],
    [
      ...lines.map(({ row, cells }) => [lineLabel(row), ...cells()]),
      ['N', ...groups.map(({ rows }) => format.count(groupBase(rows)))],
    ],
    { name: 'shares' },
  );
}

/** A category of a group in each row, its numbers in columns. */
function shareTable(groups: readonly GroupColumn[], field: string, { format, words }: TableContext): TableModel {
  const title = words.fieldTitle(field);
  const rows = groups.flatMap(group => group.rows);
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
  return groups.length > 1
    ? plainTable(
        ['Group', title, ...heads],
        groups.flatMap(group => group.rows.map(row => [groupName(group), lineLabel(row), ...numbers(row)])),
        { left: [1] },
      )
    : plainTable(
        [title, ...heads],
        rows.map(row => [lineLabel(row), ...numbers(row)]),
      );
}

const STATISTICS = [
  ['median', 'Median'],
  ['q1', 'Q1'],
  ['q3', 'Q3'],
  ['min', 'Min'],
  ['max', 'Max'],
] as const;

function summaryTable(groups: readonly GroupColumn[], field: string, { format, words }: TableContext): TableModel {
  const line = (group: GroupColumn): string[] => {
    const missing = group.rows.filter(row => row.kind === 'state').map(row => `${row.label} ${row.n}`);
    return [
      groupName(group),
      String(statisticOf(group.rows, 'median')?.n ?? 0),
      ...STATISTICS.map(([statistic]) => {
        const estimate = statisticOf(group.rows, statistic)?.estimate ?? null;
        return estimate === null ? '–' : plainNumber(estimate, format, words.isYear(field));
      }),
      missing.join(', ') || '0',
    ];
  };
  return plainTable(
    [words.fieldTitle(field), 'n', ...STATISTICS.map(([, title]) => title), 'Missing'],
    groups.map(line),
    { left: [2 + STATISTICS.length] },
  );
}

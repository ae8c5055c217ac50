import type { ResultRow } from '../model/result-row.ts';
import type { TableModel } from '../model/table-model.ts';
import { plainTable } from '../tables/plain-table.ts';
import type { TableContext } from './result-table.ts';

/** A value, or a dash with the reason why there is none. */
const shownValue = (row: ResultRow, { format }: TableContext): string =>
  row.estimate === null
    ? `– (${row.warnings.find(warning => warning.code === 'undefined')?.message ?? 'not computed'})`
    : row.statistic === 'fisher_exact'
      ? ''
      : format.number(row.estimate, 3);

/** Tests and measures of two fields as wholes. */
export function wholeTestTables(rows: readonly ResultRow[], table: TableContext): TableModel[] {
  const whole = rows.filter(
    row => row.level === null && row.by.length === 0 && row.statistic !== 'share' && row.statistic !== 'count',
  );
  if (whole.length === 0) return [];
  const { format } = table;
  const level = whole.find(row => row.ci !== null)?.ci?.level;
  const ends = level === undefined ? [] : [`${Math.round(level * 1000) / 10}% CI`];
  return [
    plainTable(
      ['Test or measure', 'Value', ...ends, 'df', 'P', 'N'],
      whole.map(row => [
        row.label ?? row.statistic,
        shownValue(row, table),
        ...(level === undefined ? [] : [row.ci === null ? '' : format.interval(row.ci.low, row.ci.high, 3)]),
        row.test?.df == null ? '' : format.degrees(row.test.df),
        row.test === null ? '' : format.pValue(row.test.p),
        row.N === null ? '' : format.count(row.N),
      ]),
    ),
  ];
}

/** Tests of single options or codes: one line each, its statistics side by side. */
export function partTestTables(
  rows: readonly ResultRow[],
  columns: readonly (readonly [string, (get: (statistic: string) => ResultRow | undefined) => string])[],
  table: TableContext,
): TableModel[] {
  const { words } = table;
  const nameOf = (row: ResultRow): string =>
    [
      ...(row.level === null ? [] : [row.label ?? row.level]),
      ...row.by.map(group => words.levelLabel(group.field, group.level)),
    ].join(' × ');
  const key = (row: ResultRow): string => JSON.stringify([row.kind, row.level, row.by]);
  const keys = [...new Set(rows.map(key))];
  if (keys.length === 0) return [];
  const field = rows[0]?.field ?? '';
  return [
    plainTable(
      [words.fieldTitle(field), ...columns.map(([head]) => head)],
      keys.map(own => {
        const mine = rows.filter(row => key(row) === own);
        const get = (statistic: string): ResultRow | undefined => mine.find(row => row.statistic === statistic);
        return [nameOf(mine[0]!), ...columns.map(([, print]) => print(get))];
      }),
    ),
  ];
}

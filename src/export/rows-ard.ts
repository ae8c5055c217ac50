import type { ResultRow } from '../model/result-row.ts';
import type { Words } from '../model/words.ts';
import { GUARDED_CELLS } from './guarded-cells.ts';
import { type Disclosed, disclosures } from './rows-csv.ts';

/** What cards calls a summary of numbers, and prints beside it. */
const SUMMARIES: Readonly<Record<string, readonly [name: string, label: string]>> = {
  mean: ['mean', 'Mean'],
  sd: ['sd', 'SD'],
  median: ['median', 'Median'],
  q1: ['p25', 'Q1'],
  q3: ['p75', 'Q3'],
  min: ['min', 'Min'],
  max: ['max', 'Max'],
};

/** One statistic of a row: its name, its label and its value. */
type Stat = readonly [name: string, label: string, value: number | string | null | undefined];

/**
 * Result rows as Analysis Results Data of the R package cards (0.9), as CSV: one statistic a line, with the columns of
 * `cards::as_card()`. A share has the statistics n, N and p (a fraction of 1), an interval conf.low, conf.high, conf.level and
 * method; missing states are levels like all others. `filter` and `id` say which row it is, and a last column what
 * must be disclosed of the data, where there is something. R adds the columns that CSV cannot hold (functions, conditions).
 */
export async function rowsArd(rows: readonly ResultRow[], words: Words, disclosed: Disclosed = null): Promise<string> {
  const { stringify } = await import('csv-stringify/sync');
  const shown = disclosures(rows, disclosed);
  const groups = Math.max(0, ...rows.map(row => row.by.length));
  const header = [
    ...Array.from({ length: groups }, (_, at) => [`group${at + 1}`, `group${at + 1}_level`]).flat(),
    ...['variable', 'variable_level', 'context', 'stat_name', 'stat_label', 'stat', 'filter', 'id'],
    ...(shown === null ? [] : ['disclosure']),
  ];
  // the number of values is said once of a variable, and not with each of its summaries
  const said = new Set<string>();
  const lines = rows.flatMap((row, index) => {
    const variable = [row.field ?? row.unit, ...(row.with === null ? [] : [row.with])].join(' × ');
    const own = [
      ...Array.from({ length: groups }, (_, at) => {
        const group = row.by[at];
        return group === undefined ? ['', ''] : [group.field, words.levelLabel(group.field, group.level)];
      }).flat(),
      variable,
      row.level === null ? '' : (row.label ?? row.level),
      contextOf(row),
    ];
    return statsOf(row).flatMap(([name, label, value]) => {
      const key = JSON.stringify([own, row.where, name]);
      const isRepeated = row.statistic in SUMMARIES && said.has(key);
      said.add(key);
      return value === null || value === undefined || isRepeated
        ? []
        : [[...own, name, label, value, row.where ?? '', row.id, ...(shown === null ? [] : [shown[index]])]];
    });
  });
  return stringify([header, ...lines], GUARDED_CELLS);
}

const contextOf = ({ statistic, analysis }: ResultRow): string =>
  statistic === 'share' || statistic === 'count' ? 'tabulate' : statistic in SUMMARIES ? 'summary' : analysis;

function statsOf(row: ResultRow): readonly Stat[] {
  const { statistic, n, N, estimate, se, ci, test } = row;
  const counts: readonly Stat[] = [
    ['n', 'n', n],
    ['N', 'N', N],
  ];
  const interval: readonly Stat[] = [
    ['conf.low', 'CI Lower Bound', ci?.low],
    ['conf.high', 'CI Upper Bound', ci?.high],
    ['conf.level', 'CI Confidence Level', ci?.level],
    ['method', 'method', ci?.method],
  ];
  if (statistic === 'share') return [...counts, ['p', '%', estimate], ...interval];
  if (statistic === 'count') return counts;
  const summary = SUMMARIES[statistic];
  if (summary !== undefined) return [['N', 'N', n], [...summary, estimate], ...interval];
  return [
    ...counts,
    [statistic, statistic.replaceAll('_', ' '), estimate],
    ['std.error', 'Standard Error', se],
    ...interval,
    ['parameter', 'Degrees of Freedom', test?.df],
    ['p.value', 'p-value', test?.p],
  ];
}

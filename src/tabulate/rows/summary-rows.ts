import type { CodedTable, NumericColumn } from '../../model/coded-table.ts';
import type { ResultRow } from '../../model/result-row.ts';
import { CODED, STATE_LABELS, STATES } from '../../model/state.ts';
import { summary as summaryOf } from '../../stats/summary.ts';
import type { Groups } from '../data/groups.ts';
import type { Selection } from '../data/selection.ts';
import { rowId } from './row-id.ts';

const STATISTICS = [
  ['median', 'Median'],
  ['q1', 'First quartile'],
  ['q3', 'Third quartile'],
  ['min', 'Minimum'],
  ['max', 'Maximum'],
  ['mean', 'Mean'],
  ['sd', 'Standard deviation'],
] as const;

/** Median, quartiles (type 7), range, mean and standard deviation of a number, by group, and the missing states. */
export function summaryRows(job: {
  readonly coded: CodedTable;
  readonly subject: { readonly name: string; readonly column: unknown };
  readonly selection: Selection;
  readonly groups: Groups;
}): ResultRow[] {
  const { coded, subject, selection, groups } = job;
  const column = subject.column as NumericColumn;
  const values: number[][] = groups.list.map(() => []);
  const states = groups.list.map(() => STATES.map(() => 0));
  for (let unit = 0; unit < coded.units; unit++) {
    if (selection.mask !== null && selection.mask[unit] === 0) continue;
    for (const group of groups.memberships[groups.of[unit]!] ?? []) {
      states[group]![column.states[unit]!]!++;
      if (column.states[unit] === CODED) values[group]!.push(column.values[unit]!);
    }
  }
  return groups.list.flatMap((by, group) => {
    const summary = summaryOf(values[group]!);
    const n = values[group]!.length;
    const common = {
      analysis: 'shares',
      field: subject.name,
      with: null,
      by,
      where: selection.where,
      coder: coded.coder,
      unit: coded.unit,
      base: 'group' as const,
      se: null,
      ci: null,
      test: null,
      studies: null,
    };
    const numbers = STATISTICS.map(([statistic, label]): ResultRow => {
      const parts = { ...common, statistic, level: null, kind: 'field' as const, denominator: 'reported' as const };
      const estimate = summary === null ? null : summary[statistic];
      return {
        id: rowId(parts),
        ...parts,
        label,
        missing: false,
        n,
        N: n,
        estimate,
        warnings:
          estimate === null
            ? [{ code: 'empty-group', message: `${n === 0 ? 'no' : 'only one'} ${coded.unit} has a number here` }]
            : [],
      };
    });
    const missing = STATES.flatMap((state, index): ResultRow[] => {
      if (index === CODED || states[group]![index] === 0) return [];
      const parts = { ...common, statistic: 'count', level: state, kind: 'state' as const, denominator: null };
      return [
        {
          id: rowId(parts),
          ...parts,
          label: STATE_LABELS[state],
          missing: true,
          n: states[group]![index]!,
          N: null,
          estimate: null,
          warnings: [],
        },
      ];
    });
    return [...numbers, ...missing];
  });
}

import type { CodedTable, NumericColumn } from '../../model/coded-table.ts';
import type { ResultRow } from '../../model/result-row.ts';
import type { RowUnits } from '../../model/row-units.ts';
import { CODED, STATE_LABELS, STATES } from '../../model/state.ts';
import { summary as summaryOf } from '../../stats/summary.ts';
import { type Groups, inGroup } from '../data/groups.ts';
import { isSelected, type Selection } from '../data/selection.ts';
import { statisticRow } from './statistic-row.ts';

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
  const counts: number[][] = groups.list.map(() => []);
  const states = groups.list.map(() => STATES.map(() => 0));
  const { weights } = coded;
  for (let unit = 0; unit < coded.units; unit++) {
    if (selection.mask !== null && selection.mask[unit] === 0) continue;
    const count = weights?.[unit] ?? 1;
    for (const group of groups.memberships[groups.of[unit]!] ?? []) {
      states[group]![column.states[unit]!]! += count;
      if (column.states[unit] !== CODED) continue;
      values[group]!.push(column.values[unit]!);
      if (weights !== undefined) counts[group]!.push(count);
    }
  }
  return groups.list.flatMap((by, group) => {
    const summary = summaryOf(values[group]!, weights === undefined ? undefined : counts[group]!);
    const n = states[group]![CODED]!;
    const selected = isSelected(selection);
    const unitsIn = (state: number, missing: boolean) => (): RowUnits => {
      const grouped = inGroup(groups, group);
      const scope = (unit: number): boolean => selected(unit) && grouped(unit);
      const has = (unit: number): boolean => scope(unit) && column.states[unit] === state;
      return { list: coded, counted: has, base: missing ? null : has, scope };
    };
    const common = {
      analysis: 'shares',
      field: subject.name,
      by,
      where: selection.where,
      coder: coded.coder,
      unit: coded.unit,
    };
    const numbers = STATISTICS.map(([statistic, label]): ResultRow => {
      const estimate = summary === null ? null : summary[statistic];
      return statisticRow({
        ...common,
        statistic,
        denominator: 'reported',
        label,
        n,
        N: n,
        estimate,
        warnings:
          estimate === null
            ? [{ code: 'empty-group', message: `${n === 0 ? 'no' : 'only one'} ${coded.unit} has a number here` }]
            : [],
        units: unitsIn(CODED, false),
      });
    });
    const missing = STATES.flatMap((state, index): ResultRow[] =>
      index === CODED || states[group]![index] === 0
        ? []
        : [
            statisticRow({
              ...common,
              statistic: 'count',
              level: state,
              kind: 'state',
              label: STATE_LABELS[state],
              missing: true,
              n: states[group]![index]!,
              units: unitsIn(index, true),
            }),
          ],
    );
    return [...numbers, ...missing];
  });
}

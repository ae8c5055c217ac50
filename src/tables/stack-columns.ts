import type { Formatter } from '../base/formatter.ts';
import { capitalised, plural } from '../base/plural.ts';
import type { ExhibitInput } from '../model/exhibit.ts';
import type { TableColumn, TableModel, TableSpan } from '../model/table-model.ts';
import type { Footnotes } from './footnotes.ts';
import type { GroupColumn } from './groups.ts';
import { byOf } from './options.ts';
import type { PColumn } from './p-column.ts';

/** What the columns and lines of stacked fields are made from. */
export interface Stack {
  readonly input: ExhibitInput;
  readonly format: Formatter;
  readonly groups: readonly GroupColumn[];
  readonly withInterval: boolean;
  /** what the units belong to, where a last column counts them */
  readonly parents: string | null;
  readonly notes: Footnotes;
  /** the last column, where P values were asked for */
  readonly p: PColumn | null;
}

/** What a count is called. */
export const countWord = ({ declaration }: Pick<ExhibitInput, 'declaration'>): string =>
  declaration.style === 'ama' ? 'No.' : 'n';

/** One column a group, or two where intervals stand beside the shares; the fields of `by` as headers above. */
export function stackColumns(
  { input, groups, withInterval, format, parents, p }: Stack,
  stub: string,
  template: string | null,
): Pick<TableModel, 'columns' | 'spans'> {
  const { words, declaration } = input;
  const by = byOf(declaration);
  const sized = (label: string, group: GroupColumn): string =>
    group.size === null ? label : `${label}\n(N\u00a0=\u00a0${format.count(group.size)})`;
  const nameOf = (group: GroupColumn): string =>
    sized(
      group.labels.length === 0 ? (by.length === 0 ? `All ${words.units}` : 'All') : (group.labels.at(-1) ?? ''),
      group,
    );
  const width = withInterval ? 2 : 1;
  const level = input.results.rows.find(row => row.ci !== null)?.ci?.level ?? 0.95;
  const columns: TableColumn[] = [
    { key: 'label', header: stub, align: 'left', weight: 2.4 },
    ...groups.flatMap((group, index): TableColumn[] =>
      withInterval
        ? [
            {
              key: `${index}`,
              header: template === null ? `${countWord(input)} (%)` : 'Share',
              align: 'right',
              weight: 1,
            },
            { key: `${index}-ci`, header: `${Math.round(level * 1000) / 10}% CI`, align: 'right', weight: 1 },
          ]
        : [{ key: `${index}`, header: nameOf(group), align: 'right', weight: 1 }],
    ),
    ...(parents === null
      ? []
      : [{ key: 'parents', header: capitalised(plural(parents)), align: 'right', weight: 0.8 } as const]),
    ...(p === null ? [] : [{ key: 'p', header: 'P value', align: 'right', weight: 0.7 } as const]),
  ];
  const spans: TableSpan[][] = [];
  const first = groups.findIndex(group => group.labels.length > 0);
  const columnOf = (index: number): number => 1 + index * width;
  if (first >= 0)
    spans.push([
      {
        label: by.map(field => words.fieldTitle(field)).join(', '),
        from: columnOf(first),
        to: columnOf(groups.length) - 1,
      },
    ]);
  // all fields of `by` but the last are headers of their own
  for (let depth = 0; depth < by.length - 1; depth++) {
    const row: { label: string; key: string; from: number; to: number }[] = [];
    groups.forEach((group, index) => {
      if (group.labels.length === 0) return;
      const key = JSON.stringify(group.labels.slice(0, depth + 1));
      const last = row.at(-1);
      if (last?.key === key) last.to = columnOf(index + 1) - 1;
      else row.push({ label: group.labels[depth] ?? '', key, from: columnOf(index), to: columnOf(index + 1) - 1 });
    });
    spans.push(row.map(({ label, from, to }) => ({ label, from, to })));
  }
  if (withInterval)
    spans.push(
      groups.map((group, index) => ({ label: nameOf(group), from: columnOf(index), to: columnOf(index) + 1 })),
    );
  return { columns, spans };
}

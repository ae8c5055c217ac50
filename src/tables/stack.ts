import { type Formatter, formatter } from '../base/formatter.ts';
import { capitalised, plural } from '../base/plural.ts';
import type { ExhibitInput } from '../model/exhibit.ts';
import type { ResultRow } from '../model/result-row.ts';
import {
  EMPTY_CELL,
  type TableCell,
  type TableColumn,
  type TableGroup,
  type TableModel,
  type TableRow,
  type TableSpan,
  wordCell,
} from '../model/table-model.ts';
import { intervalCell, shareCell, summaryCell, zeroCell } from './cells.ts';
import { type Footnotes, footnotes } from './footnotes.ts';
import { type GroupColumn, groupColumns } from './groups.ts';
import { roundingNote, smallGroupsNote, standardNotes, statesNote } from './notes.ts';
import { byOf, countOption, textOption } from './options.ts';
import { parentsCell } from './parents-cell.ts';
import { placeRows } from './place-rows.ts';
import { groupBase, type SharePrint, shareLines, statisticOf } from './share-lines.ts';

interface Stack {
  readonly input: ExhibitInput;
  readonly format: Formatter;
  readonly groups: readonly GroupColumn[];
  readonly withInterval: boolean;
  /** what the units belong to, where a last column counts them */
  readonly parents: string | null;
  readonly notes: Footnotes;
}

/**
 * Fields stacked above one another, subgroups side by side: `n (%)` of each category, the median and quartiles of a number,
 * the missing states as rows. Every number is one result row.
 */
export function stack(input: ExhibitInput, title: string): TableModel {
  const { name, declaration, results, words, codebook } = input;
  const template = textOption(declaration, 'template');
  const format = template === null ? input.format : formatter({ ...input.format.style, shareTemplate: template });
  const groups = groupColumns(results.rows, words);
  const withInterval = results.rows.some(row => row.ci !== null);
  const notes = footnotes();
  const parents = groups.find(group => group.labels.length === 0)?.rows.find(row => row.parents)?.parents ?? null;
  const made: Stack = { input, format, groups, withInterval, parents: parents?.unit ?? null, notes };
  const fields = [...new Set(results.rows.flatMap(row => (row.field === null ? [] : [row.field])))];
  const rows = groups.flatMap(group => group.rows);
  const single = fields.length === 1;
  const body = fields.map(field => fieldBlock(made, field, single));
  const exclusive = (field: string): boolean => codebook.fields.find(entry => entry.name === field)?.type !== 'list';
  const whole = groups.find(group => group.labels.length === 0);
  return {
    name,
    title: declaration.title ?? title,
    ...columnsOf(made, single ? words.fieldTitle(fields[0]!) : 'Characteristic', template),
    groups: body,
    footnotes: notes.list,
    notes: standardNotes(input, [
      whole?.size === null || whole === undefined ? null : `N = ${format.count(whole.size)} ${words.units}.`,
      cellNote(made, rows),
      statesNote(rows, words.unit),
      hiddenNote(made, rows),
      roundingNote(rows, exclusive, format.percent, format.style.decimalMark),
      smallGroupsNote(groups, countOption(declaration, 'small', 10), words.units),
    ]),
    alt: altOf(made, fields),
  };
}

/** What a cell says, where the header alone doesn't. */
function cellNote({ format, withInterval }: Stack, rows: readonly ResultRow[]): string | null {
  const shares = rows.some(row => row.statistic === 'share');
  const numbers = rows.some(row => row.statistic === 'median');
  const style = format.style.shareTemplate
    .replace('{n}', 'n')
    .replace('{N}', 'N')
    .replace('{p}%', '%')
    .replace('{p}', '%');
  const parts = [...(shares ? [`${style}`] : []), ...(numbers ? ['median (first quartile, third quartile)'] : [])];
  return parts.length === 0 || (withInterval && !numbers) ? null : `Cells are ${parts.join(', or ')}.`;
}

/** States that were asked to be hidden are still told, of all units or else of each subgroup. */
function hiddenNote({ input, format, groups }: Stack, rows: readonly ResultRow[]): string | null {
  if (input.declaration.missing !== 'hide') return null;
  const states = rows.filter(row => row.kind === 'state' && (row.n ?? 0) > 0);
  const whole = groups.some(group => group.labels.length === 0);
  const hidden = states.filter(row => !whole || row.by.length === 0);
  const place = (row: ResultRow): string =>
    row.by.map(group => `${input.words.levelLabel(group.field, group.level)}, `).join('');
  return hidden.length === 0
    ? null
    : `Not shown: ${hidden.map(row => `${place(row)}${input.words.fieldTitle(row.field ?? '')}, ${(row.label ?? '').toLowerCase()} (n = ${format.count(row.n)})`).join('; ')}.`;
}

/** One column a group, or two where intervals stand beside the shares; the fields of `by` as headers above. */
function columnsOf(
  { input, groups, withInterval, format, parents }: Stack,
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
            { key: `${index}`, header: template === null ? 'n (%)' : 'Share', align: 'right', weight: 1 },
            { key: `${index}-ci`, header: `${Math.round(level * 1000) / 10}% CI`, align: 'right', weight: 1 },
          ]
        : [{ key: `${index}`, header: nameOf(group), align: 'right', weight: 1 }],
    ),
    ...(parents === null
      ? []
      : [{ key: 'parents', header: capitalised(plural(parents)), align: 'right', weight: 0.8 } as const]),
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

function fieldBlock(made: Stack, field: string, single: boolean): TableGroup {
  const { input, groups } = made;
  const own = groups.map(group => group.rows.filter(row => row.field === field));
  const [first] = own.find(rows => rows.length > 0) ?? [];
  const proposition = first?.statistic === 'share' && first.denominator === null;
  const rows = first?.statistic === 'share' ? shareRows(made, field, own) : numberRows(made, field, own);
  if (single || proposition) return { label: null, rows };
  const label = input.words.fieldTitle(field);
  const deeper = rows.map(row => ({ ...row, indent: row.indent + 1 }));
  const heading = headingCells(made, label, own);
  return heading === null ? { label, rows: deeper } : { label, heading, rows: deeper };
}

/** Where a field applies to fewer units than the column has, its heading says to how many. */
function headingCells(made: Stack, label: string, own: readonly (readonly ResultRow[])[]): TableCell[] | null {
  const { groups, format, withInterval } = made;
  const bases = own.map(groupBase);
  if (bases.every((N, index) => N === null || N === groups[index]!.size)) return null;
  return [
    wordCell(label),
    ...bases.flatMap(N => [
      N === null ? EMPTY_CELL : { ...EMPTY_CELL, text: `N\u00a0=\u00a0${format.count(N)}` },
      ...(withInterval ? [EMPTY_CELL] : []),
    ]),
    ...(made.parents === null ? [] : [EMPTY_CELL]),
  ];
}

function shareRows(made: Stack, field: string, own: readonly (readonly ResultRow[])[]): TableRow[] {
  const { words, declaration } = made.input;
  const lines = new Map(shareLines(own, cellsOf(made)).map(({ row, cells }) => [row, cells]));
  const placed = placeRows([...lines.keys()], words.categories(field), declaration.order ?? 'codebook');
  return placed
    .filter(({ row }) => row.kind !== 'state' || declaration.missing !== 'hide')
    .map(({ row, indent }) => ({
      indent,
      emphasis: 'none' as const,
      cells: [
        labelCell(
          made,
          row,
          placed.some(other => other.row.kind === 'rollup' && other.row.level === row.level && row.kind === 'level'),
        ),
        ...lines.get(row)!().flat(),
        ...parentsCell(made, own, row),
      ],
    }));
}

/** A share, and its interval where intervals have columns. */
const cellsOf = ({ format, notes, withInterval }: Stack): SharePrint<TableCell[]> => ({
  share: row => [shareCell(row, format, notes), ...(withInterval ? [intervalCell(row, format)] : [])],
  zero: (siblings, like) => [zeroCell(siblings, like, format, notes), ...(withInterval ? [EMPTY_CELL] : [])],
});

function labelCell({ input, format, groups, notes }: Stack, row: ResultRow, ownRollup: boolean): TableCell {
  const label = ownRollup ? `${row.label ?? ''}, not further specified` : (row.label ?? row.level ?? '');
  const proposition = row.denominator === null;
  const differs = proposition && row.N !== null && row.N !== (groups[0]?.size ?? null) && row.by.length === 0;
  return wordCell(
    label,
    differs ? [notes.mark(`Of the ${format.count(row.N)} ${input.words.units} for which it is known.`)] : [],
  );
}

function numberRows(made: Stack, field: string, own: readonly (readonly ResultRow[])[]): TableRow[] {
  const { input, format, withInterval, notes } = made;
  const year = input.words.isYear(field);
  const line = (
    label: string,
    statistics: readonly string[],
    print: (values: readonly string[]) => string,
  ): TableRow => ({
    indent: 0,
    emphasis: 'none',
    cells: [
      wordCell(label),
      ...own.flatMap(rows => [
        summaryCell(
          statistics.map(statistic => statisticOf(rows, statistic)),
          print,
          format,
          year,
          notes,
        ),
        ...(withInterval ? [EMPTY_CELL] : []),
      ]),
      ...parentsCell(made, own, null),
    ],
  });
  return [
    line('Median (Q1, Q3)', ['median', 'q1', 'q3'], ([median, q1, q3]) => `${median} (${q1}, ${q3})`),
    line('Range', ['min', 'max'], ([min, max]) => `${min} to ${max}`),
    ...shareLines(own, cellsOf(made))
      .filter(({ row }) => row.kind === 'state' && input.declaration.missing !== 'hide')
      .map(({ row, cells }) => ({
        indent: 0,
        emphasis: 'none' as const,
        cells: [wordCell(row.label ?? ''), ...cells().flat(), ...parentsCell(made, own, null)],
      })),
  ];
}

/** The main result in words. */
function altOf({ input, groups, format }: Stack, fields: readonly string[]): string {
  const { words, declaration } = input;
  const by = byOf(declaration);
  const titles = fields.map(field => words.fieldTitle(field)).join(', ');
  const whole = groups.find(group => group.labels.length === 0) ?? groups[0];
  const [most] = (whole?.rows ?? [])
    .filter(row => row.field === fields[0] && row.kind === 'level' && row.statistic === 'share')
    .sort((a, b) => (b.n ?? 0) - (a.n ?? 0));
  const main =
    most === undefined || most.n === null ? '' : ` Most frequent: ${most.label}, ${format.share(most.n, most.N)}.`;
  return `A table of ${titles}${by.length === 0 ? '' : ` by ${by.map(field => words.fieldTitle(field)).join(' and ')}`}.${main}`;
}

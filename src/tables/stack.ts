import { formatter } from '../base/formatter.ts';
import type { ExhibitInput } from '../model/exhibit.ts';
import type { Note } from '../model/note.ts';
import type { ResultRow } from '../model/result-row.ts';
import {
  EMPTY_CELL,
  type TableCell,
  type TableGroup,
  type TableModel,
  type TableRow,
  wordCell,
} from '../model/table-model.ts';
import { intervalCell, shareCell, summaryCell, zeroCell } from './cells.ts';
import { footnotes } from './footnotes.ts';
import { groupColumns } from './groups.ts';
import { roundingNote, smallGroupsNote, standardNotes, statesNote } from './notes.ts';
import { byOf, countOption, flagOption, textOption } from './options.ts';
import { pColumn } from './p-column.ts';
import { parentsCell } from './parents-cell.ts';
import { placeRows } from './place-rows.ts';
import { groupBase, type SharePrint, shareLines, statisticOf } from './share-lines.ts';
import { countWord, type Stack, stackColumns } from './stack-columns.ts';
import { warningNotes } from './test-notes.ts';

/**
 * Fields stacked above one another, subgroups side by side: `n (%)` of each category, the median and quartiles of a number,
 * the missing states as rows. Every number is one result row.
 */
export function stack(input: ExhibitInput, title: string): TableModel {
  const { name, declaration, results, words, codebook } = input;
  const template = textOption(declaration, 'template');
  const format = template === null ? input.format : formatter({ ...input.format.style, shareTemplate: template });
  const counted = results.rows.filter(row => row.analysis === 'shares');
  const tests = results.rows.filter(row => row.analysis !== 'shares');
  const groups = groupColumns(counted, words);
  const withInterval = counted.some(row => row.ci !== null);
  const notes = footnotes();
  const p = flagOption(declaration, 'p', false) ? pColumn(tests, format, notes) : null;
  const parents = groups.find(group => group.labels.length === 0)?.rows.find(row => row.parents)?.parents ?? null;
  const made: Stack = { input, format, groups, withInterval, parents: parents?.unit ?? null, notes, p };
  const fields = [...new Set(counted.flatMap(row => (row.field === null ? [] : [row.field])))];
  const rows = groups.flatMap(group => group.rows);
  // a P value stands in the heading of its field
  const single = fields.length === 1 && p === null;
  const body = fields.map(field => fieldBlock(made, field, single));
  const exclusive = (field: string): boolean => codebook.fields.find(entry => entry.name === field)?.type !== 'list';
  const whole = groups.find(group => group.labels.length === 0);
  return {
    name,
    title: declaration.title ?? title,
    ...stackColumns(made, single ? words.fieldTitle(fields[0]!) : 'Characteristic', template),
    groups: body,
    footnotes: notes.list,
    notes: standardNotes(
      p === null ? input : { ...input, results: { ...results, notes: results.notes.filter(isNotOfTests) } },
      [
        whole?.size === null || whole === undefined ? null : `N = ${format.count(whole.size)} ${words.units}.`,
        cellNote(made, rows),
        statesNote(rows, words.unit),
        hiddenNote(made, rows),
        roundingNote(rows, exclusive, format.percent, format.style.decimalMark),
        smallGroupsNote(groups, countOption(declaration, 'small', 10), words.units),
        p === null
          ? null
          : `P values compare the ${words.units} with a code of both fields: missing states and categories without ${words.units} are left out of the tests.`,
        ...warningNotes(tests.map(withoutOwnNotes)),
      ],
    ),
    alt: altOf(made, fields),
  };
}

/** What a cell says, where the header alone doesn't. */
function cellNote({ input, format, withInterval }: Stack, rows: readonly ResultRow[]): string | null {
  const shares = rows.some(row => row.statistic === 'share');
  const numbers = rows.some(row => row.statistic === 'median');
  const style = format.style.shareTemplate
    .replace('{n}', countWord(input))
    .replace('{N}', 'N')
    .replace('{p}%', '%')
    .replace('{p}', '%');
  const shown = numbers ? statisticsOf(input) : [];
  const parts = [
    ...(shares ? [`${style}`] : []),
    ...(shown.includes('median') ? ['median (first quartile, third quartile)'] : []),
    ...(shown.includes('mean') ? ['mean (standard deviation)'] : []),
  ];
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

function fieldBlock(made: Stack, field: string, single: boolean): TableGroup {
  const { input, groups, p } = made;
  const own = groups.map(group => group.rows.filter(row => row.field === field));
  const [first] = own.find(rows => rows.length > 0) ?? [];
  const label = input.words.fieldTitle(field);
  const isProposition = first?.statistic === 'share' && first.denominator === null;
  const isHeaded = !single && !isProposition;
  // before the rows, so that the footnotes are marked in the order of reading
  const heading = isHeaded ? headingCells(made, label, field, own) : null;
  const rows = first?.statistic === 'share' ? shareRows(made, field, own) : numberRows(made, field, own);
  if (isProposition && p !== null) return { label: null, rows: rows.map(row => lastCell(row, p.field(field))) };
  if (!isHeaded) return { label: null, rows };
  const deeper = rows.map(row => ({ ...row, indent: row.indent + 1 }));
  return heading === null ? { label, rows: deeper } : { label, heading, rows: deeper };
}

/** A row with another last cell. */
const lastCell = (row: TableRow, cell: TableCell): TableRow => ({ ...row, cells: [...row.cells.slice(0, -1), cell] });

/** Where a field applies to fewer units than the column has, its heading says to how many; P values stand there too. */
function headingCells(
  made: Stack,
  label: string,
  field: string,
  own: readonly (readonly ResultRow[])[],
): TableCell[] | null {
  const { groups, format, withInterval, p } = made;
  const found = own.map(groupBase);
  const isWhole = found.every((N, index) => N === null || N === groups[index]!.size);
  if (isWhole && p === null) return null;
  const bases = isWhole ? found.map(() => null) : found;
  return [
    wordCell(label),
    ...bases.flatMap(N => [
      N === null ? EMPTY_CELL : { ...EMPTY_CELL, text: `N\u00a0=\u00a0${format.count(N)}` },
      ...(withInterval ? [EMPTY_CELL] : []),
    ]),
    ...(made.parents === null ? [] : [EMPTY_CELL]),
    ...(p === null ? [] : [p.field(field)]),
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
        ...(made.p === null ? [] : [made.p.level(field, row)]),
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
  const noP = made.p === null ? [] : [EMPTY_CELL];
  const line = (
    label: string,
    statistics: readonly string[],
    print: (values: readonly string[]) => string,
    decimals?: number,
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
          decimals,
        ),
        ...(withInterval ? [EMPTY_CELL] : []),
      ]),
      ...parentsCell(made, own, null),
      ...noP,
    ],
  });
  const lines = {
    median: line('Median (Q1, Q3)', ['median', 'q1', 'q3'], ([median, q1, q3]) => `${median} (${q1}, ${q3})`),
    mean: line('Mean (SD)', ['mean', 'sd'], ([mean, sd]) => `${mean} (${sd})`, Math.max(1, format.style.digits)),
    range: line('Range', ['min', 'max'], ([min, max]) => `${min} to ${max}`),
  };
  return [
    ...statisticsOf(input).map(name => lines[name]),
    ...shareLines(own, cellsOf(made))
      .filter(({ row }) => row.kind === 'state' && input.declaration.missing !== 'hide')
      .map(({ row, cells }) => ({
        indent: 0,
        emphasis: 'none' as const,
        cells: [wordCell(row.label ?? ''), ...cells().flat(), ...parentsCell(made, own, null), ...noP],
      })),
  ];
}

/** What is printed of a number, in the order of the lines. */
function statisticsOf({ declaration }: ExhibitInput): readonly ('median' | 'mean' | 'range')[] {
  const asked = [declaration.options?.['statistics'] ?? ['median', 'range']].flat().map(String);
  return (['median', 'mean', 'range'] as const)
    .filter(name => asked.includes(name))
    .sort((a, b) => asked.indexOf(a) - asked.indexOf(b));
}

/** Which units each test is of stands in one note of the table. */
const isNotOfTests = ({ code }: Note): boolean => code !== 'units';

/** A test without what the footnote of its own P value says. */
const withoutOwnNotes = (row: ResultRow): ResultRow => ({
  ...row,
  warnings: row.warnings.filter(({ code }) => ['exploratory', 'no-target', 'target', 'small-group'].includes(code)),
});

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

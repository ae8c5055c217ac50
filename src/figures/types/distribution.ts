import { usageFault } from '../../base/fault.ts';
import { greatest } from '../../base/greatest.ts';
import { plainNumber } from '../../base/plain-number.ts';
import { fieldNamed } from '../../model/codebook.ts';
import type { ListedCell } from '../../model/listing.ts';
import type { GroupLevel, ResultRow } from '../../model/result-row.ts';
import { type FigureInput, figureType } from '../figure-type.ts';
import { REASONS, ROW_EDITS } from '../followed-edits.ts';
import { isPale } from '../highlighted.ts';
import { drawNumberRows } from '../number-rows/draw-number-rows.ts';
import { emptyNumberRow, type NumberRow } from '../number-rows/number-row.ts';
import { byTitle } from '../share-captions.ts';
import { figureNotes, manyUnits } from '../share-notes.ts';
import { groupFields, sharePlan } from '../share-plan.ts';

/** More units than this in a group are a box: their dots would cover each other. */
const MAX_DOTS = 150;

/** More units with one value than this stand on a row only if their dots cover each other: a larger dot shows how many they are. */
const MAX_STACK = 6;
/** More different values than this have no room for larger dots. */
const MAX_VALUES = 40;

/** How the values of a number are spread, overall and by subgroup. */
export const distribution = figureType({
  name: 'distribution',
  describe:
    'The values of a number as dots over a box of the quartiles with the median, or as boxes; overall and by subgroup, with n, median and quartiles beside.',
  needs: ['field'],
  options: [
    {
      name: 'marks',
      describe: `dots: one for each unit, or (where many share a value) one for each value with its area by n, over the box (default up to ${MAX_DOTS} units); box: quartiles, median and range`,
      kind: 'word',
      values: ['dots', 'box'],
    },
    { name: 'scale', describe: 'linear (default) or log', kind: 'word', values: ['linear', 'log'] },
    { name: 'whole', describe: 'whether all units come first; true by default', kind: 'flag' },
  ],
  edits: { ...ROW_EDITS, colours: REASONS.noColours, split: REASONS.noPages },
  plan(declaration) {
    if (groupFields(declaration).length > 1)
      throw usageFault('by', 'a distribution has subgroups of one field', 'name one field', { option: 'by' });
    return sharePlan({ ...declaration, denominator: undefined, ci: undefined });
  },
  draw(input) {
    const { declaration, words, format } = input;
    const field = declaration.field!;
    const [by] = groupFields(declaration);
    const own = input.results.rows.filter(row => row.field === field);
    if (own.some(row => row.statistic === 'share'))
      throw usageFault(
        'no-number',
        `${words.fieldTitle(field)} has categories, and a distribution shows the values of a number`,
        'name a field of the type number, integer or year, or use the figure type bar',
        { field },
      );
    const log = declaration.options?.scale === 'log';
    const print = (value: number): string => plainNumber(value, format, words.isYear(field));
    const values = valuesOf(input, field, by);
    const all = values.map(entry => entry.value);
    checkLog(input, field, log, all);
    const dots = (declaration.options?.marks ?? (all.length <= MAX_DOTS ? 'dots' : 'box')) === 'dots';
    const largest = greatest(tiesOf(all).map(tie => tie.n));
    const isTied = dots && largest > MAX_STACK && tiesOf(all).length <= MAX_VALUES;
    const groups = groupsOf(own).filter(
      group => by === undefined || group.by.length > 0 || String(declaration.options?.whole ?? true) !== 'false',
    );
    const rows = groups.map(({ by: group, statistics }): NumberRow => {
      const value = (statistic: string): number | null => statistics.get(statistic)?.estimate ?? null;
      const n = statistics.get('median')?.n ?? 0;
      const [min, q1, median, q3, max] = ['min', 'q1', 'median', 'q3', 'max'].map(value);
      const name = group.length === 0 ? `All ${words.units}` : words.levelLabel(group[0]!.field, group[0]!.level);
      const inGroup =
        group.length === 0
          ? all
          : values.filter(entry => entry.groups.includes(group[0]!.level)).map(entry => entry.value);
      const known = n > 0 && min != null && q1 != null && median != null && q3 != null && max != null;
      return {
        ...emptyNumberRow,
        label: by === undefined ? words.fieldTitle(field) : name,
        strong: group.length === 0 && by !== undefined,
        pale: group.some(part => isPale(input, part.field, part.level)),
        dots: dots && !isTied ? inGroup : [],
        ties: isTied ? tiesOf(inGroup) : [],
        box: known ? { min, q1, median, q3, max } : null,
        cells: known ? [format.count(n), print(median), `${print(q1)}–${print(q3)}`] : [format.count(n), '', ''],
        remark: known ? '' : 'no values',
      };
    });
    const title = words.fieldTitle(field);
    const missing = missingOf(input, field);
    const empty = all.length === 0;
    return [
      drawNumberRows(input, {
        chart: empty
          ? null
          : {
              rows,
              columns: ['n', 'Median', 'Q1–Q3'],
              labelHead: by === undefined ? '' : words.fieldTitle(by),
              axisTitle: `${title}${log ? ' (log scale)' : ''}`,
              log,
              holds: [],
              line: null,
              print,
            },
        title: declaration.title ?? (by === undefined ? title : `${title} by ${byTitle(words, [by])}`),
        alt: declaration.alt ?? sentence(input, rows, title),
        notes: figureNotes(input, `N = ${manyUnits(input, all.length)} with a value.`, [
          isTied
            ? `The area of a dot shows the number of ${words.units} with the value, the largest ${manyUnits(input, largest)}; the box spans the quartiles, and the line in it is the median.`
            : dots
              ? 'A dot is one value; the box spans the quartiles, and the line in it is the median.'
              : 'The box spans the quartiles, the line in it is the median, and thin lines reach the lowest and highest value.',
          ...(missing === 0 ? [] : [`${title}: no value in ${manyUnits(input, missing)}.`]),
        ]),
      }),
    ];
  },
});

interface Group {
  readonly by: readonly GroupLevel[];
  readonly statistics: ReadonlyMap<string, ResultRow>;
}

/** The rows of each group by their statistics; groups without a code stay out, as in every exhibit. */
function groupsOf(rows: readonly ResultRow[]): Group[] {
  const groups = new Map<string, { by: readonly GroupLevel[]; statistics: Map<string, ResultRow> }>();
  for (const row of rows) {
    if (row.by.some(part => part.missing) || row.kind !== 'field') continue;
    const key = JSON.stringify(row.by);
    const group = groups.get(key) ?? { by: row.by, statistics: new Map() };
    group.statistics.set(row.statistic, row);
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** Each unit's value, with the groups that it is in. */
const valuesOf = (input: FigureInput, field: string, by: string | undefined) =>
  input.listing(by === undefined ? [field] : [field, by]).units.flatMap(({ cells: [cell, group] }) => {
    const value = numberOf(cell!);
    return value === null ? [] : [{ value, groups: group === undefined ? [] : group.codes }];
  });

/** Each value with how often it stands in a list. */
function tiesOf(values: readonly number[]): { value: number; n: number }[] {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].map(([value, n]) => ({ value, n })).sort((a, b) => a.value - b.value);
}

function numberOf({ state, codes }: ListedCell): number | null {
  const value = Number(codes[0]?.trim() || 'none');
  return state === 'coded' && Number.isFinite(value) ? value : null;
}

const missingOf = (input: FigureInput, field: string): number =>
  input.listing([field]).units.filter(({ cells: [cell] }) => numberOf(cell!) === null).length;

function checkLog({ words, codebook }: FigureInput, field: string, log: boolean, values: readonly number[]): void {
  if (!log) return;
  const low = values.filter(value => value <= 0).length;
  const isYear = fieldNamed(codebook, field)?.type === 'year' || words.isYear(field);
  if (low > 0 || isYear)
    throw usageFault(
      'log',
      isYear
        ? `options.scale: ${words.fieldTitle(field)} is a year, which has no logarithmic scale`
        : `options.scale: ${low} of ${values.length} values of ${words.fieldTitle(field)} are 0 or less, and a logarithmic scale has no place for them`,
      'use `scale: linear`, or leave these units out with `where:`',
      { option: 'scale' },
    );
}

/** The median and quartiles, and the groups with the lowest and highest median. */
function sentence({ words }: FigureInput, rows: readonly NumberRow[], title: string): string {
  const first = rows[0];
  if (first === undefined || rows.every(row => row.box === null))
    return `${title}: there are no ${words.units} to show.`;
  const said = ({ label, cells: [n, median, quartiles] }: NumberRow, name = label): string =>
    `${name}: median ${median} (quartiles ${quartiles}, n = ${n})`;
  const groups = rows.filter(row => row.box !== null && !row.strong);
  const ranked = [...groups].sort((a, b) => a.box!.median - b.box!.median);
  const range =
    ranked.length < 2 || ranked[0]!.box!.median === ranked.at(-1)!.box!.median
      ? ''
      : ` By subgroup, the median ranges from ${ranked[0]!.cells[1]} (${ranked[0]!.label}) to ${ranked.at(-1)!.cells[1]} (${ranked.at(-1)!.label}).`;
  const whole = first.strong || rows.length === 1 ? said(first, title) : `${title}: ${groups.length} subgroups`;
  return `Distribution plot. ${whole}.${range}`;
}

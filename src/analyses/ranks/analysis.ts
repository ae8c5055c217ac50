import { usageFault } from '../../base/fault.ts';
import { counted, plural } from '../../base/plural.ts';
import type { CodedTable } from '../../model/coded-table.ts';
import type { Material } from '../../model/material.ts';
import { noteList } from '../../model/note.ts';
import type { ResultRow, Results } from '../../model/result-row.ts';
import type { RowUnits, UnitTest } from '../../model/row-units.ts';
import { CODED } from '../../model/state.ts';
import { holm } from '../../stats/multiple/holm.ts';
import { type RankGroup, rankRows } from '../../tabulate/association/rank-rows.ts';
import { testWarnings } from '../../tabulate/association/test-warnings.ts';
import { cellValuesOf } from '../../tabulate/data/cell-values.ts';
import { isSelected, type Selection, select } from '../../tabulate/data/selection.ts';
import { type Subject, subjectNamed } from '../../tabulate/data/subject.ts';
import { unknownNotes } from '../../tabulate/rows/notes.ts';
import { statisticRow } from '../../tabulate/rows/statistic-row.ts';
import { analysis } from '../analysis.ts';

/**
 * Whether a number differs between the groups of a second field: a rank test, which the order of the numbers decides and no
 * single large one. Of a multi-select field every option is tested on its own, those with it against those without it.
 */
export const ranks = analysis({
  name: 'ranks',
  describe:
    'Whether a number differs between the codes of a second field: the rank test of Kruskal and Wallis with its effect size, and of two groups the rank-biserial correlation.',
  shape: {},
  catalogue: {
    fields: [2],
    statistics: {
      kruskal_wallis: 'coefficient',
      epsilon_squared: 'coefficient',
      rank_biserial: 'coefficient',
      rank_sum_exact: 'p',
      holm_rank_p: 'p',
    },
  },
  run(request, material: Material): Results {
    const [name, by, ...more] = request.fields;
    if (name === undefined || by === undefined || more.length > 0)
      throw usageFault(
        'two-fields',
        'a rank test needs a number and the field whose codes are the groups',
        door => `e.g. ${door.request('shares', ['year'], { by: 'method', test: true })}`,
      );
    const { coded } = material;
    const subject = subjectNamed(coded, name);
    const other = subjectNamed(coded, by);
    if (subject.column.kind !== 'numeric')
      throw usageFault(
        'no-number',
        `${subject.name} is not a number, so it has no ranks`,
        door => `test codes with ${door.request('crosstab', [subject.name, other.name], { test: true })}`,
        { field: subject.name },
      );
    if (subject.name === other.name)
      throw usageFault('field-twice', `${subject.name} can't be grouped by itself`, 'name another field');
    const selection = select(coded, request.where);
    const units = unitsOf(coded, subject, other, selection);
    const common = {
      analysis: 'ranks',
      field: subject.name,
      with: other.name,
      where: selection.where,
      coder: coded.coder,
      unit: coded.unit,
      base: 'all' as const,
      denominator: 'reported' as const,
      units: (): RowUnits => rankUnits(coded, selection, units, null),
    };
    const general = testWarnings(material.target, plural(coded.unit));
    const rows =
      other.column.kind === 'multi'
        ? optionRows(common, units, subject, other, general, option =>
            rankUnits(coded, selection, units, unit => option.has(unit)),
          )
        : rankRows(common, groupsIn(units, subject, other), general);
    const notes = noteList();
    notes.addAll(unknownNotes(coded, selection));
    notes.add(
      'units',
      `The rank test compares the ${counted(units.length, coded.unit)} with a number for ${subject.column.field.title} and a code for ${other.column.field.title}${other.column.kind === 'multi' ? `; each code is tested on its own, ${plural(coded.unit)} with it against those without it` : ''}.`,
    );
    return { rows, notes: notes.list };
  },
});

type Common = Required<Pick<ResultRow, 'analysis' | 'field' | 'with' | 'unit' | 'units'>> & Partial<ResultRow>;

/** The ranked units; of an option, `counted` are those that have it. */
function rankUnits(
  coded: CodedTable,
  selection: Selection,
  units: readonly number[],
  counted: UnitTest | null,
): RowUnits {
  const ranked = new Set(units);
  return { list: coded, counted, base: unit => ranked.has(unit), scope: isSelected(selection) };
}

/** The selected units with a code of both fields. */
function unitsOf(coded: CodedTable, subject: Subject, other: Subject, { mask }: Selection): number[] {
  const units: number[] = [];
  for (let unit = 0; unit < coded.units; unit++)
    if (
      (mask === null || mask[unit] === 1) &&
      subject.column.states[unit] === CODED &&
      other.column.states[unit] === CODED
    )
      units.push(unit);
  return units;
}

const numberOf = ({ column }: Subject, unit: number): number =>
  column.kind === 'numeric' ? column.values[unit]! : Number.NaN;

/** The numbers under each code of the second field that has any, in the order of its codes. */
function groupsIn(units: readonly number[], subject: Subject, other: Subject): RankGroup[] {
  const { distinct, levels, of } = cellValuesOf(other.column);
  const groups = levels.map(({ label }) => ({ label, numbers: [] as number[] }));
  for (const unit of units)
    for (const level of distinct[of[unit]!]!.levels) groups[level]!.numbers.push(numberOf(subject, unit));
  return groups.filter(group => group.numbers.length > 0);
}

/** Every option on its own, with Holm's P values over the options. */
function optionRows(
  common: Common,
  units: readonly number[],
  subject: Subject,
  other: Subject,
  general: ResultRow['warnings'],
  behind: (option: ReadonlySet<number>) => RowUnits,
): ResultRow[] {
  const { distinct, levels, of } = cellValuesOf(other.column);
  const parts = levels.flatMap(({ value, label }, level) => {
    const having = (wanted: boolean): number[] =>
      units.filter(unit => distinct[of[unit]!]!.levels.includes(level) === wanted);
    const numbers = (wanted: boolean): number[] => having(wanted).map(unit => numberOf(subject, unit));
    const own = numbers(true);
    if (own.length === 0) return [];
    const place = {
      by: [{ field: other.name, level: value, missing: false }],
      n: own.length,
      units: () => behind(new Set(having(true))),
    };
    const groups = [
      { label, numbers: own },
      { label: 'the others', numbers: numbers(false) },
    ];
    return [{ place, rows: rankRows({ ...common, ...place }, groups, general) }];
  });
  const pOf = (rows: readonly ResultRow[]): number | null =>
    (rows.find(row => row.statistic === 'rank_sum_exact') ?? rows[0])?.test?.p ?? null;
  const known = parts.flatMap(part => pOf(part.rows) ?? []);
  const adjusted = holm(known);
  let at = 0;
  return parts.flatMap(({ place, rows }) => {
    if (pOf(rows) === null) return rows;
    const p = adjusted[at++]!;
    const N = rows[0]?.N ?? null;
    return [
      ...rows,
      statisticRow({ ...common, ...place, N, statistic: 'holm_rank_p', estimate: p, test: { df: null, p } }),
    ];
  });
}

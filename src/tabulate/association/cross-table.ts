import { usageFault } from '../../base/fault.ts';
import type { CodedTable } from '../../model/coded-table.ts';
import type { GroupLevel } from '../../model/result-row.ts';
import type { UnitTest } from '../../model/row-units.ts';
import { CODED, type Denominator, IN_DENOMINATOR, STATES } from '../../model/state.ts';
import { type CellValue, cellValuesOf, valueAt } from '../data/cell-values.ts';
import { countByGroup } from '../data/count-levels.ts';
import { groupsOf, inGroup } from '../data/groups.ts';
import { isSelected, type Selection, select } from '../data/selection.ts';
import { type Subject, subjectNamed } from '../data/subject.ts';
import { type Line, tableLines } from './table-lines.ts';

/** One row of a cross-tab: a category, a roll-up, "none" or a missing state of the first field. */
export interface CrossLine extends Line {
  /** units, by column */
  readonly counts: readonly number[];
  /** units whatever the column, of those that the table holds */
  readonly total: number;
  /** units whatever the column, of those that have a code of the second field */
  readonly withOther: number;
}

/** One column: a category or a missing state of the second field. */
export interface CrossColumn extends GroupLevel {
  /** units that were coded with none of the options: a group, but no option */
  readonly none: boolean;
  readonly inside: boolean;
  readonly total: number;
}

/** Two fields against each other. */
export interface CrossTable {
  readonly coded: CodedTable;
  readonly selection: Selection;
  readonly subject: Subject;
  readonly other: Subject;
  readonly denominator: Exclude<Denominator, 'responses'>;
  readonly lines: readonly CrossLine[];
  readonly columns: readonly CrossColumn[];
  readonly total: number;
  /** units with a code of the first field, by column: what an option of a multi-select field is a part of */
  readonly codedIn: readonly number[];
  /** units with a code of both fields */
  readonly bothCoded: number;
  /** the same counts, unit by unit */
  readonly units: CrossUnits;
}

/** Which units stand where in a table of two fields. */
export interface CrossUnits {
  readonly selected: UnitTest;
  /** those that the table holds */
  readonly inTable: UnitTest;
  /** with a code of both fields */
  readonly bothCoded: UnitTest;
  /** of a line, in any column or none */
  inLine(line: number): UnitTest;
  /** of a column, with a code of the first field or without one */
  inColumn(column: number): UnitTest;
  /** whose first field is in the denominator */
  readonly subjectInside: UnitTest;
  /** whose second field is in the denominator */
  readonly otherInside: UnitTest;
}

/** Counts two fields (or propositions) against each other; one and the same field is a Fault. */
export function crossTable(
  coded: CodedTable,
  names: readonly [string, string],
  where: string | null | undefined,
  denominator: Denominator,
): CrossTable {
  const subject = subjectNamed(coded, names[0]);
  const other = subjectNamed(coded, names[1]);
  if (subject.name === other.name)
    throw usageFault(
      'field-twice',
      `${subject.name} can't be cross-tabulated with itself`,
      subject.column.kind === 'multi'
        ? door => `for items that occur together: ${door.request('intersections', [subject.name])}`
        : door => `name a second field, or ask for its shares: ${door.request('shares', [subject.name])}`,
      { field: subject.name },
    );
  if (denominator === 'responses')
    throw usageFault(
      'denominator',
      door => `a cross-tab counts units, so ${door.option('denominator', 'responses')} is not possible`,
      door =>
        `for percentages of mentions: ${door.request('shares', [subject.name], { by: other.name, denominator: 'responses' })}`,
      { option: 'denominator' },
    );
  const selection = select(coded, where);
  const field = cellValuesOf(subject.column);
  const groups = groupsOf(coded, [names[1]]);
  const cells = countByGroup(field, groups, selection.mask);
  // a proposition that is unknown is neither true nor false, whatever the denominator
  const inField = subject.proposition ? IN_DENOMINATOR.reported : IN_DENOMINATOR[denominator];
  const inOther = other.proposition ? IN_DENOMINATOR.reported : IN_DENOMINATOR[denominator];

  const { states } = other.column;
  const undivided = groupsOf(coded, []);
  /** units by class of the first field, of those whose second field is in one of these states */
  const countWhere = (inStates: readonly boolean[]): Uint32Array => {
    const mask = new Uint8Array(coded.units);
    for (let unit = 0; unit < mask.length; unit++)
      mask[unit] = (selection.mask === null || selection.mask[unit] === 1) && inStates[states[unit]!] ? 1 : 0;
    return countByGroup(field, undivided, mask)[0] ?? new Uint32Array();
  };
  const whole = countWhere(inOther);
  const withCode = countWhere(IN_DENOMINATOR.reported);

  const amount = (counts: ArrayLike<number>, pick: (value: CellValue) => boolean): number =>
    field.distinct.reduce((sum, value, at) => sum + (pick(value) ? counts[at]! : 0), 0);
  const isInside = (value: CellValue): boolean => inField[value.state] === true;
  const picks = tableLines(field, subject, cells, inField);
  return {
    coded,
    selection,
    subject,
    other,
    denominator,
    lines: picks.map(line => ({
      ...line,
      counts: cells.map(counts => amount(counts, line.pick)),
      total: amount(whole, line.pick),
      withOther: amount(withCode, line.pick),
    })),
    columns: groups.list.map((entry, at) => {
      const group = entry[0] as GroupLevel;
      return {
        ...group,
        none: !group.missing && at >= optionCount(other),
        inside: !group.missing || inOther[STATES.indexOf(group.level as (typeof STATES)[number])] === true,
        total: amount(cells[at]!, isInside),
      };
    }),
    total: amount(whole, isInside),
    codedIn: cells.map(counts => amount(counts, value => value.state === CODED)),
    bothCoded: amount(withCode, value => value.state === CODED),
    units: unitsOf(),
  };

  function unitsOf(): CrossUnits {
    const selected = isSelected(selection);
    const subjectInside = (unit: number): boolean => selected(unit) && isInside(valueAt(field, unit));
    const otherInside = (unit: number): boolean => selected(unit) && inOther[states[unit]!] === true;
    return {
      selected,
      subjectInside,
      otherInside,
      inTable: unit => subjectInside(unit) && otherInside(unit),
      bothCoded: unit => selected(unit) && valueAt(field, unit).state === CODED && states[unit] === CODED,
      inLine: line => unit => selected(unit) && picks[line]!.pick(valueAt(field, unit)),
      inColumn(column) {
        const grouped = inGroup(groups, column);
        return unit => selected(unit) && grouped(unit);
      },
    };
  }
}

/** The codes of a field that are groups; of a multi-select field "none" follows them. */
const optionCount = ({ column }: Subject): number =>
  column.kind === 'multi'
    ? column.levels.filter((_, at) => column.field.categories?.[at]?.codable !== false).length
    : Number.POSITIVE_INFINITY;

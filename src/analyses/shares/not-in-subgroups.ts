import { evaluate } from '../../base/expression.ts';
import { counted } from '../../base/plural.ts';
import type { CodedTable } from '../../model/coded-table.ts';
import { CODED, NOT_ACCESSIBLE, NOT_APPLICABLE } from '../../model/state.ts';
import { countWhere } from '../../model/unit-count.ts';
import type { Groups } from '../../tabulate/data/groups.ts';
import { isOfRows } from '../../tabulate/data/of-any-row.ts';
import { columnNamed, isSelected, type Selection } from '../../tabulate/data/selection.ts';
import type { Subject } from '../../tabulate/data/subject.ts';

/** Units that no subgroup shows, because they have no code for it. */
export function notInSubgroups(coded: CodedTable, groups: Groups, selection: Selection): string | null {
  const missing = new Set(groups.list.flatMap((group, index) => (group.some(part => part.missing) ? [index] : [])));
  const hidden = Uint8Array.from(groups.memberships, members => (members.some(group => missing.has(group)) ? 1 : 0));
  const selected = isSelected(selection);
  const count = hidden.includes(1) ? countWhere(coded, unit => hidden[groups.of[unit]!] === 1 && selected(unit)) : 0;
  return count === 0
    ? null
    : `${counted(count, coded.unit)} without a code for the subgroup ${count === 1 ? 'is' : 'are'} not shown in the subgroups.`;
}

/** Cells that are counted as such whatever the condition of their field gives. */
const SAID: ReadonlySet<number> = new Set([NOT_APPLICABLE, NOT_ACCESSIBLE]);

/**
 * Where the parent of a skip rule is missing, nobody can say whether the field applies; a cell that says itself that it does
 * not, or that the text was not there, is counted as that and not here.
 */
export function unknownApplicability(
  coded: CodedTable,
  subject: Subject,
  selection: Selection,
  /** which cells count, by the index of their state; default: all */
  isCounted: (state: number) => boolean = () => true,
): number {
  return whereOpen(coded, subject, selection, state => !SAID.has(state) && isCounted(state));
}

/** Units whose cell says that the field does not apply, though what that depends on is missing. */
export const deniedWhereOpen = (coded: CodedTable, subject: Subject, selection: Selection): number =>
  whereOpen(coded, subject, selection, state => state === NOT_APPLICABLE);

/** Units of which the parent of a skip rule is missing, by the state of the field itself. */
function whereOpen(
  coded: CodedTable,
  subject: Subject,
  selection: Selection,
  isCounted: (state: number) => boolean,
): number {
  const { field, states } = subject.column;
  const condition = field.appliesIf;
  if (condition === null || isOfRows(condition, name => coded.columns.get(name))) return 0;
  const truth = evaluate(condition, name => columnNamed(coded, name), coded.units);
  const selected = isSelected(selection);
  return countWhere(coded, unit => truth[unit] === 2 && isCounted(states[unit]!) && selected(unit));
}

/** Units that are in no denominator of a proposition, because the code that it asks for is missing or unclear. */
export function unknownTruth(coded: CodedTable, { column: { states } }: Subject, selection: Selection): number {
  const selected = isSelected(selection);
  return countWhere(coded, unit => states[unit] !== CODED && !SAID.has(states[unit]!) && selected(unit));
}

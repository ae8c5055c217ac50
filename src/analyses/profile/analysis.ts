import { evaluate } from '../../base/expression.ts';
import { usageFault } from '../../base/fault.ts';
import type { CodedTable, SingleColumn } from '../../model/coded-table.ts';
import type { Material } from '../../model/material.ts';
import { noteList } from '../../model/note.ts';
import type { GroupLevel, ResultRow, Results } from '../../model/result-row.ts';
import type { UnitTest } from '../../model/row-units.ts';
import { CODED, IN_DENOMINATOR, STATE_LABELS, STATES } from '../../model/state.ts';
import { codableLevels } from '../../tabulate/data/coded-field.ts';
import { groupsOf } from '../../tabulate/data/groups.ts';
import { isOfRows } from '../../tabulate/data/of-any-row.ts';
import { columnNamed, type Selection, select } from '../../tabulate/data/selection.ts';
import { overlapNotes, unknownNotes } from '../../tabulate/rows/notes.ts';
import { statisticRow } from '../../tabulate/rows/statistic-row.ts';
import { analysis } from '../analysis.ts';
import { notInSubgroups } from '../shares/not-in-subgroups.ts';

/** States that always have a row, so that a reader sees that they were looked for. */
const SHOWN: ReadonlySet<string> = new Set(['not_reported', 'unclear', 'not_applicable', 'not_accessible']);

/** Truth that a missing value leaves open. */
const UNKNOWN = 2;

/**
 * How many units stand at each level of each facet, with every missing state in a row of its own. N is the units to which the
 * facet applies, or may apply. A profile is counts and nothing else: levels of different facets are not comparable, so there
 * is no sum, mean, rank or share of them.
 */
export const profile = analysis({
  name: 'profile',
  describe:
    'Counts of each level of ordered fields (facets), with not reported, unclear, not applicable and not accessible kept apart. Levels are never added, averaged or ranked.',
  command: {
    describe: 'count the levels of ordered fields (facets of an audit), with every missing state kept apart',
    arguments: [{ name: '<field...>', describe: 'facets: fields with ordered categories' }],
    common: ['by', 'where', 'studies'],
  },
  shape: {},
  countsCells: () => [],
  catalogue: {
    fields: [1],
    statistics: { profile_level: 'count', profile_unknown: 'count' },
  },
  run(request, { coded }: Material): Results {
    const facets = request.fields.map(name => facetNamed(coded, name));
    const selection = select(coded, request.where);
    const by = request.by ?? [];
    const groups = groupsOf(coded, by);
    const members = membersOf(groups, coded.units, selection);
    const rows = facets.flatMap(facet =>
      groups.list.flatMap((group, at) => facetRows(coded, facet, group, members[at]!, selection)),
    );
    const notes = noteList();
    notes.addAll(unknownNotes(coded, selection));
    notes.add(
      'method',
      `Counts, not scores: levels of different fields are not comparable, and they are never added, averaged or ranked. "Not reported" means that the text does not say; it does not mean that it was not done.`,
    );
    notes.addAll(overlapNotes(coded, groups));
    const unseen = notInSubgroups(coded, groups, selection);
    if (unseen !== null) notes.add('outside-groups', unseen);
    return { rows, notes: notes.list };
  },
});

/** The units of each group that are selected. */
function membersOf(groups: ReturnType<typeof groupsOf>, units: number, { mask }: Selection): number[][] {
  const members = groups.list.map((): number[] => []);
  for (let unit = 0; unit < units; unit++) {
    if (mask !== null && mask[unit] === 0) continue;
    for (const group of groups.memberships[groups.of[unit]!] ?? []) members[group]!.push(unit);
  }
  return members;
}

function facetNamed(coded: CodedTable, name: string): SingleColumn {
  const column = columnNamed(coded, name);
  if (column.kind === 'single' && column.field.ordered && column.field.categories !== null) return column;
  const facets = [...coded.columns.values()].filter(other => other.kind === 'single' && other.field.ordered);
  throw usageFault(
    'no-facet',
    `${name} has no ordered categories, so it has no levels to count`,
    facets.length === 0
      ? 'add `categoriesOrdered: true` to the field in the codebook, or use `scopebook shares`'
      : `name one of ${facets.map(({ field }) => field.name).join(', ')}; \`scopebook shares\` counts any other field`,
  );
}

function facetRows(
  coded: CodedTable,
  column: SingleColumn,
  by: readonly GroupLevel[],
  members: readonly number[],
  { where }: Selection,
): ResultRow[] {
  const { field, states, codes } = column;
  const inGroup = new Set(members);
  const scope: UnitTest = unit => inGroup.has(unit);
  const applies: UnitTest = unit => inGroup.has(unit) && IN_DENOMINATOR.applicable[states[unit]!] === true;
  const countOf = (test: UnitTest): number =>
    members.reduce((sum, unit) => (test(unit) ? sum + (coded.weights?.[unit] ?? 1) : sum), 0);
  const N = countOf(applies);
  const make = (statistic: string, counted: UnitTest, isInside: boolean, part: Partial<ResultRow>): ResultRow =>
    statisticRow({
      analysis: 'profile',
      statistic,
      field: field.name,
      by,
      where,
      coder: coded.coder,
      denominator: 'applicable',
      unit: coded.unit,
      kind: part.kind ?? 'field',
      missing: part.missing ?? false,
      level: part.level ?? null,
      label: part.label ?? null,
      n: countOf(counted),
      // what is outside of N has a count and no N
      N: isInside ? N : null,
      units: () => ({
        list: coded,
        scope,
        counted: unit => inGroup.has(unit) && counted(unit),
        base: isInside ? applies : null,
      }),
    });
  const levels = codableLevels(column).map(({ index, value, label }) =>
    make('profile_level', unit => states[unit] === CODED && codes[unit] === index, true, {
      kind: 'level',
      level: value,
      label,
    }),
  );
  const missing = STATES.flatMap((state, index) => {
    if (index === CODED) return [];
    const row = make('profile_level', unit => states[unit] === index, IN_DENOMINATOR.applicable[index] === true, {
      kind: 'state',
      missing: true,
      level: state,
      label: STATE_LABELS[state],
    });
    return row.n === 0 && !SHOWN.has(state) ? [] : [row];
  });
  const condition = field.appliesIf;
  if (condition === null || isOfRows(condition, name => coded.columns.get(name))) return [...levels, ...missing];
  const truth = evaluate(condition, name => columnNamed(coded, name), coded.units);
  return [...levels, ...missing, make('profile_unknown', unit => applies(unit) && truth[unit] === UNKNOWN, true, {})];
}

import { usageFault } from '../../base/fault.ts';
import { counted, plural } from '../../base/plural.ts';
import type { CodedTable } from '../../model/coded-table.ts';
import { combinationOf } from '../../model/combination.ts';
import type { Material } from '../../model/material.ts';
import { noteList } from '../../model/note.ts';
import type { ResultRow, Results } from '../../model/result-row.ts';
import type { RowUnits, UnitTest } from '../../model/row-units.ts';
import { CODED, type Denominator, IN_DENOMINATOR, STATE_LABELS, STATES } from '../../model/state.ts';
import { summary } from '../../stats/summary.ts';
import { type CombinationCounts, countCombinations } from '../../tabulate/data/count-combinations.ts';
import { isSelected, type Selection, select } from '../../tabulate/data/selection.ts';
import { subjectNamed } from '../../tabulate/data/subject.ts';
import { denominatorNote, unknownNotes } from '../../tabulate/rows/notes.ts';
import { statisticRow } from '../../tabulate/rows/statistic-row.ts';
import { analysis } from '../analysis.ts';
import { whole } from '../option-shape.ts';

const MAX_SHOWN = 20;

/**
 * Which items of a multi-select field occur together. Rows: `intersection` (units with exactly these items, most frequent
 * first, the rest in one row, so that they add up to N), `co_occurrence` (units with both of two items; `base: level`: of
 * those with the first), and `items_…` (how many items a unit has).
 */
export const intersections = analysis({
  name: 'intersections',
  describe:
    'The exact combinations of a multi-select field, its co-occurrence matrix, and the number of items per unit.',
  command: {
    describe: 'count which items of a multi-select field occur together: combinations, pairs, and items per unit',
    arguments: [{ name: '<field...>', describe: 'multi-select fields' }],
    common: ['where', 'denominator', 'studies'],
  },
  shape: {
    max: whole(0, 100_000).meta({
      description: 'list this many combinations, the rest in one row (default: 20; 0 for all)',
      value: '<n>',
    }),
    least: whole(0, 1_000_000).meta({ description: 'only combinations with at least this many units', value: '<n>' }),
  },
  countsCells: () => [],
  alsoGives: ['count'],
  requestFor: ({ field, statistic }) => {
    if (statistic === 'intersection_rest')
      throw usageFault(
        'row-id',
        door =>
          `a row of intersection_rest covers several combinations; which ones depends on ${door.option('max')} and ${door.option('least')}, which are not part of its id`,
        door =>
          `list its units with ${door.request('intersections', field === null ? [] : [field], { max: 'N', studies: true })} in the JSON output, or explain one combination`,
      );
    return { fields: field === null ? [] : [field], by: [], options: { max: 0 } };
  },
  catalogue: {
    fields: [1],
    statistics: {
      intersection: 'share',
      intersection_rest: 'share',
      co_occurrence: 'share',
      items_median: 'plain',
      items_q1: 'plain',
      items_q3: 'plain',
      items_min: 'plain',
      items_max: 'plain',
      items_mean: 'plain',
    },
  },
  run(request, material: Material): Results {
    const { max = MAX_SHOWN, least = 1 } = request.options;
    if ((request.by ?? []).length > 0)
      throw usageFault(
        'by',
        'intersections have no subgroups',
        door => `make them for each subgroup, with a condition in ${door.option('where')}`,
        { option: 'by' },
      );
    const { coded } = material;
    const denominator = request.denominator ?? 'reported';
    if (denominator === 'responses')
      throw usageFault(
        'denominator',
        'combinations count units, so percent of mentions does not apply',
        'name all, accessible, coded, applicable or reported',
        { option: 'denominator' },
      );
    const selection = select(coded, request.where);
    const rows: ResultRow[] = [];
    const notes = noteList();
    for (const name of request.fields) {
      const subject = subjectNamed(coded, name);
      const sets = countCombinations(coded, subject, selection);
      const N = IN_DENOMINATOR[denominator].reduce((sum, inside, state) => sum + (inside ? sets.states[state]! : 0), 0);
      const common = {
        analysis: 'intersections',
        field: subject.name,
        where: selection.where,
        coder: coded.coder,
        unit: coded.unit,
        base: 'all' as const,
        denominator,
      };
      const behind = unitsBehind(coded, sets, selection);
      const inside = behind.inside(denominator);
      rows.push(
        ...combinations({ ...sets, N }, common, max, least, test => behind.of(test, inside)),
        ...pairs({ ...sets, N }, common, (test, base) =>
          behind.of(test, base === undefined ? inside : behind.hasSet(base)),
        ),
        ...itemsPerUnit(sets, {
          ...common,
          denominator: 'reported',
          units: () => behind.of(() => true, behind.inside('reported')),
        }),
      );
      STATES.forEach((state, at) => {
        if (at !== CODED && sets.states[at]! > 0)
          rows.push(
            statisticRow({
              ...common,
              statistic: 'count',
              level: state,
              label: STATE_LABELS[state],
              kind: 'state',
              missing: true,
              denominator: null,
              n: sets.states[at]!,
              units: () => behind.inState(at),
            }),
          );
      });
      if (denominator === 'reported')
        notes.add(
          'units',
          `Combinations among the ${counted(sets.N, coded.unit)} that report ${subject.column.field.title}.`,
        );
      else notes.addAll([denominatorNote(denominator, plural(coded.unit))]);
    }
    notes.addAll(unknownNotes(coded, selection));
    return { rows, notes: notes.list };
  },
});

type Common = Partial<ResultRow> & Pick<ResultRow, 'analysis' | 'field' | 'unit'>;
/** Whether a combination of items is counted, by its place among the column's sets. */
type SetTest = (set: number) => boolean;

const share = (n: number, N: number): Pick<ResultRow, 'n' | 'N' | 'estimate'> => ({
  n,
  N,
  estimate: N === 0 ? null : n / N,
});

/** The units behind counts of combinations. */
function unitsBehind(coded: CodedTable, { column }: CombinationCounts, selection: Selection) {
  const selected = isSelected(selection);
  const hasSet =
    (test: SetTest): UnitTest =>
    unit =>
      selected(unit) && column.states[unit] === CODED && test(column.codes[unit]!);
  return {
    /** the selected units whose state is in a denominator */
    inside:
      (denominator: Exclude<Denominator, 'responses'>): UnitTest =>
      unit =>
        selected(unit) && IN_DENOMINATOR[denominator][column.states[unit]!] === true,
    of: (counted: SetTest, base: UnitTest): RowUnits => ({
      list: coded,
      counted: hasSet(counted),
      base,
      scope: selected,
    }),
    inState: (state: number): RowUnits => ({
      list: coded,
      counted: unit => selected(unit) && column.states[unit] === state,
      base: null,
      scope: selected,
    }),
    hasSet,
  };
}

/** Every exact combination that occurs; those beyond `max`, or of fewer than `least` units, in one last row. */
function combinations(
  { column, counts, N }: CombinationCounts,
  common: Common,
  max: number,
  least: number,
  behind: (counted: SetTest) => RowUnits,
): ResultRow[] {
  const occurring = column.sets.flatMap((set, at) => (counts[at]! > 0 ? [{ set, at, n: counts[at]! }] : []));
  // most frequent first, then fewest items, then codebook order: nothing depends on the sheet's order
  occurring.sort((a, b) => b.n - a.n || a.set.length - b.set.length || compareSets(a.set, b.set));
  const shown = occurring.filter(({ n }, rank) => n >= least && (max === 0 || rank < max));
  const rest = occurring.slice(shown.length);
  const rows = shown.map(({ set, at, n }) =>
    statisticRow({
      ...common,
      statistic: 'intersection',
      level: set.length === 0 ? 'none' : combinationOf(set.map(level => column.levels[level]!.value)),
      label: set.length === 0 ? 'None' : set.map(level => column.levels[level]!.label).join(' + '),
      kind: set.length === 0 ? 'none' : 'level',
      ...share(n, N),
      units: () => behind(set => set === at),
    }),
  );
  if (rest.length > 0)
    rows.push(
      statisticRow({
        ...common,
        statistic: 'intersection_rest',
        label: `${rest.length} other ${rest.length === 1 ? 'combination' : 'combinations'}`,
        ...share(
          rest.reduce((sum, { n }) => sum + n, 0),
          N,
        ),
        units: () => behind(set => rest.some(({ at }) => at === set)),
      }),
    );
  return rows;
}

function compareSets(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) if (a[i] !== b[i]) return a[i]! - b[i]!;
  return a.length - b.length;
}

/** Units with both of two items: of all, and of those with the first. */
function pairs(
  { column, counts, N }: CombinationCounts,
  common: Common,
  behind: (counted: SetTest, base?: SetTest) => RowUnits,
): ResultRow[] {
  const size = column.levels.length;
  const both = new Float64Array(size * size);
  column.sets.forEach((set, at) => {
    for (const i of set) for (const j of set) both[i * size + j]! += counts[at]!;
  });
  const field = common.field ?? '';
  const categories = column.field.categories;
  const used = column.levels.flatMap((_, i) => (categories?.[i]?.codable === false ? [] : [i]));
  return used.flatMap(i =>
    used
      .filter(j => j !== i)
      .flatMap(j =>
        (['all', 'level'] as const).map(base =>
          statisticRow({
            ...common,
            statistic: 'co_occurrence',
            with: field,
            level: column.levels[i]!.value,
            label: column.levels[i]!.label,
            kind: 'level',
            by: [{ field, level: column.levels[j]!.value, missing: false }],
            base,
            ...share(both[i * size + j]!, base === 'all' ? N : both[i * size + i]!),
            units: () => {
              const first: SetTest = set => column.sets[set]!.includes(i);
              const both: SetTest = set => first(set) && column.sets[set]!.includes(j);
              return base === 'all' ? behind(both) : behind(both, first);
            },
            warnings:
              (base === 'all' ? N : both[i * size + i]!) === 0
                ? [{ code: 'empty-group', message: 'there are no units to take a share of' }]
                : [],
          }),
        ),
      ),
  );
}

/** Median, quartiles, range and mean of the number of items. */
function itemsPerUnit(
  { column, counts, N }: CombinationCounts,
  common: Common & Required<Pick<ResultRow, 'units'>>,
): ResultRow[] {
  const occurring = column.sets.flatMap(({ length }, at) => (counts[at]! > 0 ? [{ length, count: counts[at]! }] : []));
  const found = summary(
    occurring.map(({ length }) => length),
    occurring.map(({ count }) => count),
  );
  return (['median', 'q1', 'q3', 'min', 'max', 'mean'] as const).map(name =>
    statisticRow({
      ...common,
      statistic: `items_${name}`,
      label: `Items per ${common.unit}, ${name}`,
      n: N,
      N,
      estimate: found === null ? null : found[name],
      warnings: found === null ? [{ code: 'empty-group', message: `no ${plural(common.unit)} are coded` }] : [],
    }),
  );
}

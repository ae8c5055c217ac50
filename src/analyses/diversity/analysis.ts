import { usageFault } from '../../base/fault.ts';
import { counted, plural } from '../../base/plural.ts';
import type { Material } from '../../model/material.ts';
import { type NoteList, noteList } from '../../model/note.ts';
import type { GroupLevel, ResultRow, Results } from '../../model/result-row.ts';
import type { RowUnits, UnitTest } from '../../model/row-units.ts';
import { wordsOf } from '../../model/words.ts';
import { comparability } from '../../stats/diversity/comparability.ts';
import { fewestAdditions } from '../../stats/diversity/fewest-additions.ts';
import { hillNumber, pielou, shannon } from '../../stats/diversity/hill.ts';
import { bitsOf, pairwiseJaccard } from '../../stats/diversity/pairwise.ts';
import { rarefiedHill } from '../../stats/diversity/rarefied-hill.ts';
import { smallestCover } from '../../stats/diversity/smallest-cover.ts';
import { undefinedValue } from '../../stats/undefined-value.ts';
import { codedField, itemsOf } from '../../tabulate/data/coded-field.ts';
import { groupsOf, inGroup } from '../../tabulate/data/groups.ts';
import { isSelected, select } from '../../tabulate/data/selection.ts';
import { overlapNotes, unknownNotes } from '../../tabulate/rows/notes.ts';
import { reasonOf, statisticRow } from '../../tabulate/rows/statistic-row.ts';
import { analysis } from '../analysis.ts';
import { whole } from '../option-shape.ts';
import { DIVERSITY_SHARE, diversityNotes } from './diversity-notes.ts';
import { unitsWithItems } from './units-with-items.ts';

const ORDERS = [0, 1, 2] as const;
/** The units of one group that have at least one code. */
interface Group {
  readonly by: readonly GroupLevel[];
  readonly sets: readonly (readonly number[])[];
  /** units with each level */
  readonly counts: readonly number[];
  /** the units of `sets`; of a statistic of some of them, those whose items `counted` is true for */
  units(counted?: (items: readonly number[]) => boolean): RowUnits;
}

/**
 * How varied the codes of a field are, and how comparable the studies are in them: diversity, overlap, and both against what
 * the popularity of the codes alone gives. Units without a code, or with none of the codes, are left out and counted.
 */
export const diversity = analysis({
  name: 'diversity',
  describe:
    'How varied the codes of a field are (Shannon, Hill numbers, evenness) and how comparable the units (Jaccard, pairs with nothing in common, the smallest set of codes that reaches 80%), against chance with the same category frequencies; by subgroup at equal numbers of units.',
  command: {
    describe: 'measure the diversity of the categories of a field, and the comparability of the units, against chance',
    arguments: [{ name: '<field...>', describe: 'fields with categories' }],
    common: ['by', 'where'],
    words: { by: 'subgroups, compared at equal numbers of units' },
  },
  shape: {
    seed: whole(0, Number.MAX_SAFE_INTEGER).meta({
      description: 'seed of the randomisation (default: 1)',
      value: '<number>',
    }),
    randomisations: whole(100, 100_000).meta({
      description: 'number of randomisations (default: 1000)',
      value: '<number>',
    }),
  },
  // whatever chance gives, the units are the same
  requestFor: () => ({ options: { randomisations: 100 } }),
  // with subgroups, the whole stands before them
  requests: request => ((request.by ?? []).length === 0 ? [request] : [{ ...request, by: [] }, request]),
  catalogue: {
    fields: [1],
    statistics: {
      shannon: 'coefficient',
      hill_0: 'count',
      hill_1: 'coefficient',
      hill_2: 'coefficient',
      pielou_evenness: 'coefficient',
      majority_items: 'count',
      majority_item: 'share',
      smallest_cover: 'count',
      smallest_cover_item: 'share',
      mean_jaccard: 'three',
      disjoint_pairs: 'share',
      mean_jaccard_null: 'three',
      disjoint_pairs_null: 'percent',
      additions_to_compare: 'count',
      hill_0_rarefied: 'coefficient',
      hill_1_rarefied: 'coefficient',
      hill_2_rarefied: 'coefficient',
    },
  },
  run(request, { coded }: Material): Results {
    const { seed = 1, randomisations = 1000 } = request.options;
    if (request.fields.length === 0) throw usageFault('no-field', 'diversity needs a field', 'name one');
    if (request.fields.some(field => request.by?.includes(field)))
      throw usageFault(
        'field-by-itself',
        "a field can't be grouped by itself",
        door => `name another field in ${door.option('by')}`,
        { option: 'by' },
      );
    const selection = select(coded, request.where);
    const groups = groupsOf(coded, request.by ?? []);
    const selected = isSelected(selection);
    const scopeOf = (group: number): UnitTest => {
      const grouped = inGroup(groups, group);
      return unit => selected(unit) && grouped(unit);
    };
    const rows: ResultRow[] = [];
    const notes = noteList();
    for (const name of request.fields) {
      const column = codedField(coded, name, 'diversity');
      const sets: (readonly number[])[][] = groups.list.map(() => []);
      let without = 0;
      let empty = 0;
      for (let unit = 0; unit < coded.units; unit++) {
        if (selection.mask !== null && selection.mask[unit] === 0) continue;
        const items = itemsOf(column, unit);
        if (items === null) without++;
        else if (items.length === 0) empty++;
        else for (const group of groups.memberships[groups.of[unit]!] ?? []) sets[group]!.push(items);
      }
      const list = groups.list.flatMap((by, index): Group[] =>
        by.some(part => part.missing)
          ? []
          : [
              {
                by,
                sets: sets[index]!,
                counts: column.levels.map((_, level) => sets[index]!.filter(set => set.includes(level)).length),
                units: counted => unitsWithItems(coded, column, scopeOf(index), counted),
              },
            ],
      );
      const own = list.flatMap(group =>
        groupRows({ name, column, group, coded, where: selection.where, seed, randomisations }),
      );
      if ((request.by ?? []).length > 0) own.push(...equalSized(name, coded, selection.where, list, notes));
      rows.push(...own);
      const context = { unit: coded.unit, title: column.field.title, seed, column, without, empty };
      notes.addAll(diversityNotes(own, context));
    }
    notes.addAll(unknownNotes(coded, selection));
    notes.addAll(overlapNotes(coded, groups));
    return { rows, notes: notes.list };
  },
});

interface Job {
  readonly name: string;
  readonly column: ReturnType<typeof codedField>;
  readonly group: Group;
  readonly coded: Material['coded'];
  readonly where: string | null;
  readonly seed: number;
  readonly randomisations: number;
}

function groupRows({ name, column, group, coded, where, seed, randomisations }: Job): ResultRow[] {
  const { sets, counts, by } = group;
  const N = sets.length;
  const width = column.levels.length;
  const common = {
    analysis: 'diversity',
    field: name,
    by,
    where,
    coder: coded.coder,
    unit: coded.unit,
    denominator: 'reported' as const,
    N,
    units: () => group.units(),
  };
  const value = (statistic: string, found: { value: number | null; reason?: string }): ResultRow =>
    statisticRow({ ...common, statistic, estimate: found.value, warnings: reasonOf(found) });
  const level = (statistic: string, index: number): ResultRow =>
    statisticRow({
      ...common,
      statistic,
      level: column.levels[index]!.value,
      label: column.levels[index]!.label,
      kind: 'level',
      n: counts[index]!,
      estimate: N === 0 ? null : counts[index]! / N,
      units: () => group.units(items => items.includes(index)),
    });
  const rows = [
    value('shannon', shannon(counts)),
    ...ORDERS.map(q => value(`hill_${q}`, hillNumber(counts, q))),
    value('pielou_evenness', pielou(counts)),
  ];
  const majority = counts.flatMap((count, index) => (N > 0 && 2 * count >= N ? [index] : []));
  rows.push(
    value('majority_items', N === 0 ? undefinedValue(`no ${coded.unit} has a code here`) : { value: majority.length }),
    ...majority.map(index => level('majority_item', index)),
  );
  const cover = smallestCover(sets, width, DIVERSITY_SHARE);
  rows.push(
    statisticRow({
      ...common,
      statistic: 'smallest_cover',
      n: cover.value === null ? null : cover.reached,
      estimate: cover.value?.length ?? null,
      units: () => group.units(cover.value === null ? undefined : items => cover.value.some(of => items.includes(of))),
      warnings: reasonOf(cover),
    }),
    ...(cover.value ?? []).map(index => level('smallest_cover_item', index)),
  );
  const bits = sets.map(set => bitsOf(set, width));
  const pairs = pairwiseJaccard(bits);
  const ofPairs = { ...common, unit: 'pair', N: pairs.value === null ? (N * (N - 1)) / 2 : pairs.pairs };
  const disjoint = pairs.value === null ? null : pairs.disjoint;
  rows.push(
    statisticRow({ ...ofPairs, statistic: 'mean_jaccard', estimate: pairs.value, warnings: reasonOf(pairs) }),
    statisticRow({
      ...ofPairs,
      statistic: 'disjoint_pairs',
      n: disjoint,
      estimate: pairs.value === null ? null : pairs.disjoint / pairs.pairs,
      warnings: reasonOf(pairs),
    }),
  );
  const chance = comparability(sets, width, { randomisations, seed });
  for (const [statistic, part] of [
    ['mean_jaccard_null', chance.value?.jaccard],
    ['disjoint_pairs_null', chance.value?.disjoint],
  ] as const)
    rows.push(
      statisticRow({
        ...ofPairs,
        statistic,
        estimate: part?.mean ?? null,
        ci: part === undefined ? null : { method: 'curveball', level: 0.95, low: part.low, high: part.high },
        warnings:
          chance.value === null
            ? reasonOf(chance)
            : [{ code: 'seeded', message: `${chance.randomisations} randomisations, seed ${chance.seed}` }],
      }),
    );
  const additions = fewestAdditions(sets, width, DIVERSITY_SHARE);
  const count = additions.value?.length ?? null;
  rows.push(
    statisticRow({
      ...common,
      statistic: 'additions_to_compare',
      n: count,
      estimate: count,
      warnings: reasonOf(additions),
    }),
  );
  return rows;
}

/** Hill numbers of the groups at the number of units of the smallest group that has two. */
function equalSized(
  name: string,
  coded: Material['coded'],
  where: string | null,
  groups: readonly Group[],
  notes: NoteList,
): ResultRow[] {
  const able = groups.filter(group => group.sets.length >= 2);
  const small = groups.length - able.length;
  if (able.length < 2) {
    notes.add(
      'method',
      `Groups are not compared: fewer than two of them have two ${plural(coded.unit)} with a code of ${wordsOf(coded).fieldTitle(name)}, and diversity grows with the number of ${plural(coded.unit)}.`,
    );
    return [];
  }
  const size = Math.min(...able.map(group => group.sets.length));
  notes.add(
    'method',
    `Hill numbers of groups are compared at ${counted(size, coded.unit)} each, the number of the smallest group (rarefied by Chao et al. 2014; nothing is extrapolated)${small > 0 ? `; ${small} ${small === 1 ? 'group' : 'groups'} with fewer than two left out` : ''}.${size < 5 ? ` With so few ${plural(coded.unit)} the comparison says little.` : ''}`,
  );
  return able.flatMap(({ by, counts, sets, units }) =>
    ORDERS.map(q => {
      const found = rarefiedHill(counts, sets.length, size, q);
      return statisticRow({
        analysis: 'diversity',
        statistic: `hill_${q}_rarefied`,
        field: name,
        by,
        where,
        coder: coded.coder,
        unit: coded.unit,
        denominator: 'reported',
        N: size,
        // drawn from all units of the group
        units: () => units(),
        estimate: found.value,
        warnings: reasonOf(found),
      });
    }),
  );
}

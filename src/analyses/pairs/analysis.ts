import { usageFault } from '../../base/fault.ts';
import { counted, plural } from '../../base/plural.ts';
import type { CodedTable } from '../../model/coded-table.ts';
import { combinationOf } from '../../model/combination.ts';
import type { Material } from '../../model/material.ts';
import { noteList } from '../../model/note.ts';
import type { Parents } from '../../model/parents.ts';
import type { GroupLevel, ResultRow, Results } from '../../model/result-row.ts';
import type { RowUnits, UnitTest } from '../../model/row-units.ts';
import { flag, word } from '../../model/scalars.ts';
import { type CellValues, cellValuesOf, valueAt } from '../../tabulate/data/cell-values.ts';
import { groupsOf, inGroup } from '../../tabulate/data/groups.ts';
import { isSelected, select } from '../../tabulate/data/selection.ts';
import { type Subject, subjectNamed } from '../../tabulate/data/subject.ts';
import { unknownNotes } from '../../tabulate/rows/notes.ts';
import { statisticRow } from '../../tabulate/rows/statistic-row.ts';
import { analysis } from '../analysis.ts';
import { countPairs, type PairCounts } from './count-pairs.ts';

/**
 * Pairs of units that belong to one study, by the codes of both: which treatments are compared with each other, which
 * outcomes were measured together. n and N are pairs, and beside them stand the studies that they are of.
 */
export const pairs = analysis({
  name: 'pairs',
  describe:
    'Pairs of units of one study (arms, outcomes, data sets) by the codes of both, with the number of studies that each pair occurs in.',
  command: {
    describe: 'count pairs of units that belong to one study, e.g. which arms are compared with each other',
    arguments: [{ name: '<field...>', describe: 'fields with codes' }],
    common: ['by', 'where'],
    words: { by: 'subgroups: fields of the study, e.g. study.country' },
  },
  shape: {
    within: word.meta({
      description: 'the unit that both belong to: study (default), or a unit in between such as arm',
      value: '<unit>',
    }),
    each: flag.meta({ description: 'a row for each study too' }),
  },
  // the rows of one study are groups of no field
  requestFor: ({ by }) => (by.length === 1 && !by[0]!.field.includes('.') ? { by: [], options: { each: true } } : {}),
  catalogue: { fields: [1], statistics: { unit_pair: 'share', same_code_pairs: 'share' } },
  run(request, material: Material): Results {
    const { coded } = material;
    const parents = parentsNamed(material, request.options.within ?? null);
    for (const name of request.by ?? []) checkGroup(subjectNamed(coded, name));
    const selection = select(coded, request.where);
    const groups = groupsOf(coded, request.by ?? []);
    const notes = noteList();
    const rows: ResultRow[] = [];
    for (const name of request.fields) {
      const subject = subjectNamed(coded, name);
      const values = cellValuesOf(subject.column);
      const job = { coded, subject, values, where: selection.where, parents, selected: isSelected(selection) };
      groups.list.forEach((by, group) => {
        const { rows: own, counts } = pairRows(job, by, inGroup(groups, group));
        rows.push(...own);
        if (by.length > 0) return;
        notes.add(
          'units',
          `Pairs of ${plural(coded.unit)} that belong to the same ${parents.unit} and have a code of ${subject.column.field.title}: ${counted(counts.pairs, 'pair')} of ${counted(counts.parents, parents.unit)}.`,
        );
        if (counts.incomplete > 0)
          notes.add(
            'method',
            `${counted(counts.incomplete, 'pair')} left out because one of the two has no code of ${subject.column.field.title}.`,
          );
      });
      if (request.options.each === true) rows.push(...eachRows(job));
      if (subject.column.kind === 'multi')
        notes.add(
          'several-codes',
          `A pair counts under each combination of the codes of ${subject.column.field.title}.`,
        );
    }
    notes.addAll(unknownNotes(coded, selection));
    return { rows, notes: notes.list };
  },
});

interface Job {
  readonly coded: CodedTable;
  readonly subject: Subject;
  readonly values: CellValues;
  readonly where: string | null;
  readonly parents: Parents;
  readonly selected: UnitTest;
}

/** The unit that both of a pair belong to: the studies, where no other is named. */
function parentsNamed({ parents = [], coded }: Material, within: string | null): Parents {
  const found = within === null ? parents.at(-1) : parents.find(({ unit }) => unit === within);
  if (found !== undefined) return found;
  if (parents.length === 0)
    throw usageFault(
      'of',
      `a ${coded.unit} belongs to no other unit, so there are no pairs within one`,
      'count a resource that belongs to another one, e.g. the arms or outcomes of studies',
    );
  throw usageFault(
    'within',
    `no ${coded.unit} belongs to a "${within}"`,
    `write one of ${parents.map(({ unit }) => unit).join(', ')}`,
  );
}

/** Two units of one study share its fields; of their own fields they may have different codes. */
function checkGroup({ name, column }: Subject): void {
  if (column.field.inherited === true) return;
  throw usageFault(
    'by',
    `a pair can have two codes of ${name}, so it belongs to no single group of it`,
    'name a field of the study, e.g. study.country',
  );
}

/** The rows of one group: each combination that occurs, most frequent first, and the pairs with a code in common. */
function pairRows(
  job: Job,
  by: readonly GroupLevel[],
  within: UnitTest,
): { readonly rows: ResultRow[]; readonly counts: PairCounts } {
  const { coded, subject, values, where, parents, selected } = job;
  const scope = (unit: number): boolean => selected(unit) && within(unit);
  const counts = countPairs(values, parents, scope);
  // a pair is no unit: behind it stand the units that pairs are made of
  const units = (): RowUnits => ({
    list: coded,
    counted: null,
    base: unit => scope(unit) && parents.of[unit]! >= 0 && valueAt(values, unit).levels.length > 0,
    scope,
    baseWords: `${plural(coded.unit)} with a code, of which the pairs are made`,
  });
  const common = {
    analysis: 'pairs',
    field: subject.name,
    unit: 'pair',
    by,
    where,
    coder: coded.coder,
    denominator: 'reported' as const,
    N: counts.pairs,
    units,
    warnings: counts.pairs === 0 ? [{ code: 'empty-group', message: 'there are no pairs, so there is no share' }] : [],
  };
  const numbers = (n: number, ofParents: number) => ({
    n,
    estimate: counts.pairs === 0 ? null : n / counts.pairs,
    parents: { unit: parents.unit, n: ofParents, N: counts.parents },
  });
  const both = (levels: readonly number[]) => levels.map(level => values.levels[level]!);
  const rows = [
    ...counts.combinations.map(({ levels, n, parents: found }) =>
      statisticRow({
        ...common,
        ...numbers(n, found),
        statistic: 'unit_pair',
        level: combinationOf(both(levels).map(level => level.value)),
        label: both(levels)
          .map(level => level.label)
          .join(' + '),
        kind: 'level',
      }),
    ),
    statisticRow({
      ...common,
      ...numbers(counts.same.n, counts.same.parents),
      statistic: 'same_code_pairs',
      label: 'With the same code',
    }),
  ];
  return { rows, counts };
}

/** The pairs of each study: a group of its own for each that has any. */
function eachRows(job: Job): ResultRow[] {
  const { of, key, unit, units } = job.parents;
  return Array.from({ length: units }, (_, parent) => parent).flatMap(parent => {
    const by = [{ field: unit, level: key(parent), missing: false }];
    const { rows, counts } = pairRows(job, by, member => of[member] === parent);
    return counts.pairs === 0 ? [] : rows;
  });
}

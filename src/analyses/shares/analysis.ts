import { counted, oneOf, plural } from '../../base/plural.ts';
import type { AnalysisRequest } from '../../model/analysis-request.ts';
import type { CodedTable } from '../../model/coded-table.ts';
import type { Material } from '../../model/material.ts';
import { type Note, type NoteList, noteList } from '../../model/note.ts';
import type { Parents } from '../../model/parents.ts';
import type { GroupLevel, ResultRow, Results } from '../../model/result-row.ts';
import type { RowUnits } from '../../model/row-units.ts';
import { flag } from '../../model/scalars.ts';
import { CODED, type Denominator, IN_DENOMINATOR } from '../../model/state.ts';
import { unitCount } from '../../model/unit-count.ts';
import { wordsOf } from '../../model/words.ts';
import { type Line, tableLines } from '../../tabulate/association/table-lines.ts';
import { type CellValue, type CellValues, cellValuesOf, valueAt } from '../../tabulate/data/cell-values.ts';
import { countByGroup } from '../../tabulate/data/count-levels.ts';
import { type Groups, groupsOf, inGroup } from '../../tabulate/data/groups.ts';
import { isSelected, type Selection, select } from '../../tabulate/data/selection.ts';
import { type Subject, subjectNamed } from '../../tabulate/data/subject.ts';
import { type IntervalMaker, intervalMaker } from '../../tabulate/rows/interval.ts';
import { denominatorNote, overlapNotes, unknownNotes } from '../../tabulate/rows/notes.ts';
import { statisticRow } from '../../tabulate/rows/statistic-row.ts';
import { summaryRows } from '../../tabulate/rows/summary-rows.ts';
import { analysis } from '../analysis.ts';
import { namedDenominator } from './named-denominator.ts';
import { notInSubgroups, unknownApplicability, unknownTruth } from './not-in-subgroups.ts';
import { parentsBehind } from './parents-behind.ts';
import { shareRequests } from './share-requests.ts';

interface Job {
  readonly coded: CodedTable;
  readonly request: AnalysisRequest;
  readonly subject: Subject;
  readonly selection: Selection;
  readonly groups: Groups;
  readonly denominator: Denominator;
  readonly interval: IntervalMaker;
  /** the studies that its units belong to, where it counts other units than studies */
  readonly root: Parents | null;
}

/**
 * Shares of the codes of a field: n of N units, overall or by subgroup; numeric fields are summed up instead.
 * Declared codes always have a row, missing states where they occur.
 */
export const shares = analysis({
  name: 'shares',
  describe:
    'The share of each code of a field, overall or by subgroup, with missing states in separate rows; median, quartiles and range of a numeric field.',
  command: {
    describe: 'compute the share of each category of a field, overall or by subgroup',
    arguments: [
      { name: '<field...>', describe: 'fields, or quoted propositions such as "method = prompting and year >= 2024"' },
    ],
    common: ['by', 'where', 'denominator', 'ci', 'confidence', 'target', 'test', 'studies'],
    words: { test: 'test whether the field is associated with the subgroups of by; numbers are ranked (exploratory)' },
  },
  shape: {
    values: flag.meta({ description: 'count each value of a number or year instead of its median and range' }),
  },
  requests: shareRequests,
  countsCells: () => [],
  alsoGives: ['count'],
  // a number has shares where its values are counted one by one
  requestFor: ({ statistic }) => ({ options: statistic === 'share' ? { values: true } : {} }),
  // a share is asked for by its proposition; what no proposition says (`none`) by its row
  catalogue: {
    fields: [1],
    numeric: true,
    statistics: {
      share: 'share',
      median: 'plain',
      mean: 'plain',
      sd: 'plain',
      min: 'plain',
      max: 'plain',
      q1: 'plain',
      q3: 'plain',
    },
  },
  run(request, material: Material): Results {
    const { coded } = material;
    const selection = select(coded, request.where);
    const groups = groupsOf(coded, request.by ?? []);
    const interval = intervalMaker(request.ci, material.target);
    const denominator = request.denominator ?? material.denominator;
    const root = material.parents?.at(-1) ?? null;
    const rows: ResultRow[] = [];
    const notes = noteList();
    for (const name of request.fields) {
      const subject = subjectNamed(coded, name);
      const job: Job = { coded, request, subject, selection, groups, denominator, interval, root };
      if (subject.column.kind === 'numeric' && request.options.values !== true) rows.push(...summaryRows(job));
      else rows.push(...fieldRows(job, notes));
    }
    notes.addAll(unknownNotes(coded, selection));
    if (rows.some(row => row.ci !== null)) notes.add('interval', interval.note);
    if (rows.some(row => row.denominator !== null && row.statistic === 'share'))
      notes.addAll([denominatorNote(denominator, plural(coded.unit))]);
    notes.addAll(overlapNotes(coded, groups));
    const open = (request.by ?? []).filter(name => coded.columns.get(name)?.field.categories === null);
    if (open.length > 0 && groups.list.length > 12 && groups.list.length > unitCount(coded) * 0.5)
      notes.add(
        'many-groups',
        `There are nearly as many groups as ${plural(coded.unit)}; group by a field with codes, not by one with a text of its own in each cell.`,
      );
    const unseen = notInSubgroups(coded, groups, selection);
    if (unseen !== null) notes.add('outside-groups', unseen);
    return { rows, notes: notes.list };
  },
});

function fieldRows(job: Job, notes: NoteList): ResultRow[] {
  const { subject, coded } = job;
  const field = cellValuesOf(subject.column);
  const counts = countByGroup(field, job.groups, job.selection.mask);
  const rows: ResultRow[] = [];
  job.groups.list.forEach((by, group) => {
    rows.push(...job.interval.apply(groupRows(job, field, counts[group]!, by, group)));
  });
  const { column } = subject;
  if (column.kind === 'multi' && column.sets.some(set => set.length > 1))
    notes.add(
      'several-codes',
      `${oneOf(coded.unit)} can have more than one category of ${column.field.title}${job.denominator === 'responses' ? '.' : '; percentages may add up to more than 100.'}`,
    );
  if (subject.proposition && namedDenominator(job.request) === null) notes.addAll(unknownTruthNotes(job));
  const unknown = unknownApplicability(job.coded, subject, job.selection);
  const condition = column.field.appliesIf === null ? '' : wordsOf(coded).condition(column.field.appliesIf);
  if (unknown > 0)
    notes.add(
      'unknown-applicability',
      `For ${counted(unknown, coded.unit)} it is unknown whether ${column.field.title} applies (${condition}).`,
    );
  return rows;
}

/** How many units N leaves out, because nobody can say whether the proposition holds for them. */
function unknownTruthNotes({ coded, subject, selection }: Job): Note[] {
  const unknown = unknownTruth(coded, subject, selection);
  if (unknown === 0) return [];
  const message = `N leaves out ${counted(unknown, coded.unit)} for which a value is missing, unclear or invalid (${wordsOf(coded).condition(subject.name)}).`;
  return [{ code: 'unknown-truth', message }];
}

/** The rows of one group: a proposition has one, for the units for which it is true. */
function groupRows(
  job: Job,
  field: CellValues,
  counts: Uint32Array,
  by: readonly GroupLevel[],
  group: number,
): ResultRow[] {
  const { coded, selection, subject, request } = job;
  // a proposition that is unknown is neither true nor false; it has no mentions
  const denominator = subject.proposition ? (namedDenominator(request) ?? 'reported') : job.denominator;
  const mentions = denominator === 'responses';
  const inside = mentions ? IN_DENOMINATOR.reported : IN_DENOMINATOR[denominator];
  const sum = (amount: (value: CellValue) => number): number =>
    field.distinct.reduce((total, value, at) => total + (counts[at] === 0 ? 0 : amount(value) * counts[at]!), 0);
  const N = sum(value => (mentions ? value.levels.length : inside[value.state] === true ? 1 : 0));
  const common = {
    analysis: 'shares',
    statistic: 'share',
    field: subject.name,
    by,
    where: selection.where,
    coder: coded.coder,
    denominator: subject.proposition ? namedDenominator(request) : job.denominator,
  };
  return tableLines(field, subject, [counts], inside)
    .filter(line => !subject.proposition || line.level === 'true')
    .map(line => {
      // units without an item mention none
      const hasBase = mentions ? line.kind !== 'none' && line.kind !== 'state' : line.inside;
      const n = sum(mentions ? line.items : value => (line.pick(value) ? 1 : 0));
      const units = (): RowUnits => unitsOf(job, field, group, line, mentions, hasBase ? inside : null);
      return statisticRow({
        ...common,
        ...(job.root === null ? {} : { parents: parentsBehind(job.root, units()) }),
        level: line.level,
        label: subject.proposition ? subject.name : line.label,
        kind: line.kind,
        missing: line.kind === 'state',
        unit: mentions && hasBase ? 'mention' : coded.unit,
        n,
        N: hasBase ? N : null,
        estimate: hasBase && N > 0 ? n / N : null,
        warnings:
          hasBase && N === 0
            ? [{ code: 'empty-group', message: `no ${coded.unit} is in this denominator, so there is no share` }]
            : [],
        units,
      });
    });
}

function unitsOf(
  { coded, groups, selection }: Job,
  field: CellValues,
  group: number,
  line: Line,
  mentions: boolean,
  inside: readonly boolean[] | null,
): RowUnits {
  const selected = isSelected(selection);
  const grouped = inGroup(groups, group);
  const scope = (unit: number): boolean => selected(unit) && grouped(unit);
  const isInside = (unit: number): boolean =>
    inside !== null &&
    (mentions ? valueAt(field, unit).levels.length > 0 : inside[valueAt(field, unit).state] === true);
  return {
    list: coded,
    counted: unit => scope(unit) && line.pick(valueAt(field, unit)),
    base: inside === null ? null : unit => scope(unit) && isInside(unit),
    scope,
    ...(mentions
      ? {
          baseWords: `${plural(coded.unit)} with at least one mention; n and N count mentions, and one ${coded.unit} can have several`,
          reason: unit =>
            valueAt(field, unit).state === CODED && valueAt(field, unit).levels.length === 0 ? 'no mention' : null,
        }
      : {}),
  };
}

import { counted, oneOf, plural } from '../../base/plural.ts';
import type { AnalysisRequest } from '../../model/analysis-request.ts';
import type { CodedTable } from '../../model/coded-table.ts';
import type { Material } from '../../model/material.ts';
import { type NoteList, noteList } from '../../model/note.ts';
import type { Parents } from '../../model/parents.ts';
import type { GroupLevel, ResultRow, Results, RowKind } from '../../model/result-row.ts';
import { flag } from '../../model/scalars.ts';
import { CODED, type Denominator, IN_DENOMINATOR, STATE_LABELS, STATES } from '../../model/state.ts';
import { wordsOf } from '../../model/words.ts';
import { type CellValues, cellValuesOf } from '../../tabulate/data/cell-values.ts';
import { countByGroup, type GroupCounts } from '../../tabulate/data/count-by-group.ts';
import { countLevels, levelOrder, parentsOf } from '../../tabulate/data/count-levels.ts';
import { type Groups, groupsOf } from '../../tabulate/data/groups.ts';
import { type Selection, select } from '../../tabulate/data/selection.ts';
import { type Subject, subjectNamed } from '../../tabulate/data/subject.ts';
import { type IntervalMaker, intervalMaker } from '../../tabulate/rows/interval.ts';
import { denominatorNote, overlapNotes, unknownNotes } from '../../tabulate/rows/notes.ts';
import { rowId } from '../../tabulate/rows/row-id.ts';
import { summaryRows } from '../../tabulate/rows/summary-rows.ts';
import { analysis } from '../analysis.ts';
import { notInSubgroups, unknownApplicability } from './not-in-subgroups.ts';
import { parentsBehind } from './parents-behind.ts';
import { namedDenominator, propositionBase } from './proposition-base.ts';
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
    words: { test: 'with --by: whether the field is associated with the subgroups; numbers are ranked (exploratory)' },
  },
  shape: {
    values: flag.meta({ description: 'count each value of a number or year instead of its median and range' }),
  },
  requests: shareRequests,
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
    if (open.length > 0 && groups.list.length > 12 && groups.list.length > coded.units * 0.5)
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
  const { subject, coded, request } = job;
  const classified = cellValuesOf(subject.column);
  const cells = countByGroup(classified, job.groups, job.selection.mask, request.studies === true || job.root !== null);
  const rows: ResultRow[] = [];
  job.groups.list.forEach(
    (by, group) => void rows.push(...job.interval.apply(groupRows(job, classified, cells, by, group))),
  );
  const { column } = subject;
  if (column.kind === 'multi' && column.sets.some(set => set.length > 1))
    notes.add(
      'several-codes',
      `${oneOf(coded.unit)} can have more than one category of ${column.field.title}${job.denominator === 'responses' ? '.' : '; percentages may add up to more than 100.'}`,
    );
  const unknown = unknownApplicability(job.coded, subject, job.selection);
  const condition = column.field.appliesIf === null ? '' : wordsOf(coded).condition(column.field.appliesIf);
  if (unknown > 0)
    notes.add(
      'unknown-applicability',
      `For ${counted(unknown, coded.unit)} it is unknown whether ${column.field.title} applies (${condition}).`,
    );
  return rows;
}

function groupRows(
  job: Job,
  field: CellValues,
  cells: GroupCounts,
  by: readonly GroupLevel[],
  group: number,
): ResultRow[] {
  const { denominator, request } = job;
  const counts = cells.counts[group]!;
  const { levels, states, none, mentions } = countLevels(field, counts);
  if (job.subject.proposition) {
    const N = propositionBase(request, states);
    return [
      make(job, by, {
        kind: 'level',
        level: 'true',
        label: job.subject.name,
        n: levels[0]!,
        N,
        pick: value => value.levels.includes(0),
        field,
        cells,
        group,
      }),
    ];
  }
  const N =
    denominator === 'responses'
      ? mentions
      : states.reduce((sum, count, state) => sum + (IN_DENOMINATOR[denominator][state] ? count : 0), 0);
  const rows: ResultRow[] = [];
  const categories = job.subject.column.field.categories;
  for (const level of levelOrder(field, levels)) {
    const entry = field.levels[level]!;
    rows.push(
      make(job, by, {
        kind: 'level',
        level: entry.value,
        label: entry.label,
        n: levels[level]!,
        N,
        pick: value => value.levels.includes(level),
        field,
        cells,
        group,
      }),
    );
  }
  for (const { parent, below } of parentsOf(categories)) {
    // a unit counts once per parent, however many of its categories it has
    const pick = (value: { readonly levels: readonly number[] }): boolean =>
      value.levels.some(level => below.has(level));
    // a mention is an item, so there each of its categories counts
    const each = (levels: readonly number[]): number =>
      denominator === 'responses' ? levels.filter(level => below.has(level)).length : 1;
    const n = field.distinct.reduce(
      (sum, value, index) => sum + (pick(value) ? each(value.levels) * counts[index]! : 0),
      0,
    );
    rows.push(
      make(job, by, { kind: 'rollup', level: parent.value, label: parent.label, n, N, pick, field, cells, group }),
    );
  }
  if (none > 0)
    rows.push(
      make(job, by, {
        kind: 'none',
        level: 'none',
        label: 'None',
        n: none,
        // who has no item mentions none
        N: denominator === 'responses' ? null : N,
        pick: value => value.state === CODED && value.levels.length === 0,
        field,
        cells,
        group,
      }),
    );
  STATES.forEach((state, index) => {
    if (index === CODED || states[index] === 0) return;
    const inside = denominator !== 'responses' && IN_DENOMINATOR[denominator][index];
    rows.push(
      make(job, by, {
        kind: 'state',
        level: state,
        label: STATE_LABELS[state],
        n: states[index]!,
        N: inside ? N : null,
        pick: value => value.state === index,
        field,
        cells,
        group,
      }),
    );
  });
  return rows;
}

interface Part {
  readonly kind: RowKind;
  readonly level: string;
  readonly label: string;
  readonly n: number;
  readonly N: number | null;
  readonly pick: (value: CellValues['distinct'][number]) => boolean;
  readonly field: CellValues;
  readonly cells: GroupCounts;
  readonly group: number;
}

function make(job: Job, by: readonly GroupLevel[], part: Part): ResultRow {
  const { coded, selection, denominator, subject, request } = job;
  const base = {
    analysis: 'shares',
    statistic: 'share',
    field: subject.name,
    with: null,
    level: part.level,
    kind: part.kind,
    by,
    where: selection.where,
    coder: coded.coder,
    denominator: subject.proposition ? namedDenominator(request) : denominator,
  };
  const defined = part.N !== null && part.N > 0;
  const warnings =
    part.N === 0
      ? [{ code: 'empty-group', message: `no ${coded.unit} is in this denominator, so there is no share` }]
      : [];
  const studies = request.studies
    ? [
        ...new Set(
          part.field.distinct.flatMap((value, index) => (part.pick(value) ? part.cells.units(part.group, index) : [])),
        ),
      ]
        .sort((a, b) => a - b)
        .map(unit => coded.key(unit))
    : null;
  return {
    id: rowId(base),
    ...base,
    label: part.label,
    missing: part.kind === 'state',
    unit: denominator === 'responses' && part.N !== null ? 'mention' : coded.unit,
    base: 'group',
    n: part.n,
    N: part.N,
    estimate: defined && part.N !== null ? part.n / part.N : null,
    se: null,
    ci: null,
    test: null,
    studies,
    ...(job.root === null ? {} : { parents: parentsBehind(job.root, part, part.pick, isInside(job, part)) }),
    warnings,
  };
}

/** Which values are in the denominator of a share. */
function isInside({ denominator, subject, request }: Job, { N }: Part) {
  if (N === null) return null;
  if (denominator === 'responses')
    return ({ state, levels }: CellValues['distinct'][number]) => state === CODED && levels.length > 0;
  const named = subject.proposition ? namedDenominator(request) : denominator;
  return ({ state }: CellValues['distinct'][number]) =>
    named === null ? state === CODED : IN_DENOMINATOR[named][state] === true;
}

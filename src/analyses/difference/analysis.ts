import { usageFault } from '../../base/fault.ts';
import { counted, oneOf, plural } from '../../base/plural.ts';
import { unknownWord } from '../../base/unknown-word.ts';
import type { Wording } from '../../base/wording.ts';
import type { Material } from '../../model/material.ts';
import { type Note, noteList } from '../../model/note.ts';
import type { GroupLevel, ResultRow, Results } from '../../model/result-row.ts';
import { CODED } from '../../model/state.ts';
import { wordsOf } from '../../model/words.ts';
import type { Difference } from '../../stats/difference/newcombe.ts';
import { newcombeDifference } from '../../stats/difference/newcombe.ts';
import { newcombePairedDifference } from '../../stats/difference/newcombe-paired.ts';
import type { Undefined } from '../../stats/undefined-value.ts';
import { type CrossTable, crossTable } from '../../tabulate/association/cross-table.ts';
import { isSelected, select } from '../../tabulate/data/selection.ts';
import { type Subject, subjectNamed } from '../../tabulate/data/subject.ts';
import { targetNote } from '../../tabulate/rows/interval.ts';
import { levelOf } from '../../tabulate/rows/level-of.ts';
import { reasonOf, statisticRow } from '../../tabulate/rows/statistic-row.ts';
import { analysis, type RequestOf } from '../analysis.ts';
import { words } from '../option-shape.ts';

const SHAPE = {
  groups: words.meta({
    description: 'the two groups, e.g. 2023,2024: the first minus the second',
    value: '<categories>',
    many: true,
  }),
};

type Request = RequestOf<typeof SHAPE>;

/**
 * How much larger a share is in one group than in another (two codes of `by`), or how much larger the share of one
 * proposition is than that of another among the same units (two propositions, no `by`), with Newcombe's interval.
 */
export const difference = analysis({
  name: 'difference',
  describe:
    'The difference of a share between two groups, or between two propositions in the same units, with its confidence interval.',
  command: {
    describe: 'compare a share between two groups, or two propositions in the same units',
    arguments: [
      {
        name: '<field...>',
        describe: 'fields or propositions to compare between two groups of by; two propositions without by',
      },
    ],
    common: ['by', 'where', 'denominator', 'confidence', 'target'],
    words: { by: 'the field whose categories are the groups' },
  },
  shape: SHAPE,
  countsCells: () => [],
  requestFor: ({ field, with: other, by }) => {
    const [group] = by;
    return group === undefined
      ? { fields: [field, other].flatMap(name => name ?? []), by: [], options: {} }
      : {
          fields: [field].flatMap(name => name ?? []),
          by: [group.field],
          options: { groups: by.map(({ level }) => level) },
        };
  },
  // of two groups, or of two propositions
  catalogue: { fields: [1, 2], statistics: { share_difference: 'points' } },
  run(request, material: Material): Results {
    const level = levelOf(request);
    const method = request.ci?.method ?? 'default';
    if (method !== 'default' && method !== 'newcombe')
      throw unknownWord(method, ['newcombe'], 'interval method for a difference of shares', 'interval-method');
    const by = request.by ?? [];
    const { rows, notes } =
      by.length === 0 ? paired(request, material, level) : independent(request, material, level, by);
    return {
      rows,
      notes: [
        ...notes,
        {
          code: 'interval',
          message: `${Math.round(level * 100_000) / 1000}% confidence intervals of the difference: Newcombe's hybrid score, method 10 (${by.length === 0 ? 'paired: Newcombe 1998, Stat Med 17:2635-2650' : 'Newcombe 1998, Stat Med 17:873-890'}). ${targetNote(material.target)}`,
        },
      ],
    };
  },
});

function independent(
  request: Request,
  material: Material,
  level: number,
  by: readonly string[],
): { rows: ResultRow[]; notes: readonly Note[] } {
  const [group, ...more] = by;
  if (group === undefined || more.length > 0)
    throw usageFault(
      'by',
      'a difference is between the groups of one field',
      door => `name one field in ${door.option('by')}`,
      { option: 'by' },
    );
  const rows: ResultRow[] = [];
  const notes = noteList();
  for (const name of request.fields) {
    const cross = crossTable(material.coded, [name, group], request.where, request.denominator ?? material.denominator);
    if (cross.other.column.kind === 'multi')
      throw usageFault(
        'overlapping-groups',
        `the groups of ${group} overlap, since ${oneOf(cross.coded.unit).toLowerCase()} can have several of its codes`,
        door =>
          `compare two propositions instead, e.g. ${door.request('difference', [`${group} has …`, `${group} has …`])}`,
        { option: 'by' },
      );
    const [one, two] = twoGroups(cross, request.options.groups);
    const { fieldTitle, levelLabel } = wordsOf(material.coded);
    const nameOf = (at: number): string => levelLabel(cross.other.name, cross.columns[at]!.level);
    notes.add('result', `The difference is ${nameOf(one)} minus ${nameOf(two)} (${fieldTitle(cross.other.name)}).`);
    for (const line of cross.lines) {
      if (!line.inside || (cross.subject.proposition && line.level !== 'true')) continue;
      const found = newcombeDifference(
        line.counts[one]!,
        cross.columns[one]!.total,
        line.counts[two]!,
        cross.columns[two]!.total,
        level,
      );
      rows.push(
        differenceRow(found, level, 'newcombe', {
          field: cross.subject.name,
          with: cross.other.name,
          level: line.level,
          label: cross.subject.proposition ? cross.subject.name : line.label,
          kind: line.kind,
          missing: line.kind === 'state',
          by: [groupOf(cross, one), groupOf(cross, two)],
          where: cross.selection.where,
          coder: cross.coded.coder,
          unit: cross.coded.unit,
          denominator: cross.subject.proposition ? null : cross.denominator,
          N: cross.columns[one]!.total + cross.columns[two]!.total,
          units: () => {
            const { selected, subjectInside } = cross.units;
            const groups = [cross.units.inColumn(one), cross.units.inColumn(two)];
            const inEither = (unit: number): boolean => groups.some(has => has(unit));
            return {
              list: cross.coded,
              counted: null,
              base: unit => inEither(unit) && subjectInside(unit),
              scope: unit => selected(unit) && inEither(unit),
            };
          },
        }),
      );
    }
  }
  return { rows, notes: notes.list };
}

const groupOf = (cross: CrossTable, at: number): GroupLevel => {
  const { field, level, missing } = cross.columns[at]!;
  return { field, level, missing };
};

/** The two groups: those that were named, in that order, or the only two there are. */
function twoGroups(cross: CrossTable, given: unknown): [number, number] {
  const possible = cross.columns.flatMap((column, at) => (column.missing ? [] : [{ at, level: column.level }]));
  const words = given === undefined || given === null ? [] : [given].flat().map(String);
  const choose = (door: Wording): string =>
    `choose two of them with ${door.option('groups')}: ${possible.map(group => group.level).join(', ')}`;
  if (words.length === 0) {
    const filled = possible.filter(group => cross.columns[group.at]!.total > 0);
    if (filled.length === 2) return [filled[0]!.at, filled[1]!.at];
    throw usageFault('two-groups', `${cross.other.name} has ${counted(filled.length, 'group')} here, not two`, choose, {
      option: 'by',
    });
  }
  const found = words.map(word => possible.find(group => group.level === word));
  const wrong = words.find((_, i) => found[i] === undefined);
  if (wrong !== undefined)
    throw unknownWord(
      wrong,
      possible.map(group => group.level),
      `category of ${cross.other.name}`,
      'group',
    );
  if (words.length !== 2 || words[0] === words[1])
    throw usageFault('two-groups', `a difference needs two groups, not ${words.join(', ')}`, choose, {
      option: 'groups',
    });
  return [found[0]!.at, found[1]!.at];
}

function paired(request: Request, material: Material, level: number): { rows: ResultRow[]; notes: readonly Note[] } {
  const { coded } = material;
  const hint = (door: Wording): string =>
    `write e.g. ${door.request('difference', ['release has code', 'release has data'])}, or add ${door.option('by', 'FIELD')} for two groups`;
  if (request.fields.length !== 2)
    throw usageFault(
      'two-propositions',
      door => `without ${door.option('by')}, a difference needs two propositions`,
      hint,
    );
  const subjects = request.fields.map(name => subjectNamed(coded, name)) as [Subject, Subject];
  for (const subject of subjects)
    if (!isTruth(subject)) throw usageFault('two-propositions', `${subject.name} is a field, not a proposition`, hint);
  if (subjects[0].name === subjects[1].name)
    throw usageFault('field-twice', `"${subjects[0].name}" can't be compared with itself`, hint);
  const selection = select(coded, request.where);
  const counts = [0, 0, 0, 0];
  let unknown = 0;
  const [a, b] = subjects.map(subject => subject.column);
  if (a?.kind !== 'single' || b?.kind !== 'single') return { rows: [], notes: [] };
  for (let unit = 0; unit < coded.units; unit++) {
    if (selection.mask !== null && selection.mask[unit] === 0) continue;
    const count = coded.weights?.[unit] ?? 1;
    if (a.states[unit] !== CODED || b.states[unit] !== CODED) unknown += count;
    else counts[2 * a.codes[unit]! + b.codes[unit]!]! += count;
  }
  const [both, first, second, neither] = counts as [number, number, number, number];
  const found = newcombePairedDifference(both, first, second, neither, level);
  const N = both + first + second + neither;
  return {
    rows: [
      differenceRow(found, level, 'newcombe-paired', {
        field: subjects[0].name,
        with: subjects[1].name,
        label: `${subjects[0].name} minus ${subjects[1].name}`,
        where: selection.where,
        coder: coded.coder,
        unit: coded.unit,
        N,
        units: () => {
          const selected = isSelected(selection);
          return {
            list: coded,
            counted: null,
            base: unit => selected(unit) && a.states[unit] === CODED && b.states[unit] === CODED,
            scope: selected,
            baseWords: `${plural(coded.unit)} for which both propositions are true or false`,
          };
        },
      }),
    ],
    notes: [
      {
        code: 'result',
        message: `Among the same ${counted(N, coded.unit)}: both ${both}, only the first ${first}, only the second ${second}, neither ${neither}.`,
      },
      ...(unknown > 0
        ? [
            {
              code: 'unknown-condition' as const,
              message: `${counted(unknown, coded.unit)} left out, because one of the two is unknown (a value is missing).`,
            },
          ]
        : []),
    ],
  };
}

const isTruth = ({ proposition, column }: Subject): boolean =>
  proposition || (column.kind === 'single' && column.field.type === 'boolean' && column.levels[0]?.value === 'true');

const differenceRow = (
  found: Difference | Undefined,
  level: number,
  method: string,
  parts: Partial<ResultRow> & Required<Pick<ResultRow, 'field' | 'unit' | 'units'>>,
): ResultRow =>
  statisticRow({
    analysis: 'difference',
    statistic: 'share_difference',
    base: 'group',
    ...parts,
    estimate: found.value,
    ci: found.value === null ? null : { method, level, low: found.low, high: found.high },
    warnings: reasonOf(found),
  });

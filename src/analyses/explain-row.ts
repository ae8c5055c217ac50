import { usageFault } from '../base/fault.ts';
import { didYouMean } from '../base/nearest.ts';
import { unknownWord } from '../base/unknown-word.ts';
import type { CodedColumn, CodedTable } from '../model/coded-table.ts';
import { codesOf } from '../model/combination.ts';
import type { Material } from '../model/material.ts';
import type { GroupLevel } from '../model/result-row.ts';
import { CODED, IN_DENOMINATOR, STATES } from '../model/state.ts';
import { stageCoders } from '../tabulate/agreement/stage-coders.ts';
import { parentsOf } from '../tabulate/data/count-levels.ts';
import { emptyGroup } from '../tabulate/data/empty-group.ts';
import { type CitationFields, cellOf, citer } from '../tabulate/data/listing.ts';
import { columnNamed } from '../tabulate/data/selection.ts';
import { type Subject, subjectNamed } from '../tabulate/data/subject.ts';
import type { RowName } from '../tabulate/rows/parse-row-id.ts';
import { checkExplainable } from './check-explainable.ts';
import { ELSEWHERE, type Explanation, MEMBER, sorted, statesOf, unitDenominator, whereJudge } from './explain.ts';
import { commonUnits } from './robustness/coder-bounds.ts';

/**
 * The units behind a result row, named by its id: those that it counts (n) and the others of its N, with the same subgroup,
 * selection, coder and denominator. Of a statistic of a whole field (a median) they are the units with a code. In a row `with`
 * a second field, N is the group's, the level's or the whole grid's, as the id says (`of level`, `of all`).
 */
export function explainRow(material: Material, id: string, name: RowName, citation: CitationFields): Explanation {
  checkExplainable(name, field => material.coded.columns.has(field));
  const coded = sheetOf(material, name.coder);
  const subject = name.field === null ? null : subjectNamed(coded, name.field);
  const second = name.with === null ? null : subjectNamed(coded, name.with);
  const cumulative = name.statistic === 'cumulative_count';
  const parts = name.by.map(group => (cumulative ? yearJudge(coded, group) : groupJudge(coded, group)));
  const groups = name.base === 'group' ? parts : [];
  // a total of a cross-tab counts every unit of the table, and a row of no field every unit there is
  const counts =
    subject === null || (second !== null && name.level === null) ? () => true : countJudge(subject.column, name);
  const inside =
    name.denominator === null ? IN_DENOMINATOR.reported : IN_DENOMINATOR[unitDenominator(name.denominator)];
  const concerned = [subject, second].flatMap(entry => entry ?? []);
  const columns = concerned.length > 0 ? concerned.map(entry => entry.column) : parts.map(part => part.column);
  // a proposition that is unknown is neither true nor false, whatever the denominator
  const insideOf = (entry: Subject | null): readonly boolean[] =>
    entry?.proposition && (name.denominator === null || second !== null) ? IN_DENOMINATOR.reported : inside;
  const isOutside = (entry: Subject | null, state: string | null): boolean =>
    insideOf(entry)[STATES.indexOf(state as (typeof STATES)[number])] === false;
  // a missing state that its denominator leaves out has a count, and no N
  const asides = [
    name.kind === 'state' && isOutside(subject, name.level),
    name.by.some(group => group.field === name.with && group.missing && isOutside(second, group.level)),
  ];
  const aside = asides.includes(true);
  // diversity leaves out units without any item
  const itemless = (unit: number): boolean =>
    subject !== null && OF_ITEMS.test(name.statistic) && isEmpty(subject.column, unit);
  const common = name.statistic === 'share_common' ? commonTo(material, name) : null;
  const apartFromAll = (unit: number): boolean => common !== null && !common.has(coded.key(unit));
  const outside = (unit: number): boolean =>
    itemless(unit) ||
    apartFromAll(unit) ||
    concerned.some((entry, at) => !asides[at] && !insideOf(entry)[entry.column.states[unit]!]);
  // who is compared with others is selected by the consensus, which every coder's units are units of
  const judged = common === null ? coded : material.coded;
  const selected = whereJudge(judged, name.where);
  const placeOf = placesIn(judged, coded);
  const found = sorted(coded, citerOf(material, coded, citation), unit => {
    const place = placeOf(unit);
    const apart = place === undefined ? ELSEWHERE : selected.of(place);
    if (apart !== null) return apart;
    for (const group of groups) {
      if (group.has(unit)) continue;
      return group.missing(unit) ? { kind: 'excluded', reason: statesOf([group.column], unit) } : ELSEWHERE;
    }
    if (name.base === 'level' && !counts(unit)) return ELSEWHERE;
    if (counts(unit) && parts.every(part => part.has(unit)) && !outside(unit)) return MEMBER;
    const reason = itemless(unit)
      ? 'no item'
      : statesOf(columns, unit) || (apartFromAll(unit) ? 'not coded by all coders' : '');
    if (aside) return ELSEWHERE;
    return outside(unit) ? { kind: 'excluded', reason } : { kind: 'other', reason };
  });
  return {
    proposition: id,
    where: selected.text,
    n: found.studies.length,
    N: aside ? null : found.studies.length + found.others.length,
    denominator: name.denominator ?? 'reported',
    ...found,
  };
}

/** A common share is of the units that all coders of the last stage have in the denominator. */
function commonTo({ coded, coders }: Material, { field, denominator }: RowName): ReadonlySet<string> {
  const of = denominator === null ? 'reported' : unitDenominator(denominator);
  return commonUnits(coded, stageCoders(coders, null), field ?? '', of);
}

function sheetOf({ coded, coders }: Material, coder: string | null): CodedTable {
  if (coder === null || coder === coded.coder) return coded;
  const sheet = coders.find(entry => entry.coder === coder)?.coded;
  if (sheet !== undefined) return sheet;
  throw usageFault(
    'coder',
    `unknown coder "${coder}"${didYouMean(coder, [...new Set(coders.map(entry => entry.coder))])}`,
    coders.length > 0
      ? `the coders are ${[...new Set(coders.map(entry => entry.coder))].join(', ')}`
      : 'name the sheets in `codings:` of review.yaml',
  );
}

/** A coder's sheet seldom has the bibliography: units are cited by the consensus' row with the same key. */
function citerOf(material: Material, coded: CodedTable, citation: CitationFields) {
  const cite = citer(material.coded, citation);
  if (coded === material.coded) return cite;
  const own = citer(coded, citation);
  const placeOf = placesIn(material.coded, coded);
  return (unit: number) => {
    const at = placeOf(unit);
    return at === undefined ? own(unit) : cite(at);
  };
}

/** Where a unit of one sheet stands in another one, by its key. */
function placesIn(target: CodedTable, source: CodedTable): (unit: number) => number | undefined {
  if (target === source) return unit => unit;
  const units = new Map<string, number>();
  for (let unit = 0; unit < target.units; unit++) units.set(target.key(unit), unit);
  return unit => units.get(source.key(unit));
}

const has = (column: CodedColumn, unit: number, level: string): boolean => cellOf(column, unit).codes.includes(level);
const isEmpty = (column: CodedColumn, unit: number): boolean =>
  column.states[unit] === CODED && cellOf(column, unit).codes.length === 0;

/** Diversity is of the units that have an item. */
const OF_ITEMS = /^(shannon|hill_|pielou_evenness|majority_item|smallest_cover_item)/;

/** A cumulative count is of all years up to that of its row. */
function yearJudge(coded: CodedTable, { field, level }: GroupLevel) {
  const column = columnNamed(coded, field);
  return {
    column,
    missing: (unit: number): boolean => column.states[unit] !== CODED,
    has: (unit: number): boolean =>
      column.kind === 'numeric' && column.states[unit] === CODED && column.values[unit]! <= Number(level),
  };
}

function groupJudge(coded: CodedTable, { field, level, missing }: GroupLevel) {
  const { column } = subjectNamed(coded, field);
  const empty = 'levels' in column && level === emptyGroup(column.levels);
  if (!missing && !empty) knownLevel(column, level);
  return {
    column,
    missing: (unit: number): boolean => column.states[unit] !== CODED,
    has: (unit: number): boolean =>
      missing ? STATES[column.states[unit]!] === level : empty ? isEmpty(column, unit) : has(column, unit, level),
  };
}

/** Whether a unit is counted by the row. */
function countJudge(column: CodedColumn, { kind, level, statistic }: RowName): (unit: number) => boolean {
  if (level === null || kind === 'field') return unit => column.states[unit] === CODED;
  if (statistic === 'intersection' && kind === 'level') {
    const codes = codesOf(level);
    for (const code of codes) knownLevel(column, code);
    // exactly these, and no other
    return unit => {
      const own = cellOf(column, unit).codes;
      return own.length === codes.length && codes.every(code => own.includes(code));
    };
  }
  switch (kind) {
    case 'state':
      if (!(STATES as readonly string[]).includes(level)) throw unknownWord(level, STATES, 'state', 'state');
      return unit => STATES[column.states[unit]!] === level;
    case 'none':
      return unit => isEmpty(column, unit);
    case 'rollup': {
      const group = parentsOf(column.field.categories).find(({ parent }) => parent.value === level);
      const below = new Set([...(group?.below ?? [])].map(index => column.field.categories?.[index]?.value));
      if (group === undefined) knownLevel(column, level);
      return unit => cellOf(column, unit).codes.some(code => below.has(code));
    }
    default:
      knownLevel(column, level);
      return unit => has(column, unit, level);
  }
}

function knownLevel(column: CodedColumn, level: string): void {
  if (column.kind !== 'single' && column.kind !== 'multi') return;
  if (column.levels.some(entry => entry.value === level)) return;
  const values = column.levels.map(entry => entry.value);
  throw unknownWord(level, values, `category of ${column.field.name}`, 'level');
}

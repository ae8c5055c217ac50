import { usageFault } from '../base/fault.ts';
import type { CodedColumn, CodedTable } from '../model/coded-table.ts';
import type { CitedUnit } from '../model/listing.ts';
import type { Material } from '../model/material.ts';
import type { ResultRow } from '../model/result-row.ts';
import type { UnitList } from '../model/row-units.ts';
import { CODED } from '../model/state.ts';
import { unitOf } from '../model/unit-of.ts';
import { emptyGroup } from '../tabulate/data/empty-group.ts';
import { type CitationFields, cellOf, citer } from '../tabulate/data/listing.ts';
import { looksUp } from '../tabulate/data/subject.ts';
import { ELSEWHERE, type Explanation, MEMBER, sorted, statesOf, whereJudge, withEvidence } from './explain.ts';

/**
 * The units behind a result row, as its analysis gives them: those that it counts (n), the others of its N, and those that are
 * left out, each with the reason. What is no number of units (a coefficient, a P value, pairs of units) is explained by the
 * units that it is computed from.
 */
export function explainRow(material: Material, row: ResultRow, id: string, citation: CitationFields): Explanation {
  const units = row.units?.();
  if (units === undefined || 'none' in units)
    throw usageFault(
      'row-id',
      `a row of ${row.statistic} summarises ${units?.none ?? 'other rows'}, so it has no list of units`,
      units?.instead ?? 'explain one of those rows',
    );
  const { list, counted, base, scope, reason = () => null, baseWords } = units;
  const coded = 'columns' in list ? (list as CodedTable) : null;
  const columnsOf = (names: readonly (string | null)[]): CodedColumn[] =>
    coded === null
      ? []
      : [...new Set(names)].flatMap(name => (name === null ? [] : (looksUp(coded, name)?.column ?? [])));
  const groups = columnsOf(row.by.filter(group => !group.missing).map(group => group.field));
  const fields = columnsOf([row.field, row.with]);
  const columns = fields.length > 0 ? fields : groups;
  const selected = coded === null ? null : whereJudge(coded, row.where);
  /** a unit without a value of a subgroup's field might belong there */
  const mayBelong = (unit: number): boolean =>
    groups.length === row.by.length &&
    groups.some(column => column.states[unit] !== CODED) &&
    groups.every((column, at) => column.states[unit] !== CODED || hasLevel(column, unit, row.by[at]!.level));
  const cite = citerOf(material, list, citation);
  const found = sorted(list, coded === null ? cite : withEvidence(coded, columns, cite), unit => {
    if (counted?.(unit) === true || (counted === null && base?.(unit) === true)) return MEMBER;
    if (base?.(unit) === true) return { kind: 'other', reason: statesOf(columns, unit) || (reason(unit) ?? '') };
    if (base === null) return ELSEWHERE;
    const apart = selected?.of(unit) ?? null;
    if (apart !== null) return apart;
    if (scope(unit)) return { kind: 'excluded', reason: reason(unit) ?? statesOf(columns, unit) };
    return mayBelong(unit) ? { kind: 'excluded', reason: statesOf(groups, unit) } : ELSEWHERE;
  });
  const N = base === null ? null : found.studies.length + found.others.length;
  const mentions = row.unit === 'mention';
  return {
    proposition: id,
    where: row.where,
    // mentions are more than the units that have them
    n: counted === null ? null : mentions ? (row.n ?? found.studies.length) : found.studies.length,
    N: mentions ? row.N : N,
    ...(mentions ? { unit: 'mention' as const } : {}),
    denominator: baseWords ?? row.denominator ?? 'reported',
    ...found,
  };
}

const hasLevel = (column: CodedColumn, unit: number, level: string): boolean => {
  const { codes } = cellOf(column, unit);
  return codes.includes(level) || ('levels' in column && codes.length === 0 && level === emptyGroup(column.levels));
};

/** Units are cited by the consensus' row with the same key: another sheet seldom has the bibliography. */
function citerOf(material: Material, list: UnitList, citation: CitationFields): (unit: number) => CitedUnit {
  const cite = citer(material.coded, citation);
  if (list === material.coded) return cite;
  const own =
    'columns' in list
      ? citer(list as CodedTable, citation)
      : (unit: number): CitedUnit => ({ key: list.key(unit), citation: list.key(unit), doi: null });
  const place = unitOf(material.coded);
  return unit => {
    const at = place(list.key(unit));
    return at === undefined ? own(unit) : cite(at);
  };
}

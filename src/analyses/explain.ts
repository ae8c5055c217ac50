import { evaluate, fieldsOf } from '../base/expression.ts';
import { usageFault } from '../base/fault.ts';
import type { CodedColumn, CodedTable } from '../model/coded-table.ts';
import type { CitedUnit, EvidenceCell } from '../model/listing.ts';
import type { UnitList } from '../model/row-units.ts';
import { CODED, type Denominator, IN_DENOMINATOR, STATE_LABELS, STATES } from '../model/state.ts';
import { type CitationFields, cellOf, citer } from '../tabulate/data/listing.ts';
import { columnNamed, expressionFor, select } from '../tabulate/data/selection.ts';

/** A unit and why it does not count; of a non-member only where it has no value. */
export interface LeftOut extends ExplainedUnit {
  readonly reason: string;
}

/** A unit behind a number, with the evidence of the fields that decided, where they name any. */
export interface ExplainedUnit extends CitedUnit {
  readonly evidence?: readonly EvidenceCell[];
}

/** The units behind a number. */
export interface Explanation {
  /** what the numbers depend on, e.g. unconfirmed guesses */
  readonly notes?: readonly string[];
  /** the proposition, or the id of a result row */
  readonly proposition: string;
  readonly where: string | null;
  /** null for what counts no units, e.g. a coefficient: `studies` are the units that it is computed from */
  readonly n: number | null;
  /** null for a missing state that stands outside its denominator */
  readonly N: number | null;
  readonly denominator: string;
  /** the studies that the units behind n belong to, and how many those behind N do; where other units are counted */
  readonly parents?: { readonly unit: string; readonly n: readonly string[]; readonly N: number };
  /** where n and N count mentions, of which a unit can have several */
  readonly unit?: 'mention';
  /** they are n; of a number that counts no units, those that it is computed from */
  readonly studies: readonly ExplainedUnit[];
  /** in N, but not in n; with a reason where the unit has no value */
  readonly others: readonly (ExplainedUnit | LeftOut)[];
  /** neither in n nor in N */
  readonly excluded: readonly LeftOut[];
}

/** What is said of one unit: a member, another unit of N (with a reason where it has no value), left out, or not spoken of. */
export type Judgement =
  | { readonly kind: 'member' }
  | { readonly kind: 'other' | 'excluded'; readonly reason: string }
  | { readonly kind: 'elsewhere' };

export const MEMBER: Judgement = { kind: 'member' };
export const ELSEWHERE: Judgement = { kind: 'elsewhere' };

/** Sorts units by what is said of them, in the sheet's order, with their citations. */
export function sorted({ units }: UnitList, cite: (unit: number) => ExplainedUnit, judge: (unit: number) => Judgement) {
  const studies: ExplainedUnit[] = [];
  const others: (ExplainedUnit | LeftOut)[] = [];
  const excluded: LeftOut[] = [];
  for (let unit = 0; unit < units; unit++) {
    const said = judge(unit);
    if (said.kind === 'member') studies.push(cite(unit));
    else if (said.kind === 'other')
      others.push(said.reason === '' ? cite(unit) : { ...cite(unit), reason: said.reason });
    else if (said.kind === 'excluded') excluded.push({ ...cite(unit), reason: said.reason });
  }
  return { studies, others, excluded };
}

/** Units with the evidence cells that the given fields name; a field that is missing has none. */
export function withEvidence(
  coded: CodedTable,
  columns: readonly CodedColumn[],
  cite: (unit: number) => CitedUnit,
): (unit: number) => ExplainedUnit {
  const sources = columns.flatMap(({ field }) => {
    const column = field.evidence === null ? undefined : coded.columns.get(field.evidence);
    return column === undefined ? [] : [{ field: field.name, column }];
  });
  if (sources.length === 0) return cite;
  return unit => {
    const evidence = sources.flatMap(({ field, column }): EvidenceCell[] =>
      column.states[unit] === CODED ? [{ field, text: cellOf(column, unit).text }] : [],
    );
    return evidence.length === 0 ? cite(unit) : { ...cite(unit), evidence };
  };
}

/** Why a unit has no value: the states of the fields that have none. */
export const statesOf = (columns: readonly CodedColumn[], unit: number): string =>
  columns
    .flatMap(({ field, states }) =>
      states[unit] === CODED ? [] : [`${field.name}: ${STATE_LABELS[STATES[states[unit]!]!].toLowerCase()}`],
    )
    .join(', ');

/** The units that `where` speaks of: in, out, or unknown with the reason. */
export function whereJudge(
  coded: CodedTable,
  where: string | null,
): { text: string | null; of(unit: number): Judgement | null } {
  const selection = select(coded, where);
  if (where === null || selection.mask === null) return { text: selection.where, of: () => null };
  const tree = expressionFor(where, coded, { option: 'where' });
  const truth = evaluate(tree, name => columnNamed(coded, name), coded.units);
  const columns = columnsOf(coded, tree);
  return {
    text: selection.where,
    of: unit =>
      truth[unit] === 1
        ? null
        : truth[unit] === 0
          ? ELSEWHERE
          : { kind: 'excluded', reason: `unknown whether ${selection.where} (${statesOf(columns, unit)})` },
  };
}

export const columnsOf = (coded: CodedTable, tree: Parameters<typeof fieldsOf>[0]): CodedColumn[] =>
  [...new Set(fieldsOf(tree).map(({ name }) => name))].map(name => columnNamed(coded, name));

/** Percent of mentions has no list of studies behind N. */
export function unitDenominator(denominator: Denominator): Exclude<Denominator, 'responses'> {
  if (denominator !== 'responses') return denominator;
  throw usageFault(
    'denominator',
    'N of a percent of mentions is a number of mentions, not of units',
    'explain it over all, accessible, coded, applicable or reported',
  );
}

/**
 * The units behind a proposition: those for which it is true (n) and the others of N. Without a denominator, N is the units
 * for which it is true or false, and those without a value are left out, each with the reason. With a denominator, N is as
 * `shares` prints it: the units whose state of every field of the proposition is inside, with or without a value.
 */
export function explain(
  coded: CodedTable,
  proposition: string,
  where: string | null,
  citation: CitationFields,
  denominator: Denominator | null = null,
): Explanation {
  const tree = expressionFor(proposition, coded, { field: proposition });
  const inside = denominator === null ? null : IN_DENOMINATOR[unitDenominator(denominator)];
  const selected = whereJudge(coded, where);
  const truth = evaluate(tree, name => columnNamed(coded, name), coded.units);
  const columns = columnsOf(coded, tree);
  const found = sorted(coded, withEvidence(coded, columns, citer(coded, citation)), unit => {
    const apart = selected.of(unit);
    if (apart !== null) return apart;
    const reason = truth[unit] === 2 || inside !== null ? statesOf(columns, unit) : '';
    if (inside === null ? truth[unit] === 2 : columns.some(({ states }) => !inside[states[unit]!]))
      return { kind: 'excluded', reason };
    return truth[unit] === 1 ? MEMBER : { kind: 'other', reason };
  });
  const names = columns.map(({ field }) => field.name);
  return {
    proposition: tree.text,
    where: selected.text,
    n: found.studies.length,
    N: found.studies.length + found.others.length,
    denominator:
      denominator ??
      (columns.every(({ states }) => states.every(state => state === CODED)) || !truth.includes(2)
        ? 'every unit'
        : `units for which ${names.join(' and ')} ${names.length === 1 ? 'has' : 'have'} a code`),
    ...found,
  };
}

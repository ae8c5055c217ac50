import type { CodedColumn } from '../../model/coded-table.ts';
import type { ResultRow } from '../../model/result-row.ts';
import type { RowUnits } from '../../model/row-units.ts';
import { CODED, type Denominator, IN_DENOMINATOR, NOT_APPLICABLE } from '../../model/state.ts';
import { isSelected, select } from '../data/selection.ts';
import { statisticRow } from '../rows/statistic-row.ts';
import type { StageAgreement } from './agree.ts';
import type { FieldRatings } from './field-ratings.ts';

/** What a unit adds to a share: 1 of 1, 0 of 1, or nothing. */
interface Part {
  readonly n: number;
  readonly N: number;
}

const NOTHING: Part = { n: 0, N: 0 };

/** A unit's cell in the consensus, the codes that differ, and the code that the consensus didn't take. */
interface Choices {
  readonly now: Cell;
  readonly choices: readonly Cell[];
  readonly other: Cell;
}

/** What a unit's cell says, in codes. */
interface Cell {
  readonly state: number;
  readonly codes: readonly string[];
}

/**
 * What disagreements could do to the shares of the consensus. For each level: the share as it is, with every disagreement
 * fallen the other way (the code that the consensus didn't take), and the lowest and highest that any choice among the
 * coders' codes can give. Only levels that move have rows.
 */
export const consequencesOf = ({ fields }: StageAgreement, denominator: Denominator): ResultRow[] =>
  fields.flatMap(({ ratings }) => fieldConsequences(ratings, denominator === 'responses' ? 'applicable' : denominator));

function fieldConsequences(ratings: FieldRatings, denominator: Exclude<Denominator, 'responses'>): ResultRow[] {
  const { field, joined, columns } = ratings;
  const { consensus } = joined.stage;
  const column = consensus?.columns.get(field.name);
  if (!consensus || column === undefined || column.kind === 'numeric' || column.kind === 'text') return [];
  const { weights } = consensus;
  // counted combinations of cells have no keys: each is its own row in every sheet
  const place =
    weights === undefined
      ? new Map(joined.keys.map((key, index) => [key, index]))
      : new Map(Array.from(joined.at[0]!, (row, index) => [String(row), index]));
  const selected = isSelected(select(consensus, joined.where));
  const units = Array.from({ length: consensus.units }, (_, unit): Choices | null => {
    if (!selected(unit)) return null;
    const now = cellOf(column, unit);
    const at = place.get(weights === undefined ? consensus.key(unit).trim() : String(unit));
    const given =
      at === undefined
        ? []
        : columns.flatMap((own, rater) => {
            const row = joined.at[rater]![at]!;
            return row < 0 ? [] : [cellOf(own, row)];
          });
    const rated = given.filter(cell => IN_DENOMINATOR.coded[cell.state] || cell.state === NOT_APPLICABLE);
    const differ = rated.some(cell => !same(cell, rated[0]!));
    return { now, choices: differ ? rated : [], other: differ ? (rated.find(cell => !same(cell, now)) ?? now) : now };
  });
  if (units.every(unit => unit === null || unit.choices.length === 0)) return [];
  const levels =
    column.field.categories?.filter(category => category.codable).map(({ value, label }) => ({ value, label })) ??
    [...column.levels].sort((a, b) => (a.value < b.value ? -1 : 1)).map(({ value, label }) => ({ value, label }));
  return levels.flatMap(level => {
    const part = (cell: Cell): Part => {
      const N = IN_DENOMINATOR[denominator][cell.state] ? 1 : 0;
      return { n: N === 1 && cell.state === CODED && cell.codes.includes(level.value) ? 1 : 0, N };
    };
    const sum = (choose: (unit: Choices) => Part): Part =>
      units.reduce(
        (total, unit, at) => {
          const { n, N } = unit === null ? NOTHING : choose(unit);
          const weight = weights?.[at] ?? 1;
          return { n: total.n + n * weight, N: total.N + N * weight };
        },
        { n: 0, N: 0 },
      );
    const choices = {
      share: (unit: Choices) => part(unit.now),
      share_other_way: (unit: Choices) => part(unit.other),
      share_lowest: (unit: Choices) => extreme(unit, part, -1),
      share_highest: (unit: Choices) => extreme(unit, part, 1),
    };
    const shares = Object.entries(choices).map(([statistic, choose]) => ({ statistic, choose, sum: sum(choose) }));
    const [now] = shares;
    const moves = shares.some(({ sum: { n, N } }) => n !== now!.sum.n || N !== now!.sum.N);
    return moves
      ? shares.map(({ statistic, choose, sum: { n, N } }) => {
          const chosen = (at: number): Part => {
            const unit = units[at];
            return unit == null ? NOTHING : choose(unit);
          };
          const behind = (): RowUnits => ({
            list: consensus,
            counted: unit => chosen(unit).n > 0,
            base: unit => chosen(unit).N > 0,
            scope: selected,
          });
          return row(ratings, consensus.unit, denominator, statistic, level, n, N, behind);
        })
      : [];
  });
}

/**
 * The choice that makes the share largest (or smallest): yes before "not counted" before no. 1 of 1 raises every share,
 * 0 of 1 lowers it, and nothing leaves it, so choosing unit by unit is exact.
 */
function extreme(unit: Choices, part: (cell: Cell) => Part, direction: 1 | -1): Part {
  const rank = ({ n, N }: Part): number => direction * (n > 0 ? 1 : N > 0 ? -1 : 0);
  return [unit.now, ...unit.choices].map(part).reduce((best, one) => (rank(one) > rank(best) ? one : best));
}

const same = (a: Cell, b: Cell): boolean =>
  a.state === b.state && a.codes.length === b.codes.length && a.codes.every(code => b.codes.includes(code));

function cellOf(column: CodedColumn, unit: number): Cell {
  const state = column.states[unit]!;
  if (state !== CODED) return { state, codes: [] };
  if (column.kind === 'single') return { state, codes: [column.levels[column.codes[unit]!]?.value ?? ''] };
  if (column.kind === 'multi')
    return { state, codes: column.sets[column.codes[unit]!]!.map(level => column.levels[level]!.value) };
  return { state, codes: [column.kind === 'numeric' ? String(column.values[unit]) : column.text(unit)] };
}

function row(
  { field, joined }: FieldRatings,
  unit: string,
  denominator: Denominator,
  statistic: string,
  level: { readonly value: string; readonly label: string },
  n: number,
  N: number,
  units: () => RowUnits,
): ResultRow {
  return statisticRow({
    analysis: 'agreement',
    statistic,
    field: field.name,
    level: level.value,
    label: level.label,
    kind: 'level',
    by: [{ field: 'stage', level: joined.stage.name, missing: false }],
    where: joined.where,
    unit,
    denominator,
    n,
    N,
    units,
    estimate: N === 0 ? null : n / N,
    warnings: N === 0 ? [{ code: 'empty-group', message: `no ${unit} would be in this denominator` }] : [],
  });
}

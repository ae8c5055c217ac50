import { usageFault } from '../../base/fault.ts';
import type { CodedColumn, Level } from '../../model/coded-table.ts';
import { CODED, STATES } from '../../model/state.ts';

/** A distinct value of a column: a set of levels (one for a single code), or a missing state. */
export interface CellValue {
  /** a state byte */
  readonly state: number;
  /** indices into the column's levels, ascending; empty for a missing state and for "coded and empty" */
  readonly levels: readonly number[];
}

/** A column as one class a unit: counting and cross-counting need nothing else, whatever the field's kind. */
export interface CellValues {
  readonly column: CodedColumn;
  readonly levels: readonly Level[];
  readonly distinct: readonly CellValue[];
  readonly of: Uint32Array;
  /** 1 for each class that some unit has */
  readonly seen: Uint8Array;
}

/** The value of a unit. */
export const valueAt = ({ distinct, of }: CellValues, unit: number): CellValue => distinct[of[unit]!]!;

/** Numbers with more distinct values than this are no subgroups. */
const MAX_VALUES = 5_000;

/** A column never changes, so its values are found once, however many analyses ask. */
const known = new WeakMap<CodedColumn, CellValues>();

/** The distinct values of a column. Numbers become levels in ascending order; text that is too varied for categories is refused. */
export function cellValuesOf(column: CodedColumn): CellValues {
  let classified = known.get(column);
  if (classified === undefined) {
    classified = distinctValues(column);
    known.set(column, classified);
  }
  return classified;
}

function distinctValues(column: CodedColumn): CellValues {
  if (column.kind === 'text')
    throw usageFault(
      'free-text',
      `${column.field.name} is free text with too many different values to be counted by`,
      'name a field with categories, or declare categories for it in the codebook',
      { field: column.field.name },
    );
  if (column.kind === 'numeric') return numbersOf(column);
  const { codes, states } = column;
  const values: CellValue[] =
    column.kind === 'multi'
      ? column.sets.map(levels => ({ state: CODED, levels }))
      : column.levels.map((_, level) => ({ state: CODED, levels: [level] }));
  const base = values.length;
  const of = new Uint32Array(states.length);
  for (let unit = 0; unit < of.length; unit++) of[unit] = states[unit] === CODED ? codes[unit]! : base + states[unit]!;
  const distinct = [...values, ...missingValues()];
  return { column, levels: column.levels, distinct, of, seen: seenOf(of, distinct.length) };
}

function seenOf(of: Uint32Array, distinct: number): Uint8Array {
  const seen = new Uint8Array(distinct);
  for (let unit = 0; unit < of.length; unit++) seen[of[unit]!] = 1;
  return seen;
}

const missingValues = (): CellValue[] => STATES.map((_, state) => ({ state, levels: [] }));

function numbersOf(column: CodedColumn & { kind: 'numeric' }): CellValues {
  const { states, values } = column;
  const places = new Map<number, number>();
  for (let unit = 0; unit < states.length; unit++)
    if (states[unit] === CODED && !places.has(values[unit]!)) {
      places.set(values[unit]!, 0);
      if (places.size > MAX_VALUES)
        throw usageFault(
          'too-many-values',
          `${column.field.name} has more than ${MAX_VALUES} different numbers`,
          'report its median and range, or declare categories for it',
          { field: column.field.name },
        );
    }
  const sorted = [...places.keys()].sort((a, b) => a - b);
  sorted.forEach((value, level) => void places.set(value, level));
  const levels = sorted.map(value => ({ value: String(value), label: String(value), declared: false }));
  const of = new Uint32Array(states.length);
  for (let unit = 0; unit < of.length; unit++)
    of[unit] = states[unit] === CODED ? places.get(values[unit]!)! : sorted.length + states[unit]!;
  const distinct = [...sorted.map((_, level) => ({ state: CODED, levels: [level] })), ...missingValues()];
  return { column, levels, distinct, of, seen: seenOf(of, distinct.length) };
}

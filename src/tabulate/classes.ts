import { usageFault } from '../base/fault.ts';
import type { CodedColumn, Level } from '../model/coded-table.ts';
import { CODED, STATES } from '../model/state.ts';

/** A distinct value of a column: a set of levels (one for a single code), or a missing state. */
export interface Class {
  /** a state byte */
  readonly state: number;
  /** indices into the column's levels, ascending; empty for a missing state and for "coded and empty" */
  readonly levels: readonly number[];
}

/** A column as one class a unit: counting and cross-counting need nothing else, whatever the field's kind. */
export interface Classified {
  readonly column: CodedColumn;
  readonly levels: readonly Level[];
  readonly classes: readonly Class[];
  readonly of: Uint32Array;
  /** 1 for each class that some unit has */
  readonly seen: Uint8Array;
}

/** Numbers with more distinct values than this are no subgroups. */
const MOST_VALUES = 5_000;

/** A column never changes, so its classes are found once, however many analyses ask. */
const known = new WeakMap<CodedColumn, Classified>();

/** The classes of a column. Numbers become levels in ascending order; text that is too varied for categories is refused. */
export function classify(column: CodedColumn): Classified {
  let classified = known.get(column);
  if (classified === undefined) {
    classified = classesOf(column);
    known.set(column, classified);
  }
  return classified;
}

function classesOf(column: CodedColumn): Classified {
  if (column.kind === 'text')
    throw usageFault(
      'free-text',
      `${column.field.name} is free text with too many different values to be counted by`,
      'name a field with categories, or declare categories for it in the codebook',
    );
  if (column.kind === 'numeric') return classifyNumbers(column);
  const { codes, states } = column;
  const values: Class[] =
    column.kind === 'multi'
      ? column.sets.map(levels => ({ state: CODED, levels }))
      : column.levels.map((_, level) => ({ state: CODED, levels: [level] }));
  const base = values.length;
  const of = new Uint32Array(states.length);
  for (let unit = 0; unit < of.length; unit++) of[unit] = states[unit] === CODED ? codes[unit]! : base + states[unit]!;
  const classes = [...values, ...missingClasses()];
  return { column, levels: column.levels, classes, of, seen: seenOf(of, classes.length) };
}

function seenOf(of: Uint32Array, classes: number): Uint8Array {
  const seen = new Uint8Array(classes);
  for (let unit = 0; unit < of.length; unit++) seen[of[unit]!] = 1;
  return seen;
}

const missingClasses = (): Class[] => STATES.map((_, state) => ({ state, levels: [] }));

function classifyNumbers(column: CodedColumn & { kind: 'numeric' }): Classified {
  const { states, values } = column;
  const distinct = new Map<number, number>();
  for (let unit = 0; unit < states.length; unit++)
    if (states[unit] === CODED && !distinct.has(values[unit]!)) {
      distinct.set(values[unit]!, 0);
      if (distinct.size > MOST_VALUES)
        throw usageFault(
          'too-many-values',
          `${column.field.name} has more than ${MOST_VALUES} different numbers`,
          'ask for its median and range, or declare categories for it',
        );
    }
  const sorted = [...distinct.keys()].sort((a, b) => a - b);
  sorted.forEach((value, level) => void distinct.set(value, level));
  const levels = sorted.map(value => ({ value: String(value), label: String(value), declared: false }));
  const of = new Uint32Array(states.length);
  for (let unit = 0; unit < of.length; unit++)
    of[unit] = states[unit] === CODED ? distinct.get(values[unit]!)! : sorted.length + states[unit]!;
  const classes = [...sorted.map((_, level) => ({ state: CODED, levels: [level] })), ...missingClasses()];
  return { column, levels, classes, of, seen: seenOf(of, classes.length) };
}

import { usageFault } from '../../base/fault.ts';
import type { CodedTable, MultiColumn } from '../../model/coded-table.ts';
import { CODED } from '../../model/state.ts';
import type { Selection } from './selection.ts';
import type { Subject } from './subject.ts';

/** The item sets of a multi-select field, each with how many of the selected units have exactly it. */
export interface CombinationCounts {
  readonly column: MultiColumn;
  /** by the column's sets */
  readonly counts: Uint32Array;
  /** selected units by state */
  readonly states: readonly number[];
  /** selected units that are coded */
  readonly N: number;
}

/** Counts the sets of a multi-select field; another kind of field is a Fault that names those there are. */
export function countCombinations(coded: CodedTable, subject: Subject, { mask }: Selection): CombinationCounts {
  const { column } = subject;
  if (column.kind !== 'multi') {
    const several = [...coded.columns].flatMap(([name, { kind }]) => (kind === 'multi' ? [name] : []));
    throw usageFault(
      'not-multi-select',
      `${subject.name} has one code per ${coded.unit}, so nothing in it can occur together`,
      several.length > 0
        ? `multi-select fields are ${several.join(', ')}; for two fields, make a cross-tab`
        : 'no field of the codebook is multi-select (`type: list`)',
      { field: subject.name },
    );
  }
  const counts = new Uint32Array(column.sets.length);
  const states = [0, 0, 0, 0, 0, 0, 0];
  for (let unit = 0; unit < coded.units; unit++) {
    if (mask !== null && mask[unit] === 0) continue;
    const state = column.states[unit]!;
    const count = coded.weights?.[unit] ?? 1;
    states[state]! += count;
    if (state === CODED) counts[column.codes[unit]!]! += count;
  }
  return { column, counts, states, N: states[CODED]! };
}

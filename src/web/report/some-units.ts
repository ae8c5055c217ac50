import type { CodedColumn, CodedTable } from '../../model/coded-table.ts';

const part = <T extends Uint8Array | Uint32Array | Float64Array>(
  list: T,
  units: Uint32Array,
  make: (n: number) => T,
): T => {
  const found = make(units.length);
  for (let at = 0; at < units.length; at++) found[at] = list[units[at]!]!;
  return found;
};

function someOf(column: CodedColumn, units: Uint32Array): CodedColumn {
  const states = part(column.states, units, n => new Uint8Array(n));
  switch (column.kind) {
    case 'single':
    case 'multi':
      return { ...column, states, codes: part(column.codes, units, n => new Uint32Array(n)) };
    case 'numeric':
      return { ...column, states, values: part(column.values, units, n => new Float64Array(n)) };
    case 'text':
      return { ...column, states, text: unit => column.text(units[unit]!) };
  }
}

/** A coded sheet with only those of its units that a mask keeps. */
export function someUnits(coded: CodedTable, mask: Uint8Array): CodedTable {
  const units = Uint32Array.from([...mask.keys()].filter(unit => mask[unit] === 1));
  return {
    ...coded,
    units: units.length,
    key: unit => coded.key(units[unit]!),
    columns: new Map([...coded.columns].map(([name, column]) => [name, someOf(column, units)])),
  };
}

import type { CodedColumn } from '../../model/coded-table.ts';
import { CODED, STATES } from '../../model/state.ts';

/** A cell as a coder would write it: codes, a number, or the token of a missing state. */
export function cellCode(column: CodedColumn, unit: number): string {
  const { field, states } = column;
  if (states[unit] !== CODED) {
    const state = STATES[states[unit]!] ?? 'invalid';
    if (state === 'not_coded') return '';
    for (const [token, named] of field.missing) if (named === state) return token;
    return state;
  }
  switch (column.kind) {
    case 'single':
      return column.levels[column.codes[unit]!]?.value ?? '';
    case 'multi':
      return (
        (column.sets[column.codes[unit]!] ?? [])
          .map(level => column.levels[level]?.value ?? '')
          // open items are numbered as they appear in a sheet, which is no order
          .sort((a, b) => (field.categories !== null || field.columns !== null || a === b ? 0 : a < b ? -1 : 1))
          .join(field.delimiter ?? ';')
      );
    case 'numeric':
      return String(column.values[unit]);
    case 'text':
      return column.text(unit);
  }
}

import { fold } from '../../base/fold.ts';
import type { Field } from '../../model/codebook.ts';
import { CellReader } from '../cell-reader.ts';

/**
 * What all who coded a unit's cell gave: the first of the cells that are filled if the codebook reads the same in each
 * of them (the order of a list and the spelling of a category make no difference), otherwise blank. Without a field,
 * cells are compared as text, apart from case.
 *
 * @example commonCode(undefined)(['RCT', '', 'rct']) // => 'RCT'
 * @example commonCode(undefined)(['RCT', 'Cohort']) // => ''
 */
export function commonCode(field: Field | undefined): (cells: readonly string[]) => string {
  const reader = field === undefined ? null : new CellReader(field);
  const codeOf = (cell: string): string => {
    const text = fold(cell.trim());
    if (reader === null) return text;
    const { state, items, value, typed } = reader.read(cell);
    if (!Number.isNaN(value)) return `${value}`;
    // open texts and what the codebook doesn't know are compared as they are
    if (!typed || reader.field.categories === null || items.some(item => item.level < 0)) return `${state} ${text}`;
    return `${state} ${items.map(item => item.level).sort((a, b) => a - b)}`;
  };
  return cells => {
    const [first = '', ...rest] = cells.filter(cell => cell.trim() !== '');
    const code = codeOf(first);
    return rest.every(cell => codeOf(cell) === code) ? first : '';
  };
}

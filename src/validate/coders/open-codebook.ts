import { bareField } from '../../model/bare-field.ts';
import type { Codebook, Field } from '../../model/codebook.ts';
import type { MissingState } from '../../model/state.ts';
import type { Table } from '../../model/table.ts';

/**
 * A codebook for sheets that come without one: a field of free text for every column, the values taken as they are.
 * Blank is not coded; other tokens for missing values only where they are given.
 */
export function openCodebook(
  tables: readonly Table[],
  key: string,
  missing: ReadonlyMap<string, MissingState>,
  names?: readonly string[],
): Codebook {
  const headers = names ?? [...new Set(tables.flatMap(table => table.columns.map(column => column.header)))];
  const fields = [...new Set([key, ...headers])]
    .filter(name => name.trim() !== '')
    .map((name): Field => ({ ...bareField(name), missing }));
  return {
    file: 'no codebook',
    version: null,
    title: '',
    primaryKey: [key],
    foreignKeys: [],
    fields,
    rules: [],
    derive: [],
    modules: [],
    guesses: [],
  };
}

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
  const fields = [...new Set([key, ...headers])].filter(name => name.trim() !== '').map(name => open(name, missing));
  return { file: 'no codebook', version: null, title: '', primaryKey: [key], fields, rules: [], derive: [] };
}

const open = (name: string, missing: ReadonlyMap<string, MissingState>): Field => ({
  name,
  title: name,
  description: '',
  group: null,
  type: 'string',
  categories: null,
  ordered: false,
  constraints: {
    required: false,
    unique: false,
    minimum: null,
    maximum: null,
    exclusiveMinimum: null,
    exclusiveMaximum: null,
    minLength: null,
    maxLength: null,
    pattern: null,
  },
  example: null,
  missing,
  delimiter: null,
  itemPattern: null,
  columns: null,
  checked: [],
  unchecked: 'not_coded',
  aliases: [],
  appliesIf: null,
  decimalChar: '.',
  groupChar: null,
  bareNumber: true,
  trueValues: [],
  falseValues: [],
  place: { file: '', line: 1, column: 1 },
});

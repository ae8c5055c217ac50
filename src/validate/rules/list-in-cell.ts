import { cellRule } from '../rule.ts';

export const listInCell = cellRule({
  name: 'list-in-cell',
  code: 'D120',
  severity: 'error',
  explain: 'A column of a Parquet file or database holds lists, and its field is declared with one value a cell.',
  on: field => field.type !== 'list',
  check: ({ isList = false }, field) =>
    isList ? { message: `this cell is a list; declare ${field.name} with \`type: list\`` } : null,
});

import { repeats } from '../repeats.ts';
import { type Located, type Sheet, tableRule } from '../rule.ts';

export const duplicateKey = tableRule({
  name: 'duplicate-key',
  code: 'D205',
  severity: 'error',
  explain: 'Two rows have the same key, so the same unit would be counted twice; or a row has no key.',
  *check(sheet: Sheet): Iterable<Located> {
    const { keyFields, match, table } = sheet;
    const first = keyFields[0];
    if (first === undefined || keyFields.some(name => !match.byField.has(name))) return;
    const column = match.byField.get(first)?.[0]?.column ?? null;
    const name = keyFields.join(' + ');
    for (const { row, earlier } of repeats(table.rows, sheet.keyOf)) {
      const key = sheet.keyOf(row);
      yield earlier === null
        ? { row, column, field: first, message: `this row has no ${name}; every row needs its key` }
        : {
            row,
            column,
            field: first,
            value: key,
            message: `the ${name} "${key}" stands in row ${table.at(earlier, null).row} already; give each its own key, or remove one row`,
          };
    }
  },
});

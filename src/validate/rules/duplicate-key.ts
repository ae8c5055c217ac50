import { canonicalKey } from '../../model/canonical-key.ts';
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
    for (const { row, earlier } of repeats(table.rows, at => canonicalKey(sheet.keyOf(at)))) {
      const key = sheet.keyOf(row);
      const before = earlier === null ? key : sheet.keyOf(earlier);
      yield earlier === null
        ? { row, column, field: first, message: `this row has no ${name}; every row needs its key` }
        : {
            row,
            column,
            field: first,
            value: key,
            message: `the ${name} "${key}" is in row ${table.at(earlier, null).row} already${before === key ? '' : ` (as "${before}", which is the same number)`}; give each row its own key, or remove one row`,
          };
    }
  },
});

import { evaluate, fieldsOf } from '../../base/expression.ts';
import { type Located, type Sheet, tableRule } from '../rule.ts';

export const betweenFields = tableRule({
  name: 'between-fields',
  code: 'D401',
  severity: 'error',
  explain: 'A rule of the codebook between fields is false in a row. A rule passes if its result is unknown.',
  *check({ codebook, columns, match, table }: Sheet): Iterable<Located> {
    for (const rule of codebook.rules) {
      const names = fieldsOf(rule.assert).map(reference => reference.name);
      if (names.some(name => !columns.has(name))) continue;
      const truth = evaluate(rule.assert, name => columns.get(name)!, table.rows);
      const field = names.at(-1) ?? null;
      const column = field === null ? null : (match.byField.get(field)?.[0]?.column ?? null);
      for (let row = 0; row < table.rows; row++)
        if (truth[row] === 0)
          yield { row, column, field, severity: rule.severity, message: `${rule.message} (rule ${rule.name})` };
    }
  },
});

import { decidingField, evaluate, FALSE, fieldsOf } from '../../base/expression.ts';
import type { CodedColumn } from '../../model/coded-table.ts';
import { type Located, type Sheet, tableRule } from '../rule.ts';

export const betweenFields = tableRule({
  name: 'between-fields',
  code: 'D401',
  severity: 'error',
  explain: 'A rule of the codebook between fields is false in a row. A rule passes if its result is unknown.',
  *check({ codebook, columns: own, inherited, match, table }: Sheet): Iterable<Located> {
    const columns = new Map([...inherited, ...own]);
    for (const rule of codebook.rules) {
      const names = fieldsOf(rule.assert).map(reference => reference.name);
      if (names.some(name => !columns.has(name))) continue;
      const subject = (name: string): CodedColumn => columns.get(name)!;
      const truth = evaluate(rule.assert, subject, table.rows);
      const breaks = decidingField(rule.assert, subject, table.rows);
      for (let row = 0; row < table.rows; row++) {
        if (truth[row] !== FALSE) continue;
        const field = breaks(row);
        const column = match.byField.get(field)?.[0]?.column ?? null;
        yield { row, column, field, severity: rule.severity, message: `${rule.message} (rule ${rule.name})` };
      }
    }
  },
});

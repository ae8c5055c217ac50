import { repeats } from '../repeats.ts';
import { type Located, type Sheet, tableRule } from '../rule.ts';

export const unique = tableRule({
  name: 'unique',
  code: 'D206',
  severity: 'error',
  explain: 'A value occurs twice in a field that is declared unique.',
  *check({ codebook, keyFields, match, table }: Sheet): Iterable<Located> {
    for (const field of codebook.fields) {
      const column = match.byField.get(field.name)?.[0]?.column;
      if (!field.constraints.unique || column === undefined || (keyFields.length === 1 && keyFields[0] === field.name))
        continue;
      const cells = table.columns[column];
      if (cells === undefined) continue;
      for (const { row, earlier } of repeats(table.rows, at => cells.value(at).trim())) {
        const value = cells.value(row).trim();
        if (earlier !== null && !field.missing.has(value))
          yield {
            row,
            column,
            field: field.name,
            value,
            message: `"${value}" is in row ${table.at(earlier, null).row} already, and ${field.name} must be unique`,
          };
      }
    }
  },
});

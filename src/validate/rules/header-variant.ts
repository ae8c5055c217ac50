import { type Located, type Sheet, tableRule } from '../rule.ts';

export const headerVariant = tableRule({
  name: 'header-variant',
  code: 'D204',
  severity: 'note',
  explain: "A header differs from the field's name or alias only by case or white space.",
  *check({ match, table }: Sheet): Iterable<Located> {
    for (const [field, columns] of match.byField)
      for (const { column, via } of columns)
        if (via === 'variant')
          yield {
            row: null,
            column,
            field,
            message: `the header "${table.columns[column]?.header}" is read as ${field}`,
            suggestion: field,
          };
  },
});

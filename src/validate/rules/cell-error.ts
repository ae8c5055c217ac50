import { type Located, type Sheet, tableRule } from '../rule.ts';

export const cellError = tableRule({
  name: 'cell-error',
  code: 'D207',
  severity: 'error',
  explain: 'The spreadsheet itself could not compute a cell (#REF!, #DIV/0!), or holds a formula without its value.',
  *check({ match, table }: Sheet): Iterable<Located> {
    const owner = new Map<number, string>();
    for (const [field, columns] of match.byField) for (const { column } of columns) owner.set(column, field);
    for (const { row, column, kind, text } of table.problems)
      yield {
        row,
        column,
        field: owner.get(column) ?? null,
        value: text,
        severity: owner.has(column) ? 'error' : 'warning',
        message:
          kind === 'error'
            ? `the spreadsheet shows the error ${text} here; correct the formula or type the value`
            : 'this formula has no stored value; open the workbook in a spreadsheet program, let it calculate, and save it',
      };
  },
});

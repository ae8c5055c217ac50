import type { CellProblem } from '../../model/table.ts';
import { type Located, type Sheet, tableRule } from '../rule.ts';

export const cellError = tableRule({
  name: 'cell-error',
  code: 'D207',
  severity: 'error',
  explain:
    'The spreadsheet itself could not compute a cell (#REF!, #DIV/0!), holds a formula without its value, or has lost its text (a damaged workbook).',
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
        message: MESSAGES[kind](text),
      };
  },
});

const MESSAGES: Readonly<Record<CellProblem['kind'], (text: string) => string>> = {
  error: text => `the spreadsheet shows the error ${text} here; correct the formula or type the value`,
  formula: () =>
    'this formula has no stored value; open the workbook in a spreadsheet program, let it calculate, and save it',
  lost: () => 'the text of this cell is missing from the workbook, which is damaged; type it, or take another copy',
};

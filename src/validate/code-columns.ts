import type { Codebook } from '../model/codebook.ts';
import type { CodedColumn } from '../model/coded-table.ts';
import { INVALID } from '../model/state.ts';
import type { Table } from '../model/table.ts';
import { checkCheckboxes } from './check-checkboxes.ts';
import { codeCheckboxes } from './code-checkboxes.ts';
import { codeColumn } from './code-column.ts';
import type { ReportFinding } from './finding-reporter.ts';
import type { ColumnMatch } from './match-columns.ts';
import type { CellRule } from './rule.ts';
import { RULES } from './rules/index.ts';

/** Reads and judges the cells of every field that the sheet has: one coded column a field. */
export function codeColumns(
  table: Table,
  codebook: Codebook,
  match: ColumnMatch,
  reportFinding: ReportFinding,
): Map<string, CodedColumn> {
  const rules = RULES.all.filter((rule): rule is CellRule => rule.kind === 'cell');
  // a cell that the spreadsheet could not fill is reported once, as that
  const unfilled = new Set(table.problems.map(({ row, column }) => `${row} ${column}`));
  const columns = new Map<string, CodedColumn>();
  for (const field of codebook.fields) {
    const matched = match.byField.get(field.name);
    const first = matched?.[0]?.column;
    const cells = first === undefined ? undefined : table.columns[first];
    if (matched === undefined || first === undefined || cells === undefined) continue;
    if (field.columns) {
      const report: Parameters<typeof codeCheckboxes>[3] = (rule, problem, row, column) => {
        if (!unfilled.has(`${row} ${column}`)) reportFinding(rule, problem, { row, column, field: field.name });
      };
      const coded = codeCheckboxes(field, matched, table, report);
      checkCheckboxes(field, matched, coded, (rule, problem, row, column) =>
        reportFinding(rule, problem, { row, column, field: field.name }),
      );
      columns.set(field.name, coded);
      continue;
    }
    const coded = codeColumn(
      field,
      cells,
      rules,
      (row, { rule, problem }) => {
        if (!unfilled.has(`${row} ${first}`)) reportFinding(rule, problem, { row, column: first, field: field.name });
      },
      table.sheet !== null,
    );
    columns.set(field.name, coded);
  }
  for (const { row, column } of table.problems)
    for (const [name, matched] of match.byField)
      if (matched.some(entry => entry.column === column)) {
        const coded = columns.get(name);
        if (coded !== undefined) coded.states[row] = INVALID;
      }
  return columns;
}

import { evaluate, fieldsOf } from '../base/expression.ts';
import type { Codebook, Field } from '../model/codebook.ts';
import type { CodedColumn, CodedTable } from '../model/coded-table.ts';
import { type Finding, finding } from '../model/finding.ts';
import type { Reports } from '../model/reports.ts';
import { CODED, INVALID, NOT_APPLICABLE, NOT_CODED } from '../model/state.ts';
import type { Table } from '../model/table.ts';
import { asLaidOut } from './as-laid-out.ts';
import { checkBoxes } from './check-boxes.ts';
import { codeBoxes } from './code-boxes.ts';
import { codeColumn } from './code-column.ts';
import { matchColumns } from './match-columns.ts';
import { mergeUnits } from './merge-units.ts';
import type { CellRule, Citation, ConditionRule, FieldsMatch, Located, Problem, Sheet, TableRule } from './rule.ts';
import { RULES } from './rules/index.ts';
import { compareFindings } from './sort-findings.ts';
import { checkUnits, unitKeys } from './unit-keys.ts';

/** What is counted, and how rows are its units. */
export interface Unit {
  readonly name: string;
  /** the field that says which unit a row belongs to; null: the codebook's key */
  readonly key: string | null;
  /** which report belongs to which unit, where the review has such a table */
  readonly reports?: Reports | null;
}

export interface ValidateOptions {
  /** who coded this sheet; null for the consensus */
  readonly coder: string | null;
  readonly unit: Unit;
  readonly fieldsMatch: FieldsMatch;
  readonly citation: Citation;
}

export interface Validated {
  readonly coded: CodedTable;
  /** sorted by address; what reading the file noticed comes along */
  readonly findings: readonly Finding[];
}

const NO_RULE_NEEDED: Citation = { author: null, year: null, title: null, identifier: null };

/**
 * Checks every cell of a sheet against a codebook, in one pass:
 *
 * ```
 * headers ─match→ fields ─cell rules→ states and codes ─appliesIf→ not_applicable ─table rules→ findings ─merge→ units
 * ```
 *
 * A cell with an error finding is `invalid` and counts nowhere; a warning changes nothing.
 */
export function validate(table: Table, declared: Codebook, options: Partial<ValidateOptions> = {}): Validated {
  const codebook = asLaidOut(declared, table);
  const {
    coder = null,
    unit = { name: 'study', key: null },
    fieldsMatch = 'partial',
    citation = NO_RULE_NEEDED,
  } = options;
  const { reports = null } = unit;
  const findings: Finding[] = table.findings.map(entry => ({ ...entry, coder }));
  const match = matchColumns(table, codebook);
  const say = (
    rule: { code: string; severity: Finding['severity'] },
    problem: Problem,
    row: number | null,
    column: number | null,
    field: string | null,
    value?: string | null,
  ): void => {
    const cell =
      value === undefined
        ? row === null || column === null
          ? null
          : (table.columns[column]?.value(row) ?? null)
        : value;
    findings.push(
      finding(rule.code, problem.severity ?? rule.severity, problem.message, {
        ...table.at(row, column),
        field,
        coder,
        value: cell,
        suggestion: problem.suggestion ?? null,
      }),
    );
  };

  // a cell that the spreadsheet could not fill is told of once, as that
  const unfilled = new Set(table.problems.map(({ row, column }) => `${row} ${column}`));
  const cellRules = RULES.all.filter((rule): rule is CellRule => rule.kind === 'cell');
  const columns = new Map<string, CodedColumn>();
  for (const field of codebook.fields) {
    const matched = match.byField.get(field.name);
    const first = matched?.[0];
    const cells = first === undefined ? undefined : table.columns[first.column];
    if (matched === undefined || first === undefined || cells === undefined) continue;
    if (field.columns) {
      const boxes = codeBoxes(field, matched, table, (row, column, value) =>
        say(
          BOX,
          {
            message: `"${value}" is neither ticked nor empty; the ticks of ${field.name} are ${field.checked.join(', ')}`,
          },
          row,
          column,
          field.name,
        ),
      );
      checkBoxes(field, matched, boxes, (rule, problem, row, column) => say(rule, problem, row, column, field.name));
      columns.set(field.name, boxes);
      continue;
    }
    const coded = codeColumn(
      field,
      cells,
      cellRules,
      (row, { rule, problem }) => {
        if (!unfilled.has(`${row} ${first.column}`)) say(rule, problem, row, first.column, field.name);
      },
      table.sheet !== null,
    );
    columns.set(field.name, coded);
  }
  for (const { row, column } of table.problems)
    for (const [name, matched] of match.byField)
      if (matched.some(entry => entry.column === column)) invalidate(columns.get(name), row);

  const conditionRules = RULES.all.filter((rule): rule is ConditionRule => rule.kind === 'condition');
  for (const field of inOrderOfConditions(codebook))
    applyCondition(field, columns, table, conditionRules, (rule, problem, row) =>
      say(rule, problem, row, match.byField.get(field.name)?.[0]?.column ?? null, field.name),
    );

  const keyFields = codebook.primaryKey.length > 0 ? codebook.primaryKey : unit.key === null ? [] : [unit.key];
  const keyOf = keyReader(table, match.byField, keyFields);
  const sheet: Sheet = { table, codebook, coder, match, fieldsMatch, columns, keyFields, keyOf, citation };
  for (const rule of RULES.all.filter((entry): entry is TableRule => entry.kind === 'table'))
    for (const located of rule.check(sheet) as Iterable<Located>)
      say(rule, located, located.row, located.column, located.field, located.value);

  const oneRow = unit.key === null ? reports === null : keyFields.join() === unit.key;
  const ownKey = unit.key !== null && match.byField.has(unit.key) ? keyReader(table, match.byField, [unit.key]) : null;
  const sayOf = (rule: Parameters<typeof say>[0], problem: Problem, row: number | null, column: number | null): void =>
    say(rule, problem, row, column, null);
  const keyColumn = match.byField.get(keyFields[0] ?? '')?.[0]?.column ?? null;
  const coded = mergeUnits(
    {
      table,
      codebook,
      coder,
      unit: unit.name,
      columns,
      keyOf,
      match,
      unitKeys:
        oneRow || (ownKey === null && reports === null)
          ? null
          : unitKeys(table, reports, keyOf, ownKey, unit.name, keyColumn, sayOf),
    },
    say,
  );
  if (coder === null)
    checkUnits(coded, reports, unit.key, sayOf, (rule, message, report) => {
      findings.push(finding(rule.code, rule.severity, message, { ...report.at, value: report.report }));
    });
  findings.sort(compareFindings);
  return { coded, findings };
}

/** Findings of the steps themselves; the reference lists them beside the rules. */
export const BOX = {
  name: 'box',
  code: 'D115',
  severity: 'error',
  explain: 'A cell of a field that is spread over several columns is neither a tick nor empty.',
} as const;

function invalidate(column: CodedColumn | undefined, row: number): void {
  if (column) column.states[row] = INVALID;
}

/** Fields with a condition, each after the fields that its condition speaks of. */
function inOrderOfConditions(codebook: Codebook): Field[] {
  const waiting = new Map(codebook.fields.filter(field => field.appliesIf !== null).map(field => [field.name, field]));
  const order: Field[] = [];
  const visit = (field: Field): void => {
    if (!waiting.delete(field.name)) return;
    for (const { name } of field.appliesIf ? fieldsOf(field.appliesIf) : []) {
      const other = waiting.get(name);
      if (other) visit(other);
    }
    order.push(field);
  };
  for (const field of [...waiting.values()]) visit(field);
  return order;
}

function applyCondition(
  field: Field,
  columns: ReadonlyMap<string, CodedColumn>,
  table: Table,
  rules: readonly ConditionRule[],
  say: (rule: ConditionRule, problem: Problem, row: number) => void,
): void {
  const column = columns.get(field.name);
  if (column === undefined || field.appliesIf === null) return;
  if (fieldsOf(field.appliesIf).some(({ name }) => !columns.has(name))) return;
  const truth = evaluate(field.appliesIf, name => columns.get(name)!, table.rows);
  const { states } = column;
  for (let row = 0; row < table.rows; row++) {
    const state = states[row]!;
    const blank = isBlank(column, row, state);
    let wrong = false;
    for (const rule of rules) {
      const problem = rule.check({ truth: truth[row]!, state, blank, field });
      if (problem === null) continue;
      say(rule, problem, row);
      if ((problem.severity ?? rule.severity) === 'error' && state !== NOT_CODED) wrong = true;
    }
    if (wrong) states[row] = INVALID;
    else if (truth[row] === 0) states[row] = NOT_APPLICABLE;
  }
}

/** Nothing in the cell: not coded, or boxes that are all off. */
const isBlank = (column: CodedColumn, row: number, state: number): boolean =>
  state === CODED ? column.kind === 'multi' && column.sets[column.codes[row]!]?.length === 0 : state !== INVALID;

function keyReader(
  table: Table,
  byField: ReadonlyMap<string, readonly { readonly column: number }[]>,
  fields: readonly string[],
): (row: number) => string {
  const cells = fields.map(name => table.columns[byField.get(name)?.[0]?.column ?? -1]);
  const only = cells[0];
  if (cells.length === 0 || cells.some(column => column === undefined)) return row => `row ${table.at(row, null).row}`;
  if (cells.length === 1 && only) return row => only.value(row).trim();
  return row => {
    const parts = cells.map(column => column?.value(row).trim() ?? '');
    return parts.includes('') ? '' : parts.join(' | ');
  };
}

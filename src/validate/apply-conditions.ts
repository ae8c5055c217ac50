import { evaluate, fieldsOf } from '../base/expression.ts';
import type { Codebook, Field } from '../model/codebook.ts';
import type { CodedColumn } from '../model/coded-table.ts';
import { referenceOrder } from '../model/reference-order.ts';
import { CODED, INVALID, NOT_APPLICABLE, NOT_CODED } from '../model/state.ts';
import type { Table } from '../model/table.ts';
import { UNCHECKED_WORDS } from '../model/unchecked-words.ts';
import type { ReportFinding } from './finding-reporter.ts';
import type { ColumnMatch, Matched } from './match-columns.ts';
import type { ConditionRule, Problem } from './rule.ts';
import { RULES } from './rules/index.ts';

/**
 * Applies each field's `appliesIf`: cells where it is false become `not_applicable`, cells that contradict it `invalid`.
 * A condition that `init` inferred and nobody has confirmed invalidates no cell: what contradicts it counts as it stands,
 * with a warning. A field comes after the fields that its condition refers to, so that chains of conditions work.
 */
export function applyConditions(
  table: Table,
  codebook: Codebook,
  match: ColumnMatch,
  { own, inherited }: { readonly own: CodedColumns; readonly inherited: CodedColumns },
  reportFinding: ReportFinding,
): void {
  const columns = inherited.size === 0 ? own : new Map([...inherited, ...own]);
  const rules = RULES.all.filter((rule): rule is ConditionRule => rule.kind === 'condition');
  const conditional = new Map(
    codebook.fields.filter(field => field.appliesIf !== null).map(field => [field.name, field]),
  );
  const references = new Map(
    [...conditional].map(([name, field]) => [name, fieldsOf(field.appliesIf!).map(reference => reference.name)]),
  );
  for (const name of referenceOrder(references).order) {
    const column = own.get(name);
    if (column === undefined || references.get(name)!.some(other => !columns.has(other))) continue;
    const condition = { field: conditional.get(name)!, isGuess: isGuessed(codebook, name) };
    applyCondition(condition, column, table, columns, match.byField.get(name) ?? [], rules, reportFinding);
  }
}

type CodedColumns = ReadonlyMap<string, CodedColumn>;

/** Whether a condition holds is not known. */
const UNKNOWN = 2;

const isGuessed = ({ guesses }: Codebook, field: string): boolean =>
  guesses.some(guess => guess.scope === 'field' && guess.name === field && 'appliesIf' in guess.evidence);

function applyCondition(
  { field, isGuess }: { readonly field: Field; readonly isGuess: boolean },
  column: CodedColumn,
  table: Table,
  columns: ReadonlyMap<string, CodedColumn>,
  matched: readonly Matched[],
  rules: readonly ConditionRule[],
  reportFinding: ReportFinding,
): void {
  const truth = evaluate(field.appliesIf!, name => columns.get(name)!, table.rows);
  const { states } = column;
  // a field with an error is no ground for another one
  const others = fieldsOf(field.appliesIf!).map(({ name }) => columns.get(name)!.states);
  for (let row = 0; row < table.rows; row++)
    if (truth[row] === 0 && others.some(other => other[row] === INVALID)) truth[row] = UNKNOWN;
  for (let row = 0; row < table.rows; row++) {
    const state = states[row]!;
    const blank = isBlank(column, row, state);
    let isContradicted = false;
    for (const rule of rules) {
      const found = rule.check({ truth: truth[row]!, state, blank, field });
      if (found === null) continue;
      const problem = isGuess && (found.severity ?? rule.severity) === 'error' ? unconfirmed(found) : found;
      reportFinding(rule, problem, { row, column: filledColumn(table, matched, row), field: field.name });
      if ((found.severity ?? rule.severity) === 'error' && state !== NOT_CODED) isContradicted = true;
    }
    if (isContradicted) states[row] = isGuess ? state : INVALID;
    else if (truth[row] === 0) states[row] = NOT_APPLICABLE;
  }
}

const unconfirmed = (problem: Problem): Problem => ({
  ...problem,
  message: `${problem.message}; the condition is an unconfirmed guess, so the cell counts as it stands`,
  severity: 'warning',
});

/** Nothing in the cell: not coded, or checkboxes that are all off. */
const isBlank = (column: CodedColumn, row: number, state: number): boolean =>
  state === CODED ? column.kind === 'multi' && column.sets[column.codes[row]!]?.length === 0 : state !== INVALID;

/** Of a field that is spread over several columns, the first with something in this row; else the field's first. */
function filledColumn(table: Table, matched: readonly Matched[], row: number): number | null {
  const filled =
    matched.length < 2
      ? undefined
      : matched.find(({ column }) => {
          const text = table.columns[column]?.value(row).trim() ?? '';
          return text !== '' && !UNCHECKED_WORDS.has(text);
        });
  return (filled ?? matched[0])?.column ?? null;
}

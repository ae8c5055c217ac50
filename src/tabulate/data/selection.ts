import {
  checkExpression,
  type Expression,
  ExpressionError,
  evaluate,
  fieldsOf,
  parseExpression,
  print,
} from '../../base/expression.ts';
import { type About, Fault, usageFault } from '../../base/fault.ts';
import { unknownWord } from '../../base/unknown-word.ts';
import { expressionScope } from '../../model/close-codebook.ts';
import type { Derived } from '../../model/codebook.ts';
import type { CodedColumn, CodedTable } from '../../model/coded-table.ts';
import type { UnitTest } from '../../model/row-units.ts';
import { countWhere, unitCount } from '../../model/unit-count.ts';
import { inDeclaredNames } from './declared-name.ts';

/** The units that a request speaks of. */
export interface Selection {
  /** null: all */
  readonly mask: Uint8Array | null;
  readonly count: number;
  /** canonical text of `where`, or null */
  readonly where: string | null;
  /** units whose `where` is unknown because a value is missing */
  readonly unknown: number;
}

/**
 * Parses and checks an expression that came from a command line or an exhibit.
 *
 * @param about the option or field that holds it
 */
export function expressionFor(text: string, coded: CodedTable, about: About): Expression {
  let expression: Expression;
  try {
    expression = inDeclaredNames(parseExpression(text), coded);
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    throw usageFault(
      'expression',
      `"${text}" can't be read: ${error.message} (at character ${error.offset + 1})`,
      error.hint || 'write e.g. method = prompting and year >= 2022',
      about,
    );
  }
  const problems = checkExpression(expression, expressionScope(coded.codebook.fields, coded.codebook.derive));
  if (problems.length > 0)
    throw usageFault(
      'expression',
      `"${text}": ${problems.map(problem => (problem.hint ? `${problem.message} (${problem.hint})` : problem.message)).join('; ')}`,
      'see the field names and codes with `scopebook codebook`',
      about,
    );
  return expression;
}

/** The last selection of each sheet, by its text: a page and its analyses ask for the same one several times. */
const last = new WeakMap<CodedTable, readonly [text: string, selection: Selection]>();

/** The units of a sheet for which a condition is true; all of them without a condition. */
export function select(coded: CodedTable, where: string | null | undefined): Selection {
  if (where === null || where === undefined || where.trim() === '')
    return { mask: null, count: unitCount(coded), where: null, unknown: 0 };
  const known = last.get(coded);
  if (known?.[0] === where) return known[1];
  const selection = selectionOf(coded, where);
  last.set(coded, [where, selection]);
  return selection;
}

function selectionOf(coded: CodedTable, where: string): Selection {
  const expression = expressionFor(where, coded, { option: 'where' });
  const truth = evaluate(expression, name => columnNamed(coded, name), coded.units);
  const mask = new Uint8Array(coded.units);
  for (let unit = 0; unit < mask.length; unit++) if (truth[unit] === 1) mask[unit] = 1;
  const count = countWhere(coded, unit => truth[unit] === 1);
  const unknown = countWhere(coded, unit => truth[unit] === 2);
  return { mask, count, where: print(expression), unknown };
}

/** Whether a unit is selected. */
export const isSelected = ({ mask }: Pick<Selection, 'mask'>): UnitTest =>
  mask === null ? () => true : unit => mask[unit] === 1;

/** Fields that a derived field is made from and the sheet has no column for. */
const missingIn = ({ columns }: CodedTable, { expression, cases }: Derived): string[] =>
  [...new Set([...(expression === null ? [] : [expression]), ...cases.map(({ when }) => when)].flatMap(fieldsOf))]
    .map(({ name }) => name)
    .filter((name, i, all) => all.indexOf(name) === i && !columns.has(name));

/** The column of a field, or a fault that names the nearest field. */
export function columnNamed(coded: CodedTable, name: string): CodedColumn {
  const column = coded.columns.get(name);
  if (column !== undefined) return column;
  const derived = coded.codebook.derive.find(entry => entry.name === name);
  const lacking = derived === undefined ? [] : missingIn(coded, derived);
  if (lacking.length > 0)
    throw usageFault(
      'no-column',
      `${name} is derived from ${lacking.join(' and ')}, and ${coded.table.file} has no column for ${lacking.length === 1 ? 'it' : 'them'}`,
      "add the column, or add its header to the field's aliases in the codebook",
      { field: name },
    );
  const declared = [...coded.codebook.fields, ...coded.codebook.derive].some(field => field.name === name);
  if (declared)
    throw new Fault(
      'no-column',
      `${coded.table.file} has no column for the field "${name}"`,
      door =>
        `add the column, or add its header to the field's aliases in the codebook; if each coder has a column for it, count one of these, or compare them: ${door.request('agreement', [name])}`,
      3,
      { field: name },
    );
  throw unknownWord(
    name,
    [...coded.codebook.fields, ...coded.codebook.derive].map(field => field.name),
    'field',
    'unknown-field',
    { field: name },
  );
}

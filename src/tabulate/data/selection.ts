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

/** Headers that hold the name of a field and a mark beside it, such as a coder's: `Design_AB`, `Coder 1: Design`. */
function ownColumns({ codebook, table }: CodedTable, name: string): string[] {
  const field = codebook.fields.find(entry => entry.name === name);
  if (field === undefined) return [];
  const names = [field.name, field.title, ...field.aliases].filter(text => text !== '');
  const isMarked = (header: string, text: string): boolean =>
    header.length > text.length &&
    ((header.startsWith(text) && !/^\p{L}/u.test(header.slice(text.length))) ||
      (header.endsWith(text) && !/\p{L}$/u.test(header.slice(0, -text.length))));
  return table.columns.map(({ header }) => header).filter(header => names.some(text => isMarked(header, text)));
}

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
  const own = ownColumns(coded, name);
  if (own.length > 1)
    throw new Fault(
      'no-column',
      `${coded.table.file} has no column with the consensus on "${name}": ${own
        .slice(0, 4)
        .map(header => `"${header}"`)
        .join(', ')}${own.length > 4 ? ' …' : ''} hold what each coder entered`,
      door =>
        `compare them: ${door.request('agreement', [name])}; to count, add a column with the consensus, and name it as \`consensus:\` of the coding in review.yaml, or name there the coder whose codes count`,
      3,
      { field: name },
    );
  const declared = [...coded.codebook.fields, ...coded.codebook.derive].some(field => field.name === name);
  if (declared)
    throw new Fault(
      'no-column',
      `${coded.table.file} has no column for the field "${name}"`,
      "add the column, or add its header to the field's aliases in the codebook",
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

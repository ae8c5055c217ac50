import { evaluate, fieldsOf, looksLikeExpression, print } from '../../base/expression.ts';
import { bareField } from '../../model/bare-field.ts';
import type { Field } from '../../model/codebook.ts';
import type { CodedColumn, CodedTable } from '../../model/coded-table.ts';
import { CODED } from '../../model/state.ts';
import { declaredName } from './declared-name.ts';
import { columnNamed, expressionFor } from './selection.ts';

/** What is counted: a field, or a proposition (n = true, N = true + false). */
export interface Subject {
  /** the field's name, or the proposition's canonical text */
  readonly name: string;
  readonly column: CodedColumn;
  readonly proposition: boolean;
}

/** A field by its name or a header of its column; anything else is read as a proposition. */
export function subjectNamed(coded: CodedTable, typed: string): Subject {
  const declared = declaredName(coded, typed);
  const name = coded.columns.has(declared) ? declared : byHeader(coded, typed);
  if (coded.columns.has(name) || !looksLikeExpression(name))
    return { name, column: columnNamed(coded, name), proposition: false };
  const expression = expressionFor(name, coded, { field: name });
  return { name: print(expression), column: truthColumn(coded, print(expression), name), proposition: true };
}

/** The same, or null where the sheet has no such field and the word is no proposition. */
export function looksUp(coded: CodedTable, typed: string): Subject | null {
  const declared = declaredName(coded, typed);
  const name = coded.columns.has(declared) ? declared : byHeader(coded, typed);
  return coded.columns.has(name) || looksLikeExpression(name) ? subjectNamed(coded, typed) : null;
}

/** The field whose column has this header, or the word itself: people name a column as their sheet does. */
const byHeader = (coded: CodedTable, typed: string): string => {
  const { fields } = coded.codebook;
  const found = fields.find(field => field.aliases.includes(typed)) ?? fields.find(field => field.title === typed);
  return found !== undefined && coded.columns.has(found.name) ? found.name : typed;
};

/** A proposition as a column: true or false; where it is unknown, the state of the first of its fields that has no code. */
export function truthColumn(coded: CodedTable, name: string, expression: string): CodedColumn {
  const tree = expressionFor(expression, coded, { field: expression });
  const truth = evaluate(tree, field => columnNamed(coded, field), coded.units);
  const parts = fieldsOf(tree).map(reference => columnNamed(coded, reference.name).states);
  const states = new Uint8Array(coded.units);
  const codes = new Uint32Array(coded.units);
  for (let unit = 0; unit < truth.length; unit++) {
    if (truth[unit] === 2) states[unit] = parts.find(part => part[unit] !== CODED)?.[unit] ?? CODED;
    else codes[unit] = truth[unit] === 1 ? 0 : 1;
  }
  return { kind: 'single', field: propositionField(name), states, codes, levels: TRUTH };
}

export const TRUTH = [
  { value: 'true', label: 'Yes', declared: true },
  { value: 'false', label: 'No', declared: true },
];

export const propositionField = (name: string, title = name): Field => ({ ...bareField(name), title, type: 'boolean' });

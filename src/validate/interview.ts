import type { Codebook, Field } from '../model/codebook.ts';
import { plainTable } from '../model/plain-table.ts';
import { NOT_APPLICABLE } from '../model/state.ts';
import type { Table } from '../model/table.ts';
import { validate } from './validate.ts';

/** What was answered so far: field → cell. A field that was left blank has ''. */
export type InterviewAnswers = ReadonlyMap<string, string>;

/** A choice that a field offers. */
export interface Choice {
  readonly number: number;
  readonly code: string;
  readonly label: string;
  readonly description: string;
}

/** An answer that can be written into the sheet, or what is wrong with it. */
export type Checked = { readonly cell: string } | { readonly problem: string };

/** The choices of a field in the codebook's order; [] for a field without categories. */
export const choicesOf = (field: Field): readonly Choice[] =>
  (field.categories ?? [])
    .filter(category => category.codable)
    .map((category, index) => ({
      number: index + 1,
      code: category.value,
      label: category.label,
      description: category.description,
    }));

const rowOf = (codebook: Codebook, answers: InterviewAnswers, sheet: Table): Table =>
  plainTable(
    codebook.fields
      .filter(field => answers.has(field.name))
      .map(field => ({ header: field.name, cells: [answers.get(field.name) ?? ''] })),
    [{ table: sheet, row: 0 }],
  );

/**
 * The next field to be asked for: the first in the codebook's order that has no answer and applies (or may apply).
 * Fields that are spread over several columns are asked for in the sheet, not here.
 *
 * @param asked fields of the sheet, in any order
 */
export function nextField(
  codebook: Codebook,
  asked: ReadonlySet<string>,
  answers: InterviewAnswers,
  sheet: Table,
): Field | null {
  for (const field of codebook.fields) {
    if (!asked.has(field.name) || field.columns !== null || answers.has(field.name)) continue;
    if (field.appliesIf === null) return field;
    const { coded } = validate(rowOf(codebook, new Map([...answers, [field.name, '']]), sheet), codebook, {
      unit: { name: 'row', key: null },
    });
    if (coded.columns.get(field.name)?.states[0] !== NOT_APPLICABLE) return field;
  }
  return null;
}

/**
 * Reads an answer as a cell of a field: numbers of choices become codes, labels and spellings too; several items are joined
 * by the field's delimiter. '' leaves the cell blank.
 */
export function checkAnswer(
  codebook: Codebook,
  field: Field,
  answers: InterviewAnswers,
  text: string,
  sheet: Table,
): Checked {
  const answer = text.trim();
  if (answer === '')
    return field.constraints.required
      ? {
          problem: 'this field is required; enter a code or a missing value, or stop with "quit" and continue later',
        }
      : { cell: '' };
  const cell = field.missing.has(answer)
    ? answer
    : field.type === 'list'
      ? itemsOf(field, answer)
          .map(item => codeFor(field, item))
          .join(field.delimiter ?? ';')
      : codeFor(field, answer);
  const row = rowOf(codebook, new Map([...answers, [field.name, cell]]), sheet);
  const { findings } = validate(row, codebook, { unit: { name: 'row', key: null } });
  const wrong = findings.find(entry => entry.field === field.name && entry.severity === 'error');
  return wrong === undefined ? { cell } : { problem: wrong.message };
}

const itemsOf = (field: Field, answer: string): string[] =>
  answer
    .split(
      field.delimiter !== null && answer.includes(field.delimiter) ? field.delimiter : /[;,]\s*|\s(?=\d{1,9}(?:\s|$))/,
    )
    .map(item => item.trim())
    .filter(item => item !== '');

/** The code that an item stands for: a code, the number of a choice, a label or another spelling; else the item itself. */
function codeFor(field: Field, item: string): string {
  const choices = choicesOf(field);
  if (choices.some(choice => choice.code === item)) return item;
  const byNumber = choices.find(choice => String(choice.number) === item);
  if (byNumber !== undefined) return byNumber.code;
  const plain = item.toLowerCase();
  const spelt = field.categories?.find(category =>
    [category.value, category.label, ...category.aliases].some(word => word.toLowerCase() === plain),
  );
  return spelt?.value ?? item;
}

import type { DataValidation } from 'hucre/xlsx';
import type { Field } from '../../model/codebook.ts';
import type { FormColumn } from './form-columns.ts';
import { LISTS } from './lists.ts';
import { promptText, promptTitle } from './prompt-text.ts';

/** What a cell of a column may hold, as the spreadsheet program checks it while the coder types. */
export function validationOf(
  column: FormColumn,
  range: string,
  list: { readonly letter: string; readonly length: number } | null,
): DataValidation {
  const { field, choices } = column;
  const shared = {
    range,
    allowBlank: true,
    showInputMessage: true,
    inputTitle: promptTitle(column),
    inputMessage: promptText(column),
  };
  if (choices !== null && list !== null)
    return {
      ...shared,
      type: 'list',
      formula1: `${LISTS}!$${list.letter}$2:$${list.letter}$${list.length + 1}`,
      showErrorMessage: true,
      errorStyle: 'stop',
      errorTitle: 'Not in the list',
      errorMessage: cut(`Choose from the list of ${column.header}.`),
    };
  if (!column.numeric) return { ...shared, type: 'textLength', ...between(0, LONGEST_CELL), showErrorMessage: false };
  const tokens = [...field.missing.keys()];
  const whole = field.type !== 'number';
  return {
    ...shared,
    type: whole ? 'whole' : 'decimal',
    ...between(...limitsOf(field, whole)),
    showErrorMessage: true,
    // a missing token is no number, so with tokens the program only asks
    errorStyle: tokens.length > 0 ? 'warning' : 'stop',
    errorTitle: 'Not a number in the range',
    errorMessage: cut(
      `${field.title} takes ${whole ? 'a whole number' : 'a number'} in its range${tokens.length > 0 ? `, or ${tokens.join(', ')}` : ''}.`,
    ),
  };
}

const between = (low: number, high: number): Pick<DataValidation, 'operator' | 'formula1' | 'formula2'> => ({
  operator: 'between',
  formula1: String(low),
  formula2: String(high),
});

/** Open bounds of fractions are checked as closed ones here; validate draws the line exactly. */
function limitsOf({ constraints: c }: Field, whole: boolean): [number, number] {
  const step = whole ? 1 : 0;
  return [
    c.minimum ?? (c.exclusiveMinimum === null ? -FAR : c.exclusiveMinimum + step),
    c.maximum ?? (c.exclusiveMaximum === null ? FAR : c.exclusiveMaximum - step),
  ];
}

const FAR = 999_999_999_999;
const LONGEST_CELL = 32_767;

const cut = (text: string): string => (text.length <= 255 ? text : `${text.slice(0, 254)}…`);

import { checkboxHeader } from '../../model/checkbox-header.ts';
import { isNumeric } from '../../model/close-codebook.ts';
import type { Category, Codebook, Field } from '../../model/codebook.ts';
import { OFF_TICK, offered, tickOf } from './offered.ts';

/** One column of the charting form. */
export interface FormColumn {
  /** the header, which leads back to the field when the form is read */
  readonly header: string;
  readonly field: Field;
  /** of a multi-select field: the option whose column this is */
  readonly option: Pick<Category, 'value' | 'label' | 'description'> | null;
  /** whether it is the first column of its field */
  readonly first: boolean;
  /** what the drop-down offers; null: no drop-down */
  readonly choices: readonly string[] | null;
  readonly numeric: boolean;
}

/** A column a field; of a multi-select field with codes a column an option, ticked with an x. */
export function formColumns(codebook: Codebook): FormColumn[] {
  return codebook.fields.flatMap((field): FormColumn[] => {
    const tokens = [...field.missing.keys()];
    const boxes = boxesOf(field);
    if (boxes === null) {
      const closed = field.categories !== null || field.type === 'boolean';
      return [
        {
          header: field.name,
          field,
          option: null,
          first: true,
          choices: closed && field.type !== 'list' ? [...offered(field), ...tokens] : null,
          numeric: field.categories === null && isNumeric(field.type),
        },
      ];
    }
    return boxes.map(({ header, code, isText }, i) => {
      const category = field.categories?.find(entry => entry.value === code);
      return {
        header,
        field,
        option: category ?? { value: code, label: code, description: '' },
        first: i === 0,
        choices: isText ? null : [tickOf(field, code), OFF_TICK, ...tokens],
        numeric: false,
      };
    });
  });
}

function boxesOf(field: Field): { header: string; code: string; isText: boolean }[] | null {
  if (field.type !== 'list') return null;
  if (field.columns !== null)
    return field.columns.map(({ name, value, text = false }) => ({ header: name, code: value, isText: text }));
  return (
    field.categories
      ?.filter(category => category.codable)
      .map(({ value }) => ({ header: checkboxHeader(field.name, value), code: value, isText: false })) ?? null
  );
}

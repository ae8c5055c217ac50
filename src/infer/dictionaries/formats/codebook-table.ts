import { stemOf } from '../../../base/paths.ts';
import type { Table } from '../../../model/table.ts';
import type { DraftCategory, DraftField } from '../../draft.ts';
import { dictionaryFormat } from '../dictionary-format.ts';
import { valueLabels } from '../value-labels.ts';

const NAME =
  /^(variables?|variable[ _]names?|var[ _]?names?|fields?|field[ _]names?|columns?|column[ _]names?|items?|label[ _]short|short[ _](label|name)|code[ _]?name|name)$/i;
const LABEL =
  /^(labels?|variable[ _]labels?|label[ _]long|long[ _]label|questions?|question[ _]text|titles?|item[ _]text|meaning)$/i;
const DESCRIPTION =
  /^(descriptions?|definitions?|notes?|explanation|guidance|instructions?|help([ _]text)?|comments?)$/i;
const VALUES =
  /^(values?|value[ _]labels?|codes?|codings?|choices|categories|levels|options|answer[ _]?options|answers|response[ _]?options|allowed[ _]values|permitted[ _]values)$/i;
const VALUE_LABEL = /^(value[ _]?labels?|code[ _]?labels?|category[ _]?labels?|value[ _]descriptions?|meaning)$/i;
const TYPE = /^(types?|data[ _]?types?|format)$/i;

/** A sheet with a row per variable (variable, label, values), or a row per value. */
export const codebookTable = dictionaryFormat({
  name: 'codebook-table',
  describe: 'a sheet with columns such as variable, label, values',
  read({ name: file, table, sheets }) {
    if (table === null || table.rows < 1) return null;
    const column = (pattern: RegExp, not: readonly number[] = []): number =>
      table.columns.findIndex((entry, index) => !not.includes(index) && pattern.test(entry.header.trim()));
    const name = column(NAME);
    const values = column(VALUES, [name]);
    const label = column(LABEL, [name, values]);
    const description = column(DESCRIPTION, [name, values, label]);
    const type = column(TYPE, [name, values, label]);
    if (name < 0 && values >= 0 && sheets !== undefined && (label >= 0 || description >= 0))
      return {
        codebook: { fields: codeLists(sheets.length > 0 ? sheets : [{ name: stemOf(file), table }]) },
        unsaid: [],
      };
    if (name < 0 || (values < 0 && (label < 0 || (description < 0 && type < 0)))) return null;
    const cell = (row: number, index: number): string =>
      index < 0 ? '' : (table.columns[index]?.value(row).trim() ?? '');
    const names = Array.from({ length: table.rows }, (_, row) => cell(row, name));
    const filled = names.filter(text => text !== '');
    if (filled.length === 0 || filled.some(text => text.length > 120)) return null;
    const used = new Set([name, values, label, description, type]);
    const unsaid = table.columns.flatMap((entry, index) =>
      used.has(index) || entry.header.trim() === ''
        ? []
        : [`the column "${entry.header}" of the codebook sheet is not kept in a codebook`],
    );
    const long = values >= 0 && (filled.length < table.rows || new Set(filled).size < filled.length);
    const own = long ? column(VALUE_LABEL, [name, values]) : -1;
    // without labels, what is defined in a row of a value is the value
    const isDefined = long && own < 0 && label < 0 && description >= 0;
    const valueLabel = isDefined ? description : own >= 0 || !long ? own : label;
    const fields = long
      ? byValue(
          table,
          names,
          row => ({ value: cell(row, values), label: cell(row, valueLabel) }),
          row => ({
            title: valueLabel === label ? '' : cell(row, label),
            description: isDefined ? '' : cell(row, description),
            type: cell(row, type),
          }),
        )
      : names.flatMap((text, row) =>
          text === ''
            ? []
            : [
                fieldFrom(
                  text,
                  cell(row, label),
                  cell(row, description),
                  cell(row, type),
                  valueLabels(cell(row, values)),
                ),
              ],
        );
    return { codebook: { fields }, unsaid };
  },
});

/** A sheet of codes for each field, named like the field: `Code, Definition`. */
function codeLists(sheets: readonly { readonly name: string; readonly table: Table }[]): DraftField[] {
  return sheets.flatMap(({ name, table }) => {
    const find = (pattern: RegExp, not = -1): number =>
      table.columns.findIndex((entry, index) => index !== not && pattern.test(entry.header.trim()));
    const values = find(VALUES);
    const label = [find(LABEL, values), find(DESCRIPTION, values)].find(index => index >= 0);
    if (values < 0 || label === undefined) return [];
    const text = (row: number, index: number): string => table.columns[index]!.value(row).trim();
    return byValue(
      table,
      Array.from({ length: table.rows }, () => name.trim()),
      row => ({ value: text(row, values), label: text(row, label) }),
      () => ({ title: '', description: '', type: '' }),
    );
  });
}

/** A definition that is longer is a description, not a label. */
const MAX_LABEL = 60;

/** One row a value: the variable stands in the first of its rows, or in each. */
function byValue(
  table: Table,
  names: readonly string[],
  valueAt: (row: number) => { value: string; label: string },
  restAt: (row: number) => { title: string; description: string; type: string },
): DraftField[] {
  const fields = new Map<string, { first: number; categories: DraftCategory[] }>();
  let current = '';
  for (let row = 0; row < table.rows; row++) {
    current = names[row] || current;
    if (current === '') continue;
    const field = fields.get(current) ?? { first: row, categories: [] };
    fields.set(current, field);
    const { value, label } = valueAt(row);
    const several = label === '' ? valueLabels(value) : null;
    if (several !== null && several.length > 1) field.categories.push(...several);
    else if (value !== '' && !field.categories.some(category => category.value === value))
      field.categories.push({
        value,
        ...(label === '' || label === value ? {} : label.length > MAX_LABEL ? { description: label } : { label }),
      });
  }
  return [...fields].map(([name, { first, categories }]) => {
    const { title, description, type } = restAt(first);
    return fieldFrom(name, title, description, type, categories.length > 0 ? categories : null);
  });
}

function fieldFrom(
  name: string,
  title: string,
  description: string,
  type: string,
  categories: DraftCategory[] | null,
): DraftField {
  const multi = /multi|checkbox|select all|list/i.test(type);
  const kind = categories !== null || multi ? (multi ? 'list' : 'string') : typeOf(type);
  return {
    name,
    ...(title === '' || title === name ? {} : { title }),
    ...(description === '' ? {} : { description }),
    type: kind,
    ...(categories === null ? {} : { categories }),
  };
}

function typeOf(text: string): DraftField['type'] {
  if (/^(int|integer|whole|count)/i.test(text)) return 'integer';
  if (/^(num|float|decimal|double|real|continuous|scale)/i.test(text)) return 'number';
  if (/^date/i.test(text)) return 'date';
  if (/^year/i.test(text)) return 'year';
  return 'string';
}

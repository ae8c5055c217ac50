import { oneLine, plainText } from '../../../base/plain-text.ts';
import type { Table } from '../../../model/table.ts';
import type { DraftCategory, DraftField } from '../../draft.ts';
import { dictionaryFormat } from '../dictionary-format.ts';
import { fromRedcapLogic } from '../redcap-logic.ts';

/** REDCap's columns by what we call them, as the web export and the API name them. */
const COLUMNS = {
  name: /^variable \/ field name$|^field_name$/i,
  form: /^form name$|^form_name$/i,
  section: /^section header$|^section_header$/i,
  type: /^field type$|^field_type$/i,
  label: /^field label$|^field_label$/i,
  choices: /^choices, calculations, or slider labels$|^select_choices_or_calculations$/i,
  note: /^field note$|^field_note$/i,
  validation: /^text validation type or show slider number$|^text_validation_type_or_show_slider_number$/i,
  minimum: /^text validation min$|^text_validation_min$/i,
  maximum: /^text validation max$|^text_validation_max$/i,
  identifier: /^identifier\??$/i,
  branching: /^branching logic|^branching_logic$/i,
  required: /^required field\??$|^required_field$/i,
  annotation: /^field annotation$|^field_annotation$/i,
  matrix: /^matrix group name$|^matrix_group_name$/i,
} as const;

type Key = keyof typeof COLUMNS;

/** The data dictionary of a REDCap project (18 columns). */
export const redcap = dictionaryFormat({
  name: 'redcap',
  describe: 'a REDCap data dictionary (CSV)',
  read({ table }) {
    if (table === null) return null;
    const at = new Map<Key, number>();
    for (const [key, pattern] of Object.entries(COLUMNS) as [Key, RegExp][]) {
      const index = table.columns.findIndex(column => pattern.test(column.header.trim()));
      if (index >= 0) at.set(key, index);
    }
    if (!at.has('name') || !at.has('type') || !at.has('label')) return null;
    const unsaid: string[] = [];
    const fields: DraftField[] = [];
    let section = '';
    for (let row = 0; row < table.rows; row++) {
      const get = reader(table, at, row);
      if (get('section') !== '') section = plain(get('section'));
      const field = fieldOf(get, unsaid);
      if (field === null) continue;
      const group = section || get('form');
      fields.push(group === '' ? field : withGroup(field, group));
    }
    const key = fields[0]?.name;
    return { codebook: { ...(key === undefined ? {} : { primaryKey: key }), fields }, unsaid };
  },
});

const reader =
  (table: Table, at: ReadonlyMap<Key, number>, row: number) =>
  (key: Key): string => {
    const index = at.get(key);
    return index === undefined ? '' : (table.columns[index]?.value(row).trim() ?? '');
  };

/** Labels may hold HTML. */
const plain = (text: string): string => oneLine(plainText(text));

const withGroup = ({ name, ...rest }: DraftField, group: string): DraftField => {
  const { title, description, ...others } = rest;
  return {
    name,
    ...(title === undefined ? {} : { title }),
    ...(description === undefined ? {} : { description }),
    group,
    ...others,
  } as DraftField;
};

function fieldOf(get: (key: Key) => string, unsaid: string[]): DraftField | null {
  const name = get('name');
  if (name === '') return null;
  const type = get('type').toLowerCase();
  if (type === 'descriptive' || type === 'file') {
    unsaid.push(`${name}: a field of type ${type} holds no codes and was left out`);
    return null;
  }
  const title = plain(get('label'));
  const field: DraftField = {
    name,
    ...(title === '' || title === name ? {} : { title }),
    ...(get('note') === '' ? {} : { description: plain(get('note')) }),
    ...typed(name, type, get, unsaid),
  };
  if (/^y/i.test(get('identifier'))) field['x-personal'] = true;
  const constraints: Record<string, string | number | boolean> = {};
  if (/^y/i.test(get('required'))) constraints.required = true;
  for (const key of ['minimum', 'maximum'] as const) {
    if (get(key) === '') continue;
    const number = Number(get(key));
    if (Number.isFinite(number) && (field.type === 'integer' || field.type === 'number')) constraints[key] = number;
    else unsaid.push(`${name}: the ${key} "${get(key)}" is not a number`);
  }
  if (Object.keys(constraints).length > 0) field.constraints = constraints;
  if (get('branching') !== '') {
    const logic = fromRedcapLogic(get('branching'));
    if (logic.ok) field.appliesIf = logic.expression;
    else unsaid.push(`${name}: its branching logic (${get('branching')}) can't be taken over: ${logic.reason}`);
  }
  for (const [key, what] of [
    ['annotation', 'field annotation'],
    ['matrix', 'matrix group'],
  ] as const)
    if (get(key) !== '') unsaid.push(`${name}: its ${what} "${get(key)}" is not kept in a codebook`);
  return field;
}

function typed(name: string, type: string, get: (key: Key) => string, unsaid: string[]): Omit<DraftField, 'name'> {
  const categories = choices(get('choices'));
  switch (type) {
    case 'checkbox':
      return {
        type: 'list',
        columns: categories.map(({ value }) => ({
          name: `${name}___${value.toLowerCase().replace(/^-/, '_')}`,
          value,
        })),
        categories,
      };
    case 'radio':
    case 'dropdown':
      return categories.length > 0 ? { type: 'string', categories } : { type: 'string' };
    case 'yesno':
      return {
        type: 'string',
        categories: [
          { value: '1', label: 'Yes' },
          { value: '0', label: 'No' },
        ],
      };
    case 'truefalse':
      return {
        type: 'string',
        categories: [
          { value: '1', label: 'True' },
          { value: '0', label: 'False' },
        ],
      };
    case 'calc':
      unsaid.push(`${name}: the calculation (${get('choices')}) is not taken over; the exported values are read`);
      return { type: 'number' };
    case 'slider':
      return { type: 'integer' };
    default: {
      const validation = get('validation').toLowerCase();
      if (validation === 'integer') return { type: 'integer' };
      if (validation.startsWith('number'))
        return { type: 'number', ...(validation.includes('comma') ? { decimalChar: ',' as const } : {}) };
      if (validation.startsWith('date_')) return { type: 'date' };
      if (validation !== '' && !['email', 'phone'].includes(validation))
        unsaid.push(`${name}: the validation "${validation}" is not checked`);
      return { type: 'string' };
    }
  }
}

/** `1, Yup | 2, Nope`; the label may hold commas. */
function choices(text: string): DraftCategory[] {
  return text
    .split(/\||\r?\n/)
    .map(part => part.trim())
    .filter(part => part !== '')
    .map(part => {
      const comma = part.indexOf(',');
      if (comma < 0) return { value: part };
      const [value, label] = [part.slice(0, comma).trim(), plain(part.slice(comma + 1))];
      return label === '' || label === value ? { value } : { value, label };
    });
}

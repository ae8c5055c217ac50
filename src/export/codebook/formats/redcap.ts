import type { Field } from '../../../model/codebook.ts';
import { derivedText } from '../../../model/derived-text.ts';
import { redcapCode } from '../../../model/redcap-code.ts';
import { codebookFormat } from '../codebook-format.ts';
import { toRedcapLogic } from '../redcap-logic.ts';

const HEADERS = [
  'Variable / Field Name',
  'Form Name',
  'Section Header',
  'Field Type',
  'Field Label',
  'Choices, Calculations, OR Slider Labels',
  'Field Note',
  'Text Validation Type OR Show Slider Number',
  'Text Validation Min',
  'Text Validation Max',
  'Identifier?',
  'Branching Logic (Show field only if...)',
  'Required Field?',
  'Custom Alignment',
  'Question Number (surveys only)',
  'Matrix Group Name',
  'Matrix Ranking?',
  'Field Annotation',
];

/** A REDCap data dictionary: 18 columns; what it has no column for is listed. */
export const redcap = codebookFormat({
  name: 'redcap',
  extension: 'csv',
  describe: 'a REDCap data dictionary (CSV)',
  binary: false,
  async write(codebook) {
    const { stringify } = await import('csv-stringify/sync');
    const unsaid: string[] = [];
    const say = (field: Field, message: string): void => void unsaid.push(`${field.name}: ${message}`);
    const boxes = new Set(
      codebook.fields.filter(field => field.type === 'list' && field.categories !== null).map(field => field.name),
    );
    const key = codebook.primaryKey[0];
    // REDCap's first field is the record id
    const fields = [...codebook.fields].sort((a, b) => Number(b.name === key) - Number(a.name === key));
    if (codebook.primaryKey.length > 1)
      unsaid.push(`the key of several fields (${codebook.primaryKey.join(', ')}): REDCap's record id is one field`);
    const form = 'charting';
    let section = '';
    const rows = fields.map(field => {
      const group = field.group ?? '';
      const header = group !== section ? group : '';
      section = group;
      tell(field, say);
      const logic = field.appliesIf === null ? '' : toRedcapLogic(field.appliesIf, name => boxes.has(name));
      if (logic === null) say(field, `the condition "${field.appliesIf?.text}" can't be written as branching logic`);
      const { type, choices, validation } = kindOf(field, field.name === key);
      return [
        field.name,
        form,
        header,
        type,
        field.title,
        choices,
        field.description.replace(/\s+/g, ' '),
        validation,
        validation === 'integer' || validation.startsWith('number') ? (field.constraints.minimum ?? '') : '',
        validation === 'integer' || validation.startsWith('number') ? (field.constraints.maximum ?? '') : '',
        '',
        logic ?? '',
        field.constraints.required ? 'y' : '',
        '',
        '',
        '',
        '',
        '',
      ];
    });
    for (const rule of codebook.rules) unsaid.push(`the rule "${rule.name}" (${rule.assert.text}) has no column`);
    for (const entry of codebook.derive)
      unsaid.push(`the derived field "${entry.name}" (${derivedText(entry)}) has no column`);
    const tokens = new Set(codebook.fields.flatMap(field => [...field.missing.keys()]));
    if (tokens.size > 0)
      unsaid.push(
        `the missing values ${[...tokens].map(token => `"${token}"`).join(', ')}: enter them as missing data codes of the project`,
      );
    return { data: stringify([HEADERS, ...rows], { record_delimiter: '\r\n' }), unsaid };
  },
});

function kindOf(field: Field, isKey: boolean): { type: string; choices: string; validation: string } {
  const choices = (field.categories ?? [])
    .filter(category => category.codable)
    .map(({ value, label }) => `${redcapCode(value)}, ${choiceLabel(label)}`)
    .join(' | ');
  if (isKey) return { type: 'text', choices: '', validation: '' };
  if (field.type === 'list')
    return choices === ''
      ? { type: 'notes', choices: '', validation: '' }
      : { type: 'checkbox', choices, validation: '' };
  if (choices !== '')
    return { type: (field.categories?.length ?? 0) > 8 ? 'dropdown' : 'radio', choices, validation: '' };
  if (field.type === 'boolean') return { type: 'truefalse', choices: '', validation: '' };
  const validation =
    {
      integer: 'integer',
      year: 'integer',
      number: field.decimalChar === ',' ? 'number_comma_decimal' : 'number',
      date: 'date_ymd',
    }[field.type as string] ?? '';
  return { type: 'text', choices: '', validation };
}

/** A bar would end the choice. */
const choiceLabel = (label: string): string => label.replaceAll('|', ' / ').replace(/\s+/g, ' ');

/** What a field says beyond REDCap's columns. */
function tell(field: Field, say: (field: Field, message: string) => void): void {
  if (!/^[a-z][a-z0-9_]*$/.test(field.name))
    say(field, 'REDCap allows only lower-case letters, digits and underscores in a name; rename it there');
  if (field.aliases.length > 0)
    say(field, `its other headers (${field.aliases.map(alias => `"${alias}"`).join(', ')}) have no column`);
  if (field.itemPattern !== null) say(field, `the pattern of its items (${field.itemPattern}) has no column`);
  if (field.ordered) say(field, 'that its categories are ordered has no column');
  if (field.type === 'year') say(field, 'a year is a whole number there');
  if (field.constraints.pattern !== null) say(field, `its pattern (${field.constraints.pattern}) has no column`);
  if (field.constraints.unique) say(field, 'that its values differ has no column');
  if (field.example !== null) say(field, 'its example has no column');
  const codes = new Set<string>();
  for (const category of field.categories ?? []) {
    const code = redcapCode(category.value);
    if (code !== category.value)
      say(field, `the code "${category.value}" is written as "${code}"; REDCap allows letters, digits and underscores`);
    if (category.codable && codes.has(code)) say(field, `two codes are written as "${code}"; rename one of them`);
    codes.add(code);
    if (choiceLabel(category.label) !== category.label)
      say(field, `the label "${category.label}" is written as "${choiceLabel(category.label)}"; a bar ends a choice`);
    if (category.description !== '') say(field, `the definition of "${category.value}" has no column`);
    if (category.aliases.length > 0) say(field, `the aliases of "${category.value}" have no column`);
    if (category.parent !== null) say(field, `that "${category.value}" belongs to "${category.parent}" has no column`);
    if (!category.codable) say(field, `the group "${category.value}" is not a choice`);
    if (category.exclusive)
      say(
        field,
        `"${category.value}" excludes all other options: write @NONEOFTHEABOVE='${category.value}' as field annotation`,
      );
  }
}

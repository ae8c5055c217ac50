import type { Field } from '../../model/codebook.ts';
import type { FormColumn } from './form-columns.ts';
import { OFF_TICK, offered, tickOf } from './offered.ts';

/** Notes longer than this are cut: the sheet "Codebook" has the whole. */
const LONGEST_NOTE = 1500;

/** The note on a header: title, definition, how to fill the cell, and what each code means. */
export function noteText({ field, option, first }: FormColumn): string {
  const what = [headline(field), field.description, howTo(field)];
  const parts =
    option === null
      ? [what, codeLines(field)]
      : first
        ? [what, [`This column: ${option.label}${option.description === '' ? '' : ` (${option.description})`}`]]
        : [[`${field.title}: ${option.label}`, option.description]];
  const text = parts
    .map(lines => lines.filter(line => line !== '').join('\n'))
    .filter(part => part !== '')
    .join('\n\n');
  return text.length <= LONGEST_NOTE
    ? text
    : `${text.slice(0, text.lastIndexOf('\n', LONGEST_NOTE))}\n… see the sheet "Codebook"`;
}

/** What a spreadsheet shows beside a cell that is chosen; Excel allows 255 characters. */
export function promptText({ field, option, choices }: FormColumn): string {
  const what = option === null ? field.description || howTo(field) : option.description || option.label;
  const how =
    option === null
      ? choices === null
        ? limits(field)
        : ''
      : choices === null
        ? 'Write what it is; blank = no'
        : `${choices[0]} = yes`;
  return cut([what, how, condition(field)].filter(text => text !== '').join('\n'), 255);
}

export const promptTitle = ({ field, option }: FormColumn): string =>
  cut(option === null ? field.title : option.label, 32);

const headline = (field: Field): string =>
  `${field.title}${field.title === field.name ? '' : ` (${field.name})`}${field.constraints.required ? ', required' : ''}`;

function howTo(field: Field): string {
  return [kind(field), limits(field), condition(field), tokens(field), field.example ? `Example: ${field.example}` : '']
    .filter(text => text !== '')
    .join('\n');
}

function kind(field: Field): string {
  if (field.type === 'list' && (field.categories !== null || field.columns !== null)) {
    const tick = tickOf(field, field.categories?.[0]?.value ?? field.columns?.[0]?.value ?? '');
    const none = field.unchecked === 'none' ? '' : ` If none of them applies, write ${OFF_TICK} in one of them.`;
    const alone = (field.categories ?? []).filter(category => category.exclusive).map(category => category.label);
    return `Several may apply: put ${tick} into the column of each, and leave the others blank.${none}${alone.length > 0 ? ` ${alone.join(', ')}: only alone.` : ''}`;
  }
  if (field.type === 'list')
    return `Several items in the cell, with ${field.delimiter === '\n' ? 'a line break' : `"${field.delimiter}"`} between them.`;
  if (field.categories !== null || field.type === 'boolean') return 'Choose one from the list.';
  if (field.type === 'year') return 'A year.';
  if (field.type === 'integer') return 'A whole number.';
  if (field.type === 'number') return 'A number.';
  if (field.type === 'date') return 'A date as yyyy-mm-dd.';
  return '';
}

function limits({ constraints: c }: Field): string {
  const low =
    c.minimum !== null ? `at least ${c.minimum}` : c.exclusiveMinimum !== null ? `more than ${c.exclusiveMinimum}` : '';
  const high =
    c.maximum !== null ? `at most ${c.maximum}` : c.exclusiveMaximum !== null ? `less than ${c.exclusiveMaximum}` : '';
  const both = [low, high].filter(text => text !== '').join(' and ');
  return both === '' ? '' : `${both[0]?.toUpperCase()}${both.slice(1)}.`;
}

const condition = (field: Field): string => (field.appliesIf === null ? '' : `Only if ${field.appliesIf.text}.`);

const tokens = (field: Field): string =>
  field.missing.size === 0
    ? ''
    : `Or: ${[...field.missing].map(([token, state]) => `${token} = ${state.replaceAll('_', ' ')}`).join('; ')}.`;

function codeLines(field: Field): string[] {
  if (field.type === 'list' || field.categories === null) return [];
  const asLabels = offered(field)[0] !== field.categories.find(category => category.codable)?.value;
  return field.categories.map(({ value, label, description, codable }) => {
    const [choice, other] = asLabels ? [label, value] : [value, label];
    const name = codable ? `${choice}${other === choice ? '' : ` = ${other}`}` : `${label} (a heading)`;
    return `${name}${description === '' ? '' : `: ${description}`}`;
  });
}

const cut = (text: string, most: number): string => (text.length <= most ? text : `${text.slice(0, most - 1)}…`);

import type { CellValue } from 'hucre/xlsx';
import type { Field } from '../../../model/codebook.ts';
import { derivedText } from '../../../model/derived-text.ts';
import { rezip } from '../../table/rezip.ts';
import { codebookFormat } from '../codebook-format.ts';
import { SHEET_FONT } from '../codebook-sheet.ts';
import { type FormNames, toXlsformRelevant } from '../xlsform-relevant.ts';

const SURVEY = [
  'type',
  'name',
  'label',
  'hint',
  'required',
  'relevant',
  'constraint',
  'constraint_message',
  'appearance',
] as const;

/** An XLSForm for KoboToolbox, ODK and SurveyCTO: questions, choices and settings; what a form can't say is listed. */
export const xlsform = codebookFormat({
  name: 'xlsform',
  extension: 'xlsx',
  describe: 'an XLSForm for KoboToolbox and ODK (Excel)',
  binary: true,
  async write(codebook) {
    const unsaid: string[] = [];
    const say = (field: Field, message: string): void => void unsaid.push(`${field.name}: ${message}`);
    const names: FormNames = { field: formName, code: (_field, code) => choiceName(code) };
    const survey: CellValue[][] = [[...SURVEY]];
    const choices: CellValue[][] = [['list_name', 'name', 'label']];
    let group = '';
    const close = (): void => {
      if (group !== '') survey.push(['end_group']);
    };
    for (const field of codebook.fields) {
      const own = field.group ?? '';
      if (own !== group) {
        close();
        group = own;
        if (own !== '') survey.push(['begin_group', formName(own), own]);
      }
      const relevant = field.appliesIf === null ? '' : toXlsformRelevant(field.appliesIf, names);
      if (relevant === null) say(field, `the condition "${field.appliesIf?.text}" can't be written as "relevant"`);
      const { type, listed } = kindOf(field);
      choices.push(...listed);
      const [constraint, message] = limitOf(field, listed.length > 0);
      survey.push([
        type,
        formName(field.name),
        field.title,
        field.description,
        field.constraints.required || codebook.primaryKey.includes(field.name) ? 'yes' : '',
        relevant ?? '',
        constraint,
        message,
        type.startsWith('select_one') && listed.length > 12 ? 'minimal' : '',
      ]);
      tell(field, say);
    }
    close();
    for (const rule of codebook.rules) unsaid.push(`the rule "${rule.name}" (${rule.assert.text}) is not in the form`);
    for (const entry of codebook.derive)
      unsaid.push(`the derived field "${entry.name}" (${derivedText(entry)}) is not in the form`);
    const title = codebook.title || 'Charting form';
    const { writeXlsx } = await import('hucre/xlsx');
    const day = dayZero();
    const bytes = await writeXlsx({
      sheets: [
        { name: 'survey', rows: survey, freezePane: { rows: 1 } },
        { name: 'choices', rows: choices, freezePane: { rows: 1 } },
        {
          name: 'settings',
          rows: [
            ['form_title', 'form_id', 'version'],
            [title, formName(title).toLowerCase(), codebook.version ?? '1'],
          ],
        },
      ],
      defaultFont: SHEET_FONT,
      properties: { title, creator: 'scopebook', created: day, modified: day },
    });
    return { data: await rezip(bytes), unsaid };
  },
});

// the same day in every workbook, so that the same codebook gives the same bytes
const dayZero = (): Date => new Date(946_684_800_000);

/** A name of XLSForm: letters, digits, `_`, `-` and `.`, beginning with a letter or `_`. */
const formName = (name: string): string => {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9_.-]+/g, '_');
  return /^[A-Za-z_]/.test(plain) ? plain : `_${plain}`;
};

/** The answers to a question with several of them are separated by blanks. */
const choiceName = (code: string): string => code.trim().replace(/\s+/g, '_');

/** The type of a question, and the rows of its choices: the codes, then the missing values. */
function kindOf(field: Field): { type: string; listed: CellValue[][] } {
  const list = formName(field.name);
  const codes =
    field.categories !== null
      ? field.categories
          .filter(category => category.codable)
          .map(({ value, label }) => [list, choiceName(value), label])
      : field.type === 'boolean'
        ? [
            [list, choiceName(field.trueValues[0] ?? 'true'), 'Yes'],
            [list, choiceName(field.falseValues[0] ?? 'false'), 'No'],
          ]
        : [];
  if (codes.length > 0) {
    const missing = [...field.missing].map(([token, state]) => [list, choiceName(token), wordsOf(state)]);
    return {
      type: `${field.type === 'list' ? 'select_multiple' : 'select_one'} ${list}`,
      listed: [...codes, ...missing],
    };
  }
  const plain: Readonly<Record<string, string>> = {
    integer: 'integer',
    year: 'integer',
    number: 'decimal',
    date: 'date',
  };
  // a number that may be missing is text, or its missing value could not be entered
  return { type: field.missing.size > 0 ? 'text' : (plain[field.type] ?? 'text'), listed: [] };
}

const wordsOf = (state: string): string => {
  const words = state.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
};

/** What an answer must keep: exclusive codes and missing values alone, a number within its limits. */
function limitOf(field: Field, isSelect: boolean): readonly [constraint: string, message: string] {
  if (isSelect) {
    if (field.type !== 'list') return ['', ''];
    const alone = [
      ...(field.categories ?? []).filter(category => category.exclusive).map(category => category.value),
      ...field.missing.keys(),
    ].map(choiceName);
    if (alone.length === 0) return ['', ''];
    return [
      `count-selected(.) <= 1 or not(${alone.map(code => `selected(., '${code.replaceAll("'", '')}')`).join(' or ')})`,
      `These answers stand alone: ${alone.join(', ')}`,
    ];
  }
  const { minimum, maximum } = field.constraints;
  if (field.missing.size > 0 || (minimum == null && maximum == null)) return ['', ''];
  const parts = [...(minimum == null ? [] : [`. >= ${minimum}`]), ...(maximum == null ? [] : [`. <= ${maximum}`])];
  return [
    parts.join(' and '),
    [...(minimum == null ? [] : [`at least ${minimum}`]), ...(maximum == null ? [] : [`at most ${maximum}`])].join(
      ', ',
    ),
  ];
}

/** What a field says beyond a form. */
function tell(field: Field, say: (field: Field, message: string) => void): void {
  if (formName(field.name) !== field.name) say(field, `its name is written as "${formName(field.name)}"`);
  for (const { value, codable, description } of field.categories ?? []) {
    if (!codable) say(field, `the group "${value}" is not a choice`);
    else if (choiceName(value) !== value) say(field, `the code "${value}" is written as "${choiceName(value)}"`);
    if (description !== '') say(field, `the definition of "${value}" is not in the form`);
  }
  if (field.type === 'list' && field.categories === null)
    say(field, `several items are entered as one text, separated by "${field.delimiter ?? ';'}"`);
  if (field.missing.size > 0 && field.categories === null && field.type !== 'boolean' && field.type !== 'string')
    say(
      field,
      `it is a text question, so that ${[...field.missing.keys()].map(token => `"${token}"`).join(', ')} can be entered`,
    );
}

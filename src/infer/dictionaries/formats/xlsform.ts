import { oneLine, plainText } from '../../../base/plain-text.ts';
import type { Table } from '../../../model/table.ts';
import type { DraftCategory, DraftField } from '../../draft.ts';
import { dictionaryFormat } from '../dictionary-format.ts';
import { fromXlsformLogic } from '../xlsform-logic.ts';

/** The form of ODK, KoboToolbox or SurveyCTO: a sheet `survey` with a row per question, and a sheet `choices`. */
export const xlsform = dictionaryFormat({
  name: 'xlsform',
  describe: 'an XLSForm of ODK or KoboToolbox (sheets survey and choices)',
  read({ table, sheets = [] }) {
    const named = (name: string): Table | null =>
      sheets.find(sheet => sheet.name.trim().toLowerCase() === name)?.table ?? null;
    const survey = named('survey') ?? (isSurvey(table) ? table : null);
    if (survey === null || !isSurvey(survey)) return null;
    const unsaid: string[] = [];
    const choices = choicesOf(named('choices'));
    const lists = new Set<string>();
    const groups: string[] = [];
    const drafts: { field: DraftField; relevant: string }[] = [];
    for (let row = 0; row < survey.rows; row++) {
      const get = reader(survey, row);
      const [kind = '', list = '', ...more] = get('type')
        .trim()
        .replace(/^(begin|end) (group|repeat)$/i, '$1_$2')
        .split(/\s+/);
      const type = kind.toLowerCase();
      if (type === 'begin_group' || type === 'begin_repeat') groups.push(labelOf(survey, row) || get('name'));
      if (type === 'end_group' || type === 'end_repeat') groups.pop();
      if (type === 'begin_repeat')
        unsaid.push(
          `${get('name')}: a repeated group is a table of its own in the export; give it a sheet and a codebook`,
        );
      if (get('name') === '' || NO_ANSWER.test(type)) continue;
      const answers = /^select_(one|multiple)$/.test(type) ? choices.get(list) : undefined;
      if (/^select_/.test(type) && answers === undefined)
        unsaid.push(`${get('name')}: its choices "${list}" are in no sheet "choices"`);
      if (type === 'select_multiple') lists.add(get('name'));
      const other = more.includes('or_other') ? [{ value: 'other', label: 'Other' }] : [];
      const title = labelOf(survey, row);
      const group = groups.at(-1) ?? '';
      drafts.push({
        relevant: get('relevant') || get('relevance'),
        field: {
          name: get('name'),
          ...(title === '' || title === get('name') ? {} : { title }),
          ...(get('hint') === '' ? {} : { description: get('hint') }),
          ...(group === '' ? {} : { group }),
          ...typed(type),
          ...(answers === undefined ? {} : { categories: [...answers, ...other] }),
          ...(/^(yes|true)/i.test(get('required')) ? { constraints: { required: true } } : {}),
        },
      });
      for (const key of ['constraint', 'calculation'])
        if (get(key) !== '') unsaid.push(`${get('name')}: its ${key} (${get(key)}) is not taken over`);
    }
    const fields = drafts.map(({ field, relevant }) => {
      if (relevant === '') return field;
      const logic = fromXlsformLogic(relevant, lists);
      if (logic.ok) return { ...field, appliesIf: logic.expression };
      unsaid.push(`${field.name}: its condition (${relevant}) can't be taken over: ${logic.reason}`);
      return field;
    });
    return { codebook: { fields }, unsaid };
  },
});

const NO_ANSWER =
  /^(|begin_group|end_group|begin_repeat|end_repeat|note|start|end|today|deviceid|username|phonenumber|simserial|subscriberid|audit|hidden|image|audio|video|file|geopoint|geotrace|geoshape|barcode|acknowledge|background-audio)$/;

const header = (text: string): string => text.trim().toLowerCase();

function isSurvey(table: Table | null): boolean {
  const headers = new Set(table?.columns.map(column => header(column.header)));
  if (table === null || !headers.has('type') || !headers.has('name')) return false;
  const at = table.columns.find(column => header(column.header) === 'type')!;
  return Array.from({ length: table.rows }, (_, row) => at.value(row)).some(text =>
    /^(select_(one|multiple)\b|begin[_ ]group|begin[_ ]repeat|calculate$|today$)/i.test(text.trim()),
  );
}

const reader =
  (table: Table, row: number) =>
  (name: string): string =>
    table.columns
      .find(column => header(column.header) === name)
      ?.value(row)
      .trim() ?? '';

/** `label`, or the first of `label::English (en)`. */
function labelOf(table: Table, row: number): string {
  const found =
    table.columns.find(column => header(column.header) === 'label') ??
    table.columns.find(column => header(column.header).startsWith('label:'));
  return oneLine(plainText(found?.value(row) ?? '').replace(/\*\*|__/g, ''));
}

function choicesOf(table: Table | null): Map<string, DraftCategory[]> {
  const found = new Map<string, DraftCategory[]>();
  for (let row = 0; table !== null && row < table.rows; row++) {
    const get = reader(table, row);
    const list = get('list_name') || get('list name');
    const value = get('name') || get('value');
    if (list === '' || value === '') continue;
    const label = labelOf(table, row);
    const categories = found.get(list) ?? [];
    if (!categories.some(category => category.value === value))
      categories.push(label === '' || label === value ? { value } : { value, label });
    found.set(list, categories);
  }
  return found;
}

/** Several answers are exported in one cell, with blanks between them, or in a column each. */
function typed(type: string): Pick<DraftField, 'type' | 'delimiter'> {
  if (type === 'select_multiple' || type === 'rank') return { type: 'list', delimiter: ' ' };
  if (type === 'integer' || type === 'range') return { type: 'integer' };
  if (type === 'decimal') return { type: 'number' };
  if (type === 'date') return { type: 'date' };
  return { type: 'string' };
}

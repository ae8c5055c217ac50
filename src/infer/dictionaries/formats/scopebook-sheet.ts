import {
  CODEBOOK_SHEET_HEADERS,
  type CodebookSheetHeader,
  fromSheetLines,
  SHEET_ROW_TYPES,
} from '../../../model/codebook-sheet.ts';
import { DECLARABLE_STATES } from '../../../model/state.ts';
import type { Table } from '../../../model/table.ts';
import { missingState } from '../../columns/missing-state.ts';
import type { DraftCategory, DraftCodebook, DraftField, DraftMissing, DraftRule } from '../../draft.ts';
import { dictionaryFormat } from '../dictionary-format.ts';

type Cell = (header: CodebookSheetHeader) => string;

/** The sheet that `codebook --format xlsx` and `csv` write, edited or not: everything that the codebook declares. */
export const scopebookSheet = dictionaryFormat({
  name: 'scopebook-sheet',
  describe: 'a codebook written by `scopebook codebook` (XLSX, CSV)',
  read({ name, table }) {
    if (table === null) return null;
    const at = new Map(table.columns.map((column, index) => [column.header.trim().toLowerCase(), index]));
    if (CODEBOOK_SHEET_HEADERS.some(header => !at.has(header))) return null;
    const escaped = !/\.xlsx$/i.test(name);
    const unsaid: string[] = [];
    const codebook: DraftCodebook = { fields: [] };
    const rules: DraftRule[] = [];
    const derive: Record<string, unknown>[] = [];
    let owner: { name: string; categories: DraftCategory[] } = { name: '', categories: [] };
    for (let row = 0; row < table.rows; row++) {
      const get = cellsOf(table, at, row, escaped);
      const variable = get('variable');
      if (get('value') !== '' && (variable === '' || variable === owner.name)) {
        owner.categories.push(categoryOf(get, unsaid));
        continue;
      }
      if (variable === '') continue;
      if (get('value') !== '')
        unsaid.push(
          `row ${row + 2}: the category "${get('value')}" of ${variable} is listed under another field and was left out`,
        );
      else if (get('type') === SHEET_ROW_TYPES.codebook) Object.assign(codebook, headOf(get, unsaid));
      else if (get('type') === SHEET_ROW_TYPES.rule) rules.push(ruleOf(get, unsaid));
      else {
        const categories: DraftCategory[] = [];
        const entry = get('type') === SHEET_ROW_TYPES.derived ? derivedOf(get, unsaid) : fieldOf(get, unsaid);
        owner = { name: variable, categories };
        (get('type') === SHEET_ROW_TYPES.derived ? derive : codebook.fields).push({ ...entry, categories } as never);
      }
    }
    for (const entry of [...codebook.fields, ...derive]) {
      const own = entry as { categories?: DraftCategory[]; 'x-empty'?: boolean };
      if (own.categories?.length === 0 && own['x-empty'] !== true) delete own.categories;
      delete own['x-empty'];
    }
    if (rules.length > 0) codebook.rules = rules;
    if (derive.length > 0) codebook.derive = derive;
    return { codebook, unsaid, complete: true };
  },
});

const cellsOf =
  (table: Table, at: ReadonlyMap<string, number>, row: number, escaped: boolean): Cell =>
  header => {
    const text = table.columns[at.get(header)!]?.value(row).trim() ?? '';
    // a CSV writes an apostrophe before what a spreadsheet program would take for a formula
    return escaped ? text.replace(/^'(?=[=+\-@＝＋－＠])/u, '') : text;
  };

const filled = (entries: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== undefined && value !== ''));

const headOf = (get: Cell, unsaid: string[]): Record<string, unknown> =>
  filled({ title: get('label'), missingValues: missingOf(get, unsaid), ...settingsOf(get, unsaid) });

function fieldOf(get: Cell, unsaid: string[]): DraftField {
  const { categories, ...settings } = settingsOf(get, unsaid);
  return filled({
    name: get('variable'),
    title: get('label') === get('variable') ? undefined : get('label'),
    description: get('description'),
    group: get('group'),
    type: get('type') || 'string',
    appliesIf: get('applies if'),
    aliases: fromSheetLines(get('other spellings')),
    missingValues: missingOf(get, unsaid),
    ...settings,
    'x-empty': categories === undefined ? undefined : true,
  }) as unknown as DraftField;
}

const ruleOf = (get: Cell, unsaid: string[]): DraftRule =>
  filled({
    name: get('variable'),
    assert: get('applies if'),
    message: get('description'),
    ...settingsOf(get, unsaid),
  }) as unknown as DraftRule;

const derivedOf = (get: Cell, unsaid: string[]): Record<string, unknown> =>
  filled({
    name: get('variable'),
    title: get('label'),
    expression: get('applies if'),
    ...settingsOf(get, unsaid),
  });

const categoryOf = (get: Cell, unsaid: string[]): DraftCategory =>
  filled({
    value: get('value'),
    label: get('value label') === get('value') ? undefined : get('value label'),
    description: get('description'),
    aliases: fromSheetLines(get('other spellings')),
    parent: get('parent'),
    exclusive: /^(yes|true|x|1)$/i.test(get('exclusive')) ? true : undefined,
    when: get('applies if'),
    ...settingsOf(get, unsaid),
  }) as unknown as DraftCategory;

function missingOf(get: Cell, unsaid: string[]): DraftMissing[] | undefined {
  return fromSheetLines(get('missing values'))?.map(line => {
    const [value = '', said = ''] = (/^(.*)=([^=]*)$/s.exec(line)?.slice(1) ?? [line]).map(part => part.trim());
    const state = said.replaceAll(' ', '_');
    const known = DECLARABLE_STATES.find(entry => entry === state) ?? missingState(said === '' ? value : said);
    if (known === null)
      unsaid.push(`${get('variable')}: the missing value "${line}" names no state and was taken as not coded`);
    return { value, label: known ?? 'not_coded' };
  });
}

function settingsOf(get: Cell, unsaid: string[]): Record<string, unknown> {
  const settings: Record<string, unknown> = {};
  for (const line of get('settings').split(/\r?\n|\r/)) {
    const [, key, text] = /^\s*([\w-]+)\s*:(.*)$/s.exec(line) ?? [];
    if (key === undefined) {
      if (line.trim() !== '')
        unsaid.push(`${get('variable')}: the setting "${line.trim()}" is not written as key: value`);
      continue;
    }
    try {
      settings[key] = JSON.parse(text!);
    } catch {
      settings[key] = text!.trim();
    }
  }
  return settings;
}

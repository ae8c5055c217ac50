import { readXlsx } from 'hucre/xlsx';
import { expect, test } from 'vitest';
import { print } from '../../../../src/base/expression.ts';
import { CODEBOOK_FORMATS } from '../../../../src/export/codebook/formats/index.ts';
import { readDictionary } from '../../../../src/infer/dictionaries/read-dictionary.ts';
import { codebookYaml } from '../../../../src/infer/write/codebook-yaml.ts';
import { ingest } from '../../../../src/ingest/ingest.ts';
import { codebookOf } from '../../../support/codebook.ts';
import { sourceOf } from '../../../support/source.ts';

const YAML = `title: Trial form
version: 1.2.0
primaryKey: id
fields:
  - { name: id, title: Study }
  - { name: year, title: Year, type: integer, constraints: { minimum: 2000, maximum: 2026 }, missingValues: [] }
  - { name: n, title: Sample size, type: integer, missingValues: [{ value: NR, label: not_reported }] }
  - { name: design, title: Study design, group: Methods, constraints: { required: true }, categories: [{ value: rct, label: Trial }, { value: case control, label: Case-control, description: two groups }] }
  - { name: tools, title: Tools, group: Methods, type: list, delimiter: ";", missingValues: [{ value: NR, label: not_reported }], appliesIf: "design = rct and year >= 2010", categories: [{ value: r, label: R }, { value: none, label: None, exclusive: true }] }
  - { name: blind, title: Blinded, type: boolean, trueValues: [y], falseValues: [n], appliesIf: "tools has r or design in (rct, 'case control')" }
  - { name: Größe, title: Size, appliesIf: "tools is not_reported" }
rules: [{ name: late, assert: "year > 2000" }]
`;

test('a codebook as an XLSForm: questions, choices, conditions and limits; what a form cannot say is listed', async () => {
  const { data, unsaid } = await CODEBOOK_FORMATS.get('xlsform')!.write(await codebookOf(YAML));
  const { sheets } = await readXlsx(data as Uint8Array);
  const rows = (name: string) =>
    sheets
      .find(sheet => sheet.name === name)!
      .rows.map(row =>
        row
          .map(cell => cell ?? '')
          .join('|')
          .replace(/\|+$/, ''),
      );
  // references are ${name}
  expect(rows('survey').map(row => row.replaceAll('$' + '{', '{'))).toEqual([
    'type|name|label|hint|required|relevant|constraint|constraint_message|appearance',
    'text|id|Study||yes',
    'integer|year|Year||||. >= 2000 and . <= 2026|at least 2000, at most 2026',
    'text|n|Sample size',
    'begin_group|Methods|Methods',
    'select_one design|design|Study design||yes',
    "select_multiple tools|tools|Tools|||({design} = 'rct' and {year} >= 2010)|count-selected(.) <= 1 or not(selected(., 'none') or selected(., 'NR'))|These answers stand alone: none, NR",
    'end_group',
    "select_one blind|blind|Blinded|||(selected({tools}, 'r') or ({design} = 'rct' or {design} = 'case_control'))",
    'text|Gro_e|Size',
  ]);
  expect(rows('choices')).toEqual([
    'list_name|name|label',
    'design|rct|Trial',
    'design|case_control|Case-control',
    'tools|r|R',
    'tools|none|None',
    'tools|NR|Not reported',
    'blind|y|Yes',
    'blind|n|No',
  ]);
  expect(rows('settings')).toEqual(['form_title|form_id|version', 'Trial form|trial_form|1.2.0']);
  for (const text of [
    'n: it is a text question, so that "NR" can be entered',
    'design: the code "case control" is written as "case_control"',
    'design: the definition of "case control" is not in the form',
    'Größe: the condition "tools is not_reported" can\'t be written as "relevant"',
    'Größe: its name is written as "Gro_e"',
    'the rule "late" (year > 2000) is not in the form',
  ])
    expect(unsaid).toContain(text);
});

test('the form comes back through `init --dictionary`', async () => {
  const book = await codebookOf(
    YAML.replace("design in (rct, 'case control')", 'design = rct')
      .replaceAll('case control', 'case_control')
      .replace(/\n {2}- \{ name: Größe.*/, ''),
  );
  const { data } = await CODEBOOK_FORMATS.get('xlsform')!.write(book);
  const source = sourceOf(data as Uint8Array, 'form.xlsx');
  const sheets = await Promise.all(
    ['survey', 'choices', 'settings'].map(async name => ({ name, table: await ingest(source, { sheetName: name }) })),
  );
  const reading = readDictionary({ name: 'form.xlsx', json: null, table: sheets[0]!.table, sheets })!;
  expect(reading.format).toBe('xlsform');
  const back = await codebookOf(codebookYaml({ primaryKey: 'id', ...reading.codebook }, 'x'));
  for (const field of book.fields) {
    const other = back.fields.find(({ name }) => name === field.name)!;
    expect(other.title).toBe(field.title);
    expect(other.group).toBe(field.group);
    expect(other.appliesIf && print(other.appliesIf)).toEqual(field.appliesIf && print(field.appliesIf));
    if (field.categories !== null)
      expect(other.categories?.map(({ value }) => value)).toEqual(
        expect.arrayContaining(field.categories.map(({ value }) => value)),
      );
  }
});

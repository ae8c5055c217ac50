import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { strFromU8, unzipSync } from 'fflate';
import { readXlsx, writeXlsx } from 'hucre/xlsx';
import { describe, expect, test } from 'vitest';
import { formColumns } from '../../../src/export/form/form-columns.ts';
import { CHARTING, formXlsx } from '../../../src/export/form/form-xlsx.ts';
import { ingest } from '../../../src/ingest/ingest.ts';
import { writeTemplate } from '../../../src/pipeline/sheets/template.ts';
import { validate } from '../../../src/validate/validate.ts';
import { codebookOf } from '../../support/codebook.ts';
import { memoryEffects, seedFiles } from '../../support/memory-effects.ts';
import { runCommand } from '../../support/run-command.ts';
import { sourceOf } from '../../support/source.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const CODEBOOK = `primaryKey: id
title: Trials & "others"
missingValues: [{ value: NR, label: not_reported }]
fields:
  - { name: id, title: Study, constraints: { required: true } }
  - { name: year, type: integer, constraints: { minimum: 2000, maximum: 2026 } }
  - name: design
    description: How groups were formed.
    categories: [{ value: "trial, randomised", label: Trial, description: by chance }, { value: cohort }]
  - { name: risk, categories: [{ value: "1", label: Low }, { value: "2", label: High }] }
  - { name: setting, type: list, delimiter: ";", categories: [{ value: hospital, label: Hospital }, { value: home }, { value: none, exclusive: true }] }
  - { name: drugs, type: list, delimiter: ";" }
  - { name: symptoms, type: list, columns: [{ name: symptoms___1, value: pain }, { name: symptoms___2, value: fever }] }
  - { name: tools, type: list, columns: [{ name: tools_r, value: r }, { name: tools_other, value: other, text: true }] }
  - { name: blinded, type: boolean, appliesIf: design = cohort }
`;
const parts = async (bytes: Uint8Array) =>
  Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, data]) => [name, strFromU8(data)]));

describe('the charting form', () => {
  test('a column a field, a column an option', async () => {
    expect(formColumns(await codebookOf(CODEBOOK)).map(({ header, choices }) => [header, choices])).toEqual([
      ['id', null],
      ['year', null],
      ['design', ['trial, randomised', 'cohort', 'NR']],
      // bare numbers say nothing to a coder: the labels are offered, and read back as the codes
      ['risk', ['Low', 'High', 'NR']],
      ['setting: hospital', ['x', '0', 'NR']],
      ['setting: home', ['x', '0', 'NR']],
      ['setting: none', ['x', '0', 'NR']],
      ['drugs', null],
      ['symptoms___1', ['x', '0', 'NR']],
      ['symptoms___2', ['x', '0', 'NR']],
      ['tools_r', ['x', '0', 'NR']],
      // coders write what it is
      ['tools_other', null],
      ['blinded', ['true', 'false', 'NR']],
    ]);
  });
  test('drop-downs point at the hidden sheet, headers are locked and frozen, definitions are notes', async () => {
    const codebook = await codebookOf(CODEBOOK);
    const bytes = await formXlsx(codebook, []);
    const { sheets } = await readXlsx(bytes, { readStyles: true });
    expect(sheets.map(sheet => [sheet.name, sheet.hidden === true])).toEqual([
      [CHARTING, false],
      ['Codebook', false],
      ['Lists', true],
    ]);
    const [form, , lists] = sheets;
    const design = form?.dataValidations?.find(entry => entry.range.startsWith('C2:'));
    expect(design?.formula1).toBe('Lists!$A$2:$A$4');
    expect(lists?.rows.slice(1, 4).map(row => row[0])).toEqual(['trial, randomised', 'cohort', 'NR']);
    expect(form?.cells?.get('0,2')?.comment?.text).toBe(
      'design\nHow groups were formed.\nChoose one from the list.\nOr: NR = not reported.\n\ntrial, randomised = Trial: by chance\ncohort',
    );
    expect(form?.freezePane).toEqual({ rows: 1, columns: 1 });
    const xml = (await parts(bytes))['xl/worksheets/sheet1.xml']!;
    expect(xml).toContain('<sheetProtection');
    // every column is unlocked below its header, whether a cell stands there or not
    const styles = [...xml.matchAll(/<col min="\d+" max="\d+" style="(\d+)"/g)].map(match => Number(match[1]));
    expect(styles).toHaveLength(13);
    const formats = [
      ...(/<cellXfs.*<\/cellXfs>/s
        .exec((await parts(bytes))['xl/styles.xml']!)?.[0]
        .matchAll(/<xf [^>]*\/>|<xf .*?<\/xf>/gs) ?? []),
    ].map(match => match[0]);
    for (const style of styles) expect(formats[style]).toMatch(/<protection[^>]*locked="(0|false)"/);
  });
  test('the same codebook gives the same bytes', async () => {
    const codebook = await codebookOf(CODEBOOK);
    expect(await formXlsx(codebook, [])).toEqual(await formXlsx(codebook, []));
  });
  test('a filled form is read by the codebook that it was made from', async () => {
    const codebook = await codebookOf(CODEBOOK);
    const form = (await readXlsx(await formXlsx(codebook, []))).sheets[0]!;
    const filled = await writeXlsx({
      sheets: [
        {
          name: form.name,
          rows: [
            form.rows[0]!,
            ['s1', 2004, 'trial, randomised', 'High', 'x', null, null, 'a; b', 'x', null, null, 'paper', null],
            ['s2', 2005, 'cohort', 'NR', '0', null, null, 'NR', '0', '0', null, null, 'true'],
            ['s3', 2006, 'cohort', 'Low', 'NR', null, null, null, null, null, null, null, 'NR'],
          ],
        },
      ],
    });
    const { coded, findings } = validate(await ingest(sourceOf(filled, 'form.xlsx')), codebook);
    expect(findings).toEqual([]);
    const said = (name: string): unknown[] => {
      const column = coded.columns.get(name)!;
      return Array.from({ length: coded.units }, (_, unit) =>
        column.states[unit] !== 0
          ? column.states[unit]
          : column.kind === 'multi'
            ? column.sets[column.codes[unit]!]?.map(level => column.levels[level]?.value)
            : column.kind === 'single'
              ? column.levels[column.codes[unit]!]?.value
              : null,
      );
    };
    expect(said('design')).toEqual(['trial, randomised', 'cohort', 'cohort']);
    expect(said('risk')).toEqual(['2', 1, '1']);
    expect(said('setting')).toEqual([['hospital'], [], 1]);
    expect(said('symptoms')).toEqual([['pain'], [], 4]);
    expect(said('blinded')).toEqual([3, 'true', 1]);
  });
});

test('what must stand alone, or must be there, is checked over the columns of a field as in one cell', async () => {
  const codebook = await codebookOf(`primaryKey: id
fields:
  - { name: id }
  - { name: setting, type: list, constraints: { required: true }, categories: [home, { value: none, exclusive: true }] }
`);
  const sheet = 'id,setting: home,setting: none\ns1,x,x\ns2,,\ns3,x,\n';
  const { coded, findings } = validate(await ingest(sourceOf(sheet)), codebook);
  expect(findings.map(({ code, row, column }) => [code, row, column])).toEqual([
    ['D109', 2, 'C'],
    ['D106', 3, 'B'],
  ]);
  // invalid, not coded, coded
  expect([...coded.columns.get('setting')!.states]).toEqual([6, 4, 0]);
});

test('the seed review, charted in its own form, gives the same shares', async () => {
  const files = seedFiles();
  const effects = memoryEffects(files);
  await writeTemplate(effects, null, { file: 'form.xlsx', resource: null, studies: true });
  const form = (await readXlsx(effects.files.get('/review/form.xlsx')!)).sheets[0]!;
  const records = parse(readFileSync('corpus/studies.csv'), { columns: true }) as Record<string, string>[];
  expect(form.rows.slice(1, 3).map(row => row[0])).toEqual(['s001', 's002']);
  const header = form.rows[0]!.map(String);
  const rows = records.map(record =>
    header.map(name => {
      const [field = '', code] = name.split(': ');
      const cell = record[field] ?? '';
      if (code === undefined) return field === 'year' ? Number(cell) : cell;
      const items = cell.split(';');
      // a missing token goes into the columns of the field as it stands
      return ['NR', 'NA'].includes(cell) ? cell : items.includes(code) ? 'x' : null;
    }),
  );
  const filled = await writeXlsx({ sheets: [{ name: form.name, rows: [header, ...rows] }] });
  const folder = temporaryFolder({
    ...files,
    'corpus/form.xlsx': filled,
    'review.yaml': files['review.yaml']!.replace('path: corpus/studies.csv', 'path: corpus/form.xlsx'),
  });
  const fields = [
    'domain',
    'method',
    'purpose',
    'evaluation',
    'prompt_strategy',
    'model_family',
    'release',
    'data_type',
    'language',
    'year',
  ];
  const rowsOf = async (review: string): Promise<unknown[]> => {
    const { out } = await runCommand('shares', ...fields, '--review', review, '--json');
    return (JSON.parse(out) as { rows: unknown[] }).rows;
  };
  const [was, now] = [await rowsOf('.'), await rowsOf(folder)];
  expect(was.length).toBeGreaterThan(60);
  expect(now).toEqual(was);
});

describe('what is refused', () => {
  test.each([
    [{ file: 'form.csv' }, "write `template: 'form.xlsx'`"],
    [{ file: 'corpus/studies.xlsx' }, 'choose another path for the output'],
  ])('%o', async (options, hint) => {
    const files = seedFiles();
    const effects = memoryEffects({
      ...files,
      'review.yaml': files['review.yaml']!.replace('path: corpus/studies.csv', 'path: corpus/studies.xlsx'),
    });
    await expect(writeTemplate(effects, null, { resource: null, studies: false, ...options })).rejects.toMatchObject({
      hint,
      status: 2,
    });
  });
});

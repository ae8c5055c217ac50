import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { reshapeCommand } from '../../../src/cli/commands/reshape.ts';
import { STUDY_FORMATS } from '../../../src/export/studies/formats/index.ts';
import { eppiReviewer } from '../../../src/ingest/exports/eppi-reviewer.ts';
import { ris } from '../../../src/library/formats/ris.ts';
import { writeStudies } from '../../../src/pipeline/sheets/write-studies.ts';
import { memoryEffects } from '../../support/memory-effects.ts';

const FILES = {
  'review.yaml': `
name: walks
title: Walks
unit: { name: study, key: id }
resources: [{ name: studies, path: s.csv, schema: c.yaml }]
`,
  'c.yaml': `
primaryKey: id
missingValues: [{ value: NR, label: not_reported }]
fields:
  - { name: id }
  - { name: Authors }
  - { name: Year, type: year }
  - { name: Title }
  - { name: DOI }
  - { name: design, title: Design, evidence: design_place, categories: [{ value: rct, label: Trial }, { value: cohort, label: Cohort }] }
  - { name: design_place, title: Place }
  - { name: setting, title: Setting, type: list, delimiter: ";", categories: [{ value: h, label: Hospital }, { value: s, label: School }] }
  - { name: blinded, title: Blinded, type: boolean, trueValues: ["yes"], falseValues: ["no"] }
  - { name: size, title: Sample size, type: integer }
  - { name: email, title: E-mail, x-personal: true }
derive: [{ name: large, title: Large trial, expression: "design = rct and size > 50" }]
`,
  's.csv': `id,Authors,Year,Title,DOI,design,design_place,setting,blinded,size,email
a,"Abel, A; Brandt, B",2012,Walking after stroke,10.9999/inv.0,rct,p. 3,h;s,yes,60,a@example.org
b,"Costa, C",2014,Müller's meals,https://doi.org/10.9999/inv.2,NR,,s,no,NR,
`,
};
const write = (to: string, bom = false) =>
  writeStudies(memoryEffects(FILES), null, { to, out: null, resource: null, bom });

test('RIS: the parts of a publication come from their columns, codes are keywords, personal data stay out', async () => {
  const { data, rows, unsaid } = await write('ris');
  expect(rows).toBe(2);
  expect(unsaid).toEqual([
    'numbers and texts are no codes, and are left out: Sample size',
    'fields with personal data are left out: email',
  ]);
  expect(data).not.toContain('example.org');
  const { references } = await ris.read(data!);
  expect(
    references.map(({ title, authors, year, doi, keywords }) => ({ title, authors, year, doi, keywords })),
  ).toEqual([
    {
      title: 'Walking after stroke',
      authors: ['Abel, A', 'Brandt, B'],
      year: '2012',
      doi: '10.9999/inv.0',
      keywords: ['Design: Trial', 'Setting: Hospital', 'Setting: School', 'Blinded: Yes', 'Large trial: Yes'],
    },
    {
      title: "Müller's meals",
      authors: ['Costa, C'],
      year: '2014',
      doi: '10.9999/inv.2',
      keywords: ['Design: Not reported', 'Setting: School', 'Blinded: No', 'Large trial: Not reported'],
    },
  ]);
});

test('EPPI-Mapper: place and words of a code are its additional text', async () => {
  const { data } = await write('eppi-mapper');
  const { rows } = await eppiReviewer.read(data!, 'map.json');
  const at = rows[0]!.indexOf('Design: notes');
  expect(rows.map(row => row[at])).toEqual(['Design: notes', 'Trial: p. 3', '']);
});

test('tidy: a byte order mark on request, for Excel', async () => {
  const [plain, marked] = [(await write('tidy')).data!, (await write('tidy', true)).data!];
  expect(marked).toBe(`\ufeff${plain}`);
  const rows: Record<string, string>[] = parse(plain, { columns: true });
  expect(rows.find(row => row.unit_id === 'a' && row.field === 'size')).toMatchObject({ number: '60', state: 'coded' });
  expect(rows.find(row => row.unit_id === 'b' && row.field === 'size')).toMatchObject({
    number: '',
    state: 'not_reported',
    in_denominator: '1',
  });
  await expect(write('ris', true)).rejects.toThrow('ris has no byte order mark');
});

test('codes of a machine say so in every form', async () => {
  const files = {
    ...FILES,
    'review.yaml': FILES['review.yaml'].replace('schema: c.yaml', 'schema: c.yaml, machineCoded: by a model'),
  };
  for (const { name } of STUDY_FORMATS.all) {
    const { data } = await writeStudies(memoryEffects(files), null, {
      to: name,
      out: null,
      resource: null,
      bom: false,
    });
    expect(data, name).toContain('Machine-coded (by a model); 0 of 2 verified.');
    expect((await write(name)).data, name).not.toContain('Machine-coded');
  }
});

test('the help of reshape names every form', () => {
  const help = JSON.stringify(reshapeCommand.options);
  for (const { name } of STUDY_FORMATS.all) expect(help).toContain(name);
});

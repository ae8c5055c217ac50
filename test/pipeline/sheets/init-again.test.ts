import { expect, test } from 'vitest';
import { initReview } from '../../../src/pipeline/sheets/init.ts';
import { openReview } from '../../../src/read/session.ts';
import { memoryEffects } from '../../support/memory-effects.ts';

const options = (from: string | null) => ({ from, dictionary: null, sheet: null });
const ROWS = Array.from(
  { length: 10 },
  (_, i) => `s${i},${i % 2 ? 'Cohort' : 'Trial'},${i % 3 ? 'Rats; Mice' : 'Mice'},${i % 5 ? 'low' : 'NR'}`,
);
const FIRST = `id,Study design,species,bias\n${ROWS.join('\n')}\n`;
const SECOND = `id,Study design,species,bias,Funder\n${ROWS.map((row, i) => `${row},${i % 2 ? 'public' : 'industry'}`).join('\n')}\ns10,Case report,Rats; Pigs,unclear,public\ns11,Case report,Mice,high,industry\n`;

test('a second run on a newer export keeps what people changed, and adds what is new', async () => {
  const effects = memoryEffects({ 'export.csv': FIRST });
  const first = await initReview(effects, 'r', options('export.csv'));
  expect(first.news).toBeNull();
  const path = 'r/codebook/export.yaml';
  const edited = effects
    .text(path)
    .replace('name: Study_design', 'name: design')
    .replace('name: study_design', 'name: design')
    .replace('{ value: Trial }', '{ value: Trial, label: Randomised trial, description: by chance }')
    .replace('# texts that stand', '# our own remark\n# texts that stand');
  expect(edited).not.toBe(effects.text(path));
  await effects.write(path, edited);
  await effects.write('export.csv', SECOND);
  const second = await initReview(effects, 'r', options('export.csv'));
  const text = effects.text(path);
  expect(text).toContain('# our own remark');
  expect(text).toContain('label: Randomised trial');
  expect(second.news).toEqual([
    'design: new code "Case report"',
    'species: new code "Pigs"',
    'bias: new code "high"',
    'new field Funder (Funder)',
    'new missing value "unclear" (unclear)',
    'the new export was written to r/corpus/export-2.csv; name it as `path:` in review.yaml to read it instead of the old one',
  ]);
  await effects.write(
    'r/review.yaml',
    effects.text('r/review.yaml').replace('corpus/export.csv', 'corpus/export-2.csv'),
  );
  const open = await openReview(effects, 'r');
  expect(open.codebook.fields.map(field => field.name)).toEqual(['id', 'design', 'species', 'bias', 'Funder']);
  expect(open.findings.filter(entry => entry.severity !== 'note')).toEqual([]);
  expect(open.studies.coded.units).toBe(12);
  // the same file once more brings nothing
  const third = await initReview(effects, 'r', options('export.csv'));
  expect(third.news).toEqual([]);
  expect(effects.text(path)).toBe(text);
});

test('what people removed stays removed', async () => {
  const effects = memoryEffects({ 'export.csv': FIRST });
  await initReview(effects, 'r', options('export.csv'));
  const path = 'r/codebook/export.yaml';
  const lines = effects.text(path).split('\n');
  const from = lines.findIndex(line => line.includes('name: bias'));
  await effects.write(
    path,
    `${lines
      .slice(0, from - 2)
      .join('\n')
      .replace('      - { value: Rats } # 6\n', '')}\n`,
  );
  await effects.write('export.csv', SECOND);
  const { news } = await initReview(effects, 'r', options('export.csv'));
  expect(news?.join('\n')).not.toContain('bias');
  expect(news?.join('\n')).not.toContain('"Rats"');
});

test('a review that init did not make is not touched', async () => {
  const effects = memoryEffects({ 'export.csv': FIRST, 'r/review.yaml': 'name: x\n' });
  await expect(initReview(effects, 'r', options('export.csv'))).rejects.toMatchObject({
    code: 'review-there',
    status: 2,
  });
  await expect(initReview(effects, 'r', options(null))).rejects.toMatchObject({ code: 'review-there' });
  expect([...effects.files.keys()].length).toBe(2);
});

test('without a file init begins a review that can be validated', async () => {
  const effects = memoryEffects();
  const done = await initReview(effects, 'new', options(null));
  expect(done.written.filter(path => !path.includes('.scopebook/'))).toEqual([
    'new/corpus/studies.csv',
    'new/codebook/codebook.yaml',
    'new/review.yaml',
  ]);
  expect((await openReview(effects, 'new')).findings.filter(entry => entry.severity === 'error')).toEqual([]);
});

test('a file inside the folder is used where it lies', async () => {
  const effects = memoryEffects({ 'r/data/export.csv': FIRST });
  await initReview(effects, 'r', options('r/data/export.csv'));
  expect(effects.text('r/review.yaml')).toContain('path: data/export.csv');
  expect([...effects.files.keys()].some(name => name.includes('corpus/'))).toBe(false);
});

test.each([
  ['missing.csv', null, 'missing-file'],
  ['empty.csv', '', 'empty'],
  ['old.xls', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 1, 2, 3]), 'foreign'],
  ['page.csv', '<!doctype html><html></html>', 'foreign'],
  [
    'broken.xlsx',
    new Uint8Array([0x50, 0x4b, 3, 4, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9]),
    'zip',
  ],
])('bad input is refused in a sentence, and nothing is written: %s', async (name, content, code) => {
  const effects = memoryEffects(content === null ? {} : { [name]: content });
  await expect(initReview(effects, 'r', options(name))).rejects.toMatchObject({ code });
  expect([...effects.files.keys()].filter(path => path.includes('/r/'))).toEqual([]);
});

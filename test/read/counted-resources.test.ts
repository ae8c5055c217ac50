import { expect, test } from 'vitest';
import { build } from '../../src/pipeline/release/build.ts';
import { explained, results, rowResource } from '../../src/pipeline/request/results.ts';
import { validateFiles } from '../../src/pipeline/sheets/validate-files.ts';
import { openReview, openStudies } from '../../src/read/session.ts';
import { filesOf } from '../support/files.ts';
import { memoryEffects } from '../support/memory-effects.ts';

/*
 * Expected counts: R 4.2.2, m <- merge(outcomes, studies, by = "study_id"); table(m$domain, m$country);
 * tapply(m$study_id, m$domain, function(x) length(unique(x))).
 */
const FILES = filesOf('test/docs/guides/several-sheets');
const open = (changes: Readonly<Record<string, string>> = {}) =>
  openReview(memoryEffects({ ...FILES, ...changes }), null);
const changed = (path: string, from: string | RegExp, to: string): Record<string, string> => {
  const text = String(FILES[path]).replace(from, to);
  expect(text).not.toBe(FILES[path]);
  return { [path]: text };
};

test('outcomes are counted as outcomes, with the studies that they come from beside them', async () => {
  const found = results(await open(), [{ analysis: 'shares', fields: ['domain', 'role'], of: 'outcomes' }]);
  expect(found.rows.map(row => [row.level, row.n, row.N, row.unit, row.parents])).toEqual([
    ['sleep', 6, 10, 'outcome', { unit: 'study', n: 4, N: 4 }],
    ['mood', 3, 10, 'outcome', { unit: 'study', n: 3, N: 4 }],
    ['cost', 1, 10, 'outcome', { unit: 'study', n: 1, N: 4 }],
    ['primary', 3, 10, 'outcome', { unit: 'study', n: 3, N: 4 }],
    ['secondary', 5, 10, 'outcome', { unit: 'study', n: 3, N: 4 }],
    ['not_reported', 2, 10, 'outcome', { unit: 'study', n: 2, N: 4 }],
  ]);
  expect(found.rows[0]?.id).toBe('share domain=sleep /applicable from outcomes');
  expect(found.notes[0]).toEqual({
    code: 'counted-unit',
    message: 'The units counted are outcomes, not studies: 10 outcomes of 4 studies (1 more study has none).',
  });
});

test('fields of the parent are fields of its units: subgroups, conditions, cross-tables', async () => {
  const view = await openStudies(memoryEffects(FILES), null, 'outcomes');
  const by = results(view, [{ analysis: 'shares', fields: ['domain'], by: ['study.country'] }]);
  const cell = (level: string, country: string) =>
    by.rows.find(row => row.level === level && row.by[0]?.level === country)?.n;
  expect([cell('sleep', 'NO'), cell('mood', 'KE'), cell('cost', 'JP'), cell('cost', 'NO')]).toEqual([3, 1, 1, 0]);
  expect(by.rows.find(row => row.level === 'sleep' && row.by[0]?.level === 'NO')?.parents).toEqual({
    unit: 'study',
    n: 2,
    N: 2,
  });
  const where = results(view, [
    { analysis: 'shares', fields: ['domain'], where: 'study.country = Norway and study.year >= 2021' },
  ]);
  expect(where.rows.map(row => [row.level, row.n, row.N])).toEqual([
    ['sleep', 2, 3],
    ['mood', 1, 3],
    ['cost', 0, 3],
  ]);
  const cross = results(view, [{ analysis: 'crosstab', fields: ['domain', 'study.design'], test: true }]);
  expect(cross.notes.map(note => note.code)).toContain('clustered');
  expect(cross.rows.find(row => row.level === 'sleep' && row.by[0]?.level === 'rct')?.n).toBe(5);
});

test('a number of another resource is explained by its own units, and says which studies they are of', async () => {
  const review = await open();
  const row = 'share domain=mood /applicable from outcomes';
  expect(rowResource(row)).toBe('outcomes');
  const found = explained(review.of(rowResource(row)), row, null);
  expect(found.studies.map(unit => unit.key)).toEqual(['o03', 'o05', 'o10']);
  expect(found.parents).toEqual({ unit: 'study', n: ['s1', 's2', 's4'], N: 4 });
});

test('a dangling key is an error with its row; its row is counted, and belongs to no group of the parent', async () => {
  const review = await open(changed('corpus/outcomes.csv', 'o07,s3', 'o07,S9'));
  expect(review.findings.filter(finding => finding.severity === 'error')).toMatchObject([
    {
      code: 'D512',
      file: 'corpus/outcomes.csv',
      row: 8,
      column: 'B',
      value: 'S9',
      message: 'study_id is "S9", and corpus/studies.csv has no such study',
    },
  ]);
  const found = results(review, [{ analysis: 'shares', fields: ['domain'], by: ['study.country'], of: 'outcomes' }]);
  expect(found.rows.filter(row => row.level === 'cost').map(row => [row.by[0]?.level, row.n])).toEqual([
    ['KE', 0],
    ['NO', 0],
    ['JP', 0],
    ['invalid', 1],
  ]);
  expect(found.notes.map(note => note.code)).toContain('no-parent');
});

test('a key in another spelling, and a blank one, are told with what to write', async () => {
  const review = await open(changed('corpus/outcomes.csv', /o07,s3(.*)\no08,s4/, 'o07,S3 $1\no08,'));
  expect(review.findings.filter(finding => finding.code === 'D512')).toMatchObject([
    { row: 8, suggestion: 'write s3' },
    { row: 9, message: 'study_id is blank, so the row belongs to no study' },
  ]);
});

test('arms are named by a foreign key of the codebook, with a key of two parts', async () => {
  const view = (await open()).of('arms');
  const found = results(view, [{ analysis: 'shares', fields: ['treatment'] }]);
  expect(found.rows.map(row => [row.level, row.n, row.N, row.parents?.n, row.parents?.N])).toEqual([
    ['app', 4, 8, 3, 4],
    ['web', 2, 8, 2, 4],
    ['care', 1, 8, 1, 4],
    ['wait', 1, 8, 1, 4],
  ]);
});

test('outcomes of arms of studies reach the fields of both', async () => {
  const review = await open({
    ...changed(
      'review.yaml',
      'unit: outcome, of: studies, by: study_id',
      'unit: outcome, of: arms, by: [study_id, arm]',
    ),
    'codebook/outcomes.yaml':
      'primaryKey: outcome_id\nfields:\n  - { name: outcome_id }\n  - { name: study_id }\n  - { name: arm }\n  - { name: domain }\n',
    'corpus/outcomes.csv': 'outcome_id,study_id,arm,domain\n1,s1,a,x\n2,s1,b,x\n3,s2,c,y\n4,s2,d,y\n',
  });
  const view = review.of('outcomes');
  expect(view.findings.filter(finding => finding.code === 'D512').map(finding => finding.row)).toEqual([5]);
  const found = results(view, [{ analysis: 'shares', fields: ['arm.treatment', 'study.country'] }]);
  expect(found.rows.filter(row => (row.n ?? 0) > 0).map(row => [row.field, row.level, row.n, row.parents?.n])).toEqual([
    ['arm.treatment', 'app', 1, 1],
    ['arm.treatment', 'care', 1, 1],
    ['arm.treatment', 'wait', 1, 1],
    ['arm.treatment', 'invalid', 1, 0],
    ['study.country', 'KE', 2, 1],
    ['study.country', 'NO', 1, 1],
    ['study.country', 'invalid', 1, 0],
  ]);
});

test('REDCap keeps studies and repeats in one file: each resource takes its own rows', async () => {
  const files = {
    'review.yaml': `name: redcap
unit: { name: study, key: record_id }
resources:
  - { name: studies, path: export.csv, schema: studies.yaml, where: redcap_repeat_instrument is missing }
  - { name: outcomes, path: export.csv, schema: outcomes.yaml, unit: outcome, of: studies, by: record_id, where: redcap_repeat_instrument = outcomes }
`,
    'studies.yaml':
      'primaryKey: record_id\nfields:\n  - { name: record_id }\n  - { name: redcap_repeat_instrument }\n  - { name: country, categories: [KE, NO] }\n',
    'outcomes.yaml':
      'primaryKey: [record_id, redcap_repeat_instance]\nfields:\n  - { name: record_id }\n  - { name: redcap_repeat_instrument }\n  - { name: redcap_repeat_instance }\n  - { name: domain, categories: [sleep, mood] }\n',
    'export.csv':
      'record_id,redcap_repeat_instrument,redcap_repeat_instance,country,domain\n1,,,KE,\n1,outcomes,1,,sleep\n1,outcomes,2,,mood\n2,,,NO,\n2,outcomes,1,,slep\n',
  };
  const review = await openReview(memoryEffects(files), null);
  expect(review.studies.coded.units).toBe(2);
  expect(review.findings.filter(finding => finding.severity === 'error').map(({ row, field }) => [row, field])).toEqual(
    [[6, 'domain']],
  );
  const found = results(review, [{ analysis: 'shares', fields: ['domain'], by: ['study.country'], of: 'outcomes' }]);
  expect(found.rows.find(row => row.level === 'sleep' && row.by[0]?.level === 'KE')).toMatchObject({ n: 1, N: 2 });
});

test('a key that repeats stops counting its resource, and no other', async () => {
  const review = await open(changed('corpus/outcomes.csv', 'o02', 'o01'));
  expect(() => results(review, [{ analysis: 'shares', fields: ['domain'], of: 'outcomes' }])).toThrow(
    /nothing is counted, since a key is duplicated: corpus\/outcomes.csv, row 3/,
  );
  expect(results(review, [{ analysis: 'shares', fields: ['country'] }]).rows[0]?.n).toBe(1);
});

test.each([
  ['of: studies, by: study_id', 'of: studies', /no field is declared that holds its key.*by: study_id/s],
  ['of: studies, by: study_id', 'of: studies, by: study', /`by: study` of "outcomes" is not a field/],
  [
    'of: studies, by: study_id',
    'of: study, by: study_id',
    /unknown resource "study"; choose one of: studies, arms, outcomes/,
  ],
  ['unit: outcome, of', 'of', /declare what one of its rows is/],
  [
    'schema: codebook/studies.yaml',
    'schema: codebook/studies.yaml, unit: study',
    /is for resources beside the studies/,
  ],
])('%s as %s is refused with a remedy', async (from, to, message) => {
  await expect(open(changed('review.yaml', from, to))).rejects.toSatisfy((fault: { message: string; hint: string }) =>
    message.test(`${fault.message}\n${fault.hint}`),
  );
});

test('what is no resource that counts is refused, with how to make it one', async () => {
  const review = await open(changed('review.yaml', ', unit: arm', ''));
  expect(() => review.of('arms')).toThrow(/the resource "arms" is not counted, because review.yaml does not say/);
  expect(() => review.of('outcome')).toThrow(/unknown resource "outcome"; did you mean "outcomes"/);
});

test('exhibits count outcomes, and claims about them are checked against them', async () => {
  const effects = memoryEffects({
    ...FILES,
    ...changed('review.yaml', 'studies: studies', 'studies: studies\nclaims: [claims.yaml]'),
    'claims.yaml':
      'data: outcomes\nclaims:\n  - { id: sleep, field: domain, category: sleep, n: 6, N: 10 }\n  - { id: mood, field: domain, category: mood, n: 4, N: 10 }\n  - { id: norway, field: domain, category: mood, where: study.country = NO, n: 2, N: 5 }\n',
  });
  const { claims, outputs, faults } = await build(effects, null);
  expect(faults).toEqual([]);
  expect(claims?.claims.map(claim => [claim.id, claim.verdict])).toEqual([
    ['sleep', 'reproduced'],
    ['mood', 'not_reproduced'],
    ['norway', 'reproduced'],
  ]);
  const table = String(outputs.find(output => output.path === 'out/domains.md')?.data);
  expect(table).toContain('| &emsp;Mood | 3 (30.0%) | 3 of 4 |');
  expect(table).toContain('N = 10 outcomes.');
});

test('one file of a counted resource is checked as such: its rows are units, its keys must be those of studies', async () => {
  const effects = memoryEffects({ ...FILES, ...changed('corpus/outcomes.csv', 'o07,s3', 'o07,s8') });
  const { findings } = await validateFiles(effects, null, 'corpus/outcomes.csv', { codebook: null, sheet: null });
  expect(findings.map(({ code, row }) => [code, row])).toEqual([['D512', 8]]);
});

test('every share, cross-tab cell and yearly count of another resource is explained with its n and N', async () => {
  const review = await open();
  const { rows } = results(review, [
    { analysis: 'shares', fields: ['domain', 'role'], of: 'outcomes' },
    { analysis: 'shares', fields: ['role'], by: ['study.country'], where: 'study.year >= 2020', of: 'outcomes' },
    { analysis: 'crosstab', fields: ['domain', 'study.design'], of: 'outcomes' },
    { analysis: 'trend', fields: ['domain'], of: 'outcomes' },
  ]);
  expect(rows.length).toBeGreaterThan(40);
  for (const row of rows.filter(({ statistic }) => statistic === 'share')) {
    const found = explained(review.of('outcomes'), row.id, null);
    expect([row.id, found.n, found.N]).toEqual([row.id, row.n, row.N]);
    if (row.parents !== undefined)
      expect([row.id, found.parents?.n.length, found.N === null ? null : found.parents?.N]).toEqual([
        row.id,
        row.parents.n,
        row.parents.N,
      ]);
  }
});

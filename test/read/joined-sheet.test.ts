import { expect, test } from 'vitest';
import { diff } from '../../src/pipeline/release/diff.ts';
import { results } from '../../src/pipeline/request/results.ts';
import { validateFiles } from '../../src/pipeline/sheets/validate-files.ts';
import { openReview } from '../../src/read/session.ts';
import { loadCodebook } from '../../src/review.ts';
import { filesOf } from '../support/files.ts';
import { memoryEffects } from '../support/memory-effects.ts';

/*
 * The review of docs/guides/several-sheets.md, whose outcomes say more by what is known of their studies. Counted by eye from its
 * two sheets; R 4.2.2: m <- merge(outcomes, studies, by = "study_id"); table(m$domain == "sleep" & m$year >= 2020).
 */
const GUIDE = filesOf('test/docs/guides/several-sheets');
const FILES: Readonly<Record<string, string>> = {
  ...GUIDE,
  'codebook/outcomes.yaml': `${String(GUIDE['codebook/outcomes.yaml']).replace('type: integer }', "type: integer, appliesIf: study.design = 'Randomised trial' }")}
rules: [{ name: role-known, assert: study.year < 2021 or role is coded, message: later studies say the role, severity: warning }]
derive:
  - { name: recent_sleep, title: Sleep in a recent study, expression: domain = sleep and study.year >= 2020 }
  - { name: known_recent, title: Recent and its role known, expression: recent_sleep = true and role is coded }
`,
};
const open = (changes: Readonly<Record<string, string>> = {}) =>
  openReview(memoryEffects({ ...FILES, ...changes }), null);
const changed = (path: string, from: string | RegExp, to: string): Record<string, string> => {
  const text = (FILES[path] ?? '').replace(from, to);
  expect(text).not.toBe(FILES[path]);
  return { [path]: text };
};

test('a condition on a field of the parent decides where a field applies, and what contradicts it is named', async () => {
  const review = await open();
  // o06 and o07 are of s3, a cohort, and have weeks all the same
  expect(
    review.findings.filter(({ field }) => field === 'weeks').map(({ severity, file, row }) => [severity, file, row]),
  ).toEqual([
    ['error', 'corpus/outcomes.csv', 7],
    ['error', 'corpus/outcomes.csv', 8],
  ]);
  const blank = await open(changed('corpus/outcomes.csv', /,52$/gm, ','));
  expect(blank.findings.filter(({ field }) => field === 'weeks')).toEqual([]);
  const [row] = results(blank, [{ analysis: 'shares', fields: ['weeks'], of: 'outcomes' }]).rows;
  // ten outcomes less the two of a cohort
  expect([row?.N, row?.denominator]).toEqual([8, 'reported']);
});

test('a rule on a field of the parent is checked row by row', async () => {
  const review = await open();
  expect(review.findings.filter(({ code }) => code === 'D401').map(({ row, message }) => [row, message])).toEqual([
    [9, 'later studies say the role (rule role-known)'],
  ]);
  const { findings } = await validateFiles(memoryEffects(FILES), null, 'corpus/outcomes.csv', {
    codebook: null,
    sheet: null,
  });
  expect(findings.filter(({ code }) => code === 'D401').map(({ row }) => row)).toEqual([9]);
});

test('derived fields are made of fields of the parent, and of each other', async () => {
  const found = results(await open(), [
    { analysis: 'shares', fields: ['recent_sleep', 'known_recent'], of: 'outcomes' },
  ]);
  const counts = found.rows.filter(row => row.level === 'true').map(row => [row.field, row.n, row.N, row.parents?.n]);
  // o04 of s2, o06 of s3, o08 and o09 of s4; the role of o08 is not reported
  expect(counts).toEqual([
    ['recent_sleep', 4, 10, 3],
    ['known_recent', 3, 10, 3],
  ]);
});

test('a unit without a parent: whether the condition holds is not known', async () => {
  const review = await open(changed('corpus/outcomes.csv', 'o07,s3', 'o07,s9'));
  expect(review.findings.filter(({ field }) => field === 'weeks').map(({ row }) => row)).toEqual([7]);
});

test('the sheets of coders are read by the same conditions, by the key of the unit', async () => {
  const sheet = (weeks: readonly string[]): string =>
    `outcome_id,weeks\n${weeks.map((value, at) => `o0${at + 1},${value}\n`).join('')}`;
  const review = await open({
    ...changed('corpus/outcomes.csv', /,52$/gm, ','),
    ...changed(
      'review.yaml',
      'resources:',
      'codings: [{ name: charting, of: outcomes, from: { files: { A: a, B: b } } }]\nresources:\n  - { name: a, path: a.csv, schema: codebook/outcomes.yaml }\n  - { name: b, path: b.csv, schema: codebook/outcomes.yaml }',
    ),
    'a.csv': sheet(['12', '24', '12', '8', '8', '', '', '6']),
    'b.csv': sheet(['12', '24', '12', '8', '9', '52', '', '6']),
  });
  expect(
    review.findings.filter(({ severity }) => severity === 'error').map(({ coder, file, row }) => [coder, file, row]),
  ).toEqual([['B', 'b.csv', 7]]);
  const { rows } = results(review, [{ analysis: 'agreement', fields: ['weeks'], of: 'outcomes' }]);
  // o06 and o07 do not apply; of the six others, five are the same
  expect(rows.find(({ statistic }) => statistic === 'percent_agreement')).toMatchObject({ n: 5, N: 6 });
});

test('a field of the unit above the parent keeps its name', async () => {
  const review = await open({
    ...changed(
      'review.yaml',
      'unit: outcome, of: studies, by: study_id',
      'unit: outcome, of: arms, by: [study_id, arm]',
    ),
    'codebook/outcomes.yaml':
      'primaryKey: outcome_id\nfields:\n  - { name: outcome_id }\n  - { name: study_id }\n  - { name: arm }\n  - { name: domain }\nderive: [{ name: app_in_kenya, expression: study.country = KE and arm.treatment = app }]\n',
    'corpus/outcomes.csv': 'outcome_id,study_id,arm,domain\n1,s1,a,x\n2,s1,b,x\n3,s2,a,y\n4,s2,c,y\n',
  });
  const { rows } = results(review, [{ analysis: 'shares', fields: ['app_in_kenya'], of: 'outcomes' }]);
  expect(rows.find(({ level }) => level === 'true')).toMatchObject({ n: 1, N: 4 });
});

test.each([
  ['study.design =', 'study.desing =', /unknown field "study.desing"; did you mean study.design\?/],
  [
    "study.design = 'Randomised trial'",
    'study.design = rtc',
    /unknown category "rtc" of study.design; did you mean rct\?/,
  ],
  ['study.year < 2021', 'stdy.year < 2021', /unknown field "stdy.year"; did you mean study.year\?/],
])('%s as %s is refused with the nearest name', async (from, to, message) => {
  await expect(open(changed('codebook/outcomes.yaml', from, to))).rejects.toThrow(message);
});

test('a codebook by itself, and one of a sheet that belongs to nothing, cannot name such fields', async () => {
  const effects = memoryEffects(FILES);
  await expect(loadCodebook(effects, 'codebook/outcomes.yaml', 'codebook/outcomes.yaml')).rejects.toThrow(
    /unknown field "study.design"; fields of another sheet are known only where a codebook is read with its review/,
  );
  await expect(open(changed('review.yaml', ', of: studies, by: study_id', ''))).rejects.toThrow(
    /unknown field "study.design"; review.yaml does not say which units those of this sheet belong to/,
  );
});

test('foreign keys that lead back are refused, with or without such fields', async () => {
  const circle = {
    ...changed('review.yaml', ', of: studies, by: study_id', ''),
    'codebook/arms.yaml': String(FILES['codebook/arms.yaml']).replace(
      'resource: studies, fields: study_id',
      'resource: outcomes, fields: outcome_id',
    ),
    'codebook/outcomes.yaml': `${String(GUIDE['codebook/outcomes.yaml'])}foreignKeys: [{ fields: study_id, reference: { resource: arms, fields: study_id } }]\n`,
  };
  await expect(open(circle)).rejects.toThrow(/belong to each other in a cycle: arms → outcomes → arms/);
  await expect(
    open({
      ...circle,
      'codebook/outcomes.yaml': `${circle['codebook/outcomes.yaml']}derive: [{ name: x, expression: arm.size > 30 }]\n`,
    }),
  ).rejects.toThrow(/in a cycle|cannot be joined/);
});

test('diff: a number of outcomes that moved since its study changed has the cause `other`, and no cell was recoded', async () => {
  const { 'corpus/studies.csv': studies } = changed('corpus/studies.csv', 's4,Dahl,2021', 's4,Dahl,2019');
  const old = Object.fromEntries(Object.entries(FILES).map(([path, text]) => [`old/${path}`, text]));
  const { changes } = await diff(
    memoryEffects({ ...FILES, 'corpus/studies.csv': studies!, ...old }),
    null,
    'old',
    null,
  );
  expect(changes.resources?.find(({ name }) => name === 'outcomes')?.rows).toEqual({
    added: [],
    removed: [],
    recoded: [],
  });
  // o08 and o09 are no recent outcomes any more
  const share = changes.moved.find(({ row }) => row.startsWith('share recent_sleep=true') && row.includes('outcomes'));
  expect([share?.old?.n, share?.new?.n, share?.cause.n.other]).toEqual([4, 2, -2]);
});

test('diff: outcomes are compared though the resource of their studies has another name now', async () => {
  const renamed = (FILES['review.yaml'] ?? '')
    .replace('studies: studies', 'studies: main')
    .replace('name: studies,', 'name: main,')
    .replace('of: studies', 'of: main');
  const arms = (FILES['codebook/arms.yaml'] ?? '').replace('resource: studies', 'resource: main');
  const old = Object.fromEntries(Object.entries(FILES).map(([path, text]) => [`old/${path}`, text]));
  const { changes } = await diff(
    memoryEffects({ ...FILES, 'review.yaml': renamed, 'codebook/arms.yaml': arms, ...old }),
    null,
    'old',
    null,
  );
  expect(changes.incomparable).toEqual([]);
  expect(changes.resources?.map(({ name }) => name)).toEqual(['arms', 'outcomes']);
  expect(changes.settings).toEqual(['parent of outcomes studies → main']);
});

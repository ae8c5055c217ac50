import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { expect, test } from 'vitest';
import { add, additionOutput, additionsFrom, isStopped } from '../../../src/pipeline/sheets/add.ts';
import { startInterview } from '../../../src/pipeline/sheets/interview.ts';
import { memoryEffects, seedFiles } from '../../support/memory-effects.ts';

const seed = seedFiles();
const whole = parse(seed['corpus/studies.csv'] ?? '') as string[][];
const header = whole[0] ?? [];
const at = (name: string): number => header.indexOf(name);
const write = (rows: string[][]): string =>
  stringify(rows, { record_delimiter: seed['corpus/studies.csv']?.includes('\r\n') ? '\r\n' : '\n' });

/** Bibliographic records of the last ten studies, half as RIS and half as BibTeX, as a library would hold them. */
function libraries(rows: string[][]): { ris: string; bib: string } {
  const cell = (row: string[], name: string): string => row[at(name)] ?? '';
  const doi = (row: string[]): string =>
    cell(row, 'identifier').startsWith('doi:') ? cell(row, 'identifier').slice(4) : '';
  const ris = rows
    .filter((_, i) => i % 2 === 0)
    .map(
      row =>
        `TY  - JOUR\nAU  - ${cell(row, 'first_author')}\nPY  - ${cell(row, 'year')}\nTI  - ${cell(row, 'title')}\nJO  - ${cell(row, 'venue')}\nUR  - ${cell(row, 'url')}\n${doi(row) === '' ? '' : `DO  - ${doi(row)}\n`}ER  - \n`,
    );
  const bib = rows
    .filter((_, i) => i % 2 === 1)
    .map(
      (row, i) =>
        `@article{k${i}, author={${cell(row, 'first_author')}}, year={${cell(row, 'year')}}, title={{${cell(row, 'title')}}}, journal={${cell(row, 'venue')}}, url={${cell(row, 'url')}}${doi(row) === '' ? '' : `, doi={${doi(row)}}`}}\n`,
    );
  return { ris: ris.join('\n'), bib: bib.join('\n') };
}

test('the last ten studies of the corpus, added from RIS and BibTeX with a sheet of codes, give the full corpus cell for cell', async () => {
  const last = whole.slice(-10);
  const { ris, bib } = libraries(last);
  const effects = memoryEffects({
    ...seed,
    'corpus/studies.csv': write(whole.slice(0, -10)),
    'new.ris': ris,
    'new.bib': bib,
    'codes.csv': write([header, ...last]),
  });
  for (const file of ['new.ris', 'new.bib']) {
    const { plan } = await add(effects, null, file, { codes: 'codes.csv', out: null, dryRun: false });
    expect([plan.added.length, plan.duplicates.length, plan.broken.length, plan.conflicts.length]).toEqual([
      5, 0, 0, 0,
    ]);
  }
  const byKey = (rows: string[][]): string[][] => [...rows].sort((a, b) => ((a[0] ?? '') < (b[0] ?? '') ? -1 : 1));
  expect(byKey(parse(effects.text('corpus/studies.csv')) as string[][])).toEqual(byKey(whole));
  // a second run finds every one of them
  const again = await additionsFrom(effects, null, 'new.ris', 'codes.csv');
  expect([again.added.length, again.duplicates.length]).toEqual([0, 5]);
});

test('a code that is in the sheet is not overwritten: both are shown, and what is there stays', async () => {
  const row = [...(whole[1] ?? [])];
  row[at('domain')] = 'oncology';
  const effects = memoryEffects({ ...seed, 'rows.csv': write([header, row]) });
  const plan = await additionsFrom(effects, null, 'rows.csv', null);
  expect(plan.added).toEqual([]);
  expect(plan.conflicts).toEqual([
    { key: 's001', field: 'domain', there: 'general_clinical', given: 'oncology', otherLine: null },
  ]);
});

test('codes that the codebook does not know are findings at their place in the file', async () => {
  const effects = memoryEffects({
    ...seed,
    'rows.csv': 'study_id,title,year,domain\ns900,A quite new study of everything,2024,onkology\n',
  });
  const plan = await additionsFrom(effects, null, 'rows.csv', null);
  expect(
    plan.findings.filter(entry => entry.severity === 'error').map(entry => [entry.code, entry.row, entry.suggestion]),
  ).toEqual([['D101', 2, 'oncology']]);
});

test('a sheet in Windows-1252 stays in it; a character that it lacks is refused', async () => {
  const bytes = new Uint8Array([...new TextEncoder().encode(`${header.join(',')}\ns001,`), 0xe9, 0x0a]);
  const ris = (title: string): string => `TY  - JOUR\nTI  - ${title}\nER  - \n`;
  const effects = memoryEffects({
    ...seed,
    'new.ris': ris('Café noir'),
    'odd.ris': ris('Größe ≤ 3'),
    'corpus/studies.csv': bytes,
  });
  const { data } = await additionOutput(await additionsFrom(effects, null, 'new.ris', null), null);
  expect((data as Uint8Array).subarray(0, bytes.length)).toEqual(bytes);
  expect(Buffer.from(data as Uint8Array).toString('latin1')).toContain('Café noir');
  const odd = await additionsFrom(effects, null, 'odd.ris', null);
  await expect(additionOutput(odd, null)).rejects.toThrow(
    'corpus/studies.csv is windows-1252, which has no character "≤"',
  );
});

const small = (sheet: string): Record<string, string> => ({
  'review.yaml':
    'name: r\nunit: { name: study, key: id }\nstudies: studies\ncitation: { title: title, identifier: doi }\nresources:\n  - { name: studies, path: s.csv, schema: cb.yaml }\n',
  'cb.yaml':
    'primaryKey: id\nfields:\n  - { name: id, type: string }\n  - { name: title, type: string }\n  - { name: doi, type: string }\n  - { name: design, type: string, categories: [rct, cohort] }\n',
  's.csv': sheet,
});
const SMALL = 'id,title,doi,design\ns1,Alpha waves in snails,10.1000/a,rct\n';
const planOf = (files: Record<string, string>, file: string, codes: string | null = null) =>
  additionsFrom(memoryEffects({ ...small(SMALL), ...files }), null, file, codes);

test.each([
  ['other case', 'Title,DOI,Design\nBeta rays in hens,10.1000/b,cohort\nAlpha waves in snails,10.1000/a,rct\n'],
  [
    'a blank at the end',
    'title ,doi ,design \nBeta rays in hens,10.1000/b,cohort\nAlpha waves in snails,10.1000/a,rct\n',
  ],
])('headers are matched as validate does: %s', async (_, text) => {
  const plan = await planOf({ 'new.csv': text }, 'new.csv');
  expect(plan.added.map(({ key, cells }) => [key, ...cells.slice(1)])).toEqual([
    ['s2', 'Beta rays in hens', '10.1000/b', 'cohort'],
  ]);
  expect(plan.duplicates.map(({ line, match }) => [line, match.key, match.by])).toEqual([[3, 's1', 'doi']]);
});

test('a column that nearly is a field stops the writing; another is told', async () => {
  const near = await planOf({ 'new.csv': 'title,doi,desing\nBeta rays in hens,10.1000/b,cohort\n' }, 'new.csv');
  expect(near.told).toEqual([
    {
      severity: 'problem',
      message:
        'new.csv, column C: the review has no column "desing"; did you mean "design"? Correct the header, or remove the column',
    },
  ]);
  expect(isStopped(near)).toBe(true);
  const other = await planOf({ 'new.csv': 'title,doi,Bemerkung\nBeta rays in hens,10.1000/b,gut\n' }, 'new.csv');
  expect(other.told.map(entry => [entry.severity, entry.message])).toEqual([
    ['note', 'new.csv, column C: the review has no column "Bemerkung"; its cells are not added'],
  ]);
  expect(isStopped(other)).toBe(false);
});

test.each([
  ['notes.txt', 'Some notes\nwe did on Monday\n', 'nothing in notes.txt is a study'],
  ['README.md', '# Readme\n\nThis, and that, and more\nof, it, is, here\n', 'looks like Markdown, not a table'],
  ['other.csv', 'country,gdp\nGhana,72\n', 'nothing in other.csv is a study'],
  [
    'ids.csv',
    'id,weight\n7,3.4\n',
    'no row of ids.csv is a study (row 2: this row fills no column of the review but the key)',
  ],
  ['empty.ris', 'TY  - JOUR\nAU  - Kim\nER  - \n', 'no entry in it is a study (line 1: this entry has neither a title'],
  ['page.html', '<!doctype html><html></html>', 'looks like a web page or XML'],
  ['paper.pdf', '%PDF-1.7\n', 'looks like a PDF'],
])('%s is refused by what it is', async (file, text, message) => {
  await expect(planOf({ [file]: text }, file)).rejects.toThrow(message);
});

test('a record without a title is told; codes that join nothing stop the writing, single rows that do not are told', async () => {
  const dois = await planOf({ 'd.txt': '10.1000/x\n' }, 'd.txt');
  expect(dois.told).toEqual([{ severity: 'note', message: 'line 1 has no title; only the DOI 10.1000/x is known' }]);
  const ris = 'TY  - JOUR\nTI  - Beta rays in hens\nDO  - 10.1000/b\nER  - \n';
  const none = await planOf({ 'n.ris': ris, 'c.csv': 'doi,design\n10.1000/z,rct\n' }, 'n.ris', 'c.csv');
  expect(none.told[0]).toMatchObject({
    severity: 'problem',
    message: expect.stringContaining('c.csv: none of its 1 rows belongs to a record'),
  });
  const some = await planOf(
    { 'n.ris': ris, 'c.csv': 'doi,design\n10.1000/z,rct\n10.1000/B,cohort\n' },
    'n.ris',
    'c.csv',
  );
  expect(some.told).toEqual([
    { severity: 'note', message: 'c.csv, row 2: these codes belong to no record of the file' },
  ]);
  expect(some.added[0]?.cells).toEqual(['s2', 'Beta rays in hens', '10.1000/B', 'cohort']);
});

test('duplicates are added on request, and an unknown name is refused', async () => {
  const files = { 'n.ris': 'TY  - JOUR\nTI  - Alpha waves in snails\nDO  - 10.1000/a\nER  - \n' };
  const effects = memoryEffects({ ...small(SMALL), ...files });
  const withKeep = (keep: { all: boolean; ids: string[] }) => additionsFrom(effects, null, 'n.ris', null, keep);
  expect((await withKeep({ all: false, ids: [] })).added).toEqual([]);
  for (const id of ['1', '10.1000/A'])
    expect((await withKeep({ all: false, ids: [id] })).added[0]).toMatchObject({ key: 's2', kept: true });
  expect((await withKeep({ all: true, ids: [] })).added).toHaveLength(1);
  await expect(withKeep({ all: false, ids: ['9'] })).rejects.toThrow("`keep: '9'`: no duplicate in n.ris");
});

test('rows that are added below a closed range would not be read, so they are refused', async () => {
  const files: Record<string, string> = { ...small(SMALL), 'n.ris': 'TY  - JOUR\nTI  - Beta rays in hens\nER  - \n' };
  const review = (files['review.yaml'] ?? '').replace(
    'schema: cb.yaml',
    'schema: cb.yaml, dialect: { range: "A1:D2" }',
  );
  const plan = await additionsFrom(memoryEffects({ ...files, 'review.yaml': review }), null, 'n.ris', null);
  await expect(additionOutput(plan, null)).rejects.toThrow('the range A1:D2 of s.csv ends with row 2');
});

test('an interview follows the skip logic, refuses wrong answers, survives an interruption and writes one row', async () => {
  const effects = memoryEffects(seed);
  let interview = await startInterview(effects, null);
  const answer = async (field: string, text: string): Promise<void> => {
    const next = interview.next();
    expect(next?.name).toBe(field);
    if (next === null) return;
    const checked = interview.check(next, text);
    expect(checked).toHaveProperty('cell');
    if ('cell' in checked) await interview.keep(next, checked.cell);
  };
  await answer('first_author', 'Doe');
  const year = interview.next();
  expect(year?.name).toBe('year');
  if (year) expect(interview.check(year, '2031')).toEqual({ problem: expect.stringContaining('2031') });
  await answer('year', '2024');
  await answer('title', 'A study, with a comma');
  await answer('venue', '');
  // interrupted: what was confirmed is on disk
  interview = await startInterview(effects, null);
  expect(interview.resumed).toBe(4);
  await answer('identifier', '');
  await answer('url', '');
  await answer('domain', '2');
  await answer('modality', 'Tabular');
  await answer('data_type', 'structured_record, 3');
  await answer('method', 'fine_tuning');
  // prompt_strategy applies only to prompting
  await answer('model_family', 'NR');
  expect(await interview.back()).toBe('model_family');
  expect(await interview.back()).toBe('method');
  await answer('method', 'prompting');
  await answer('prompt_strategy', 'few_shot');
  for (const [field, text] of [
    ['model_family', 'gpt_4'],
    ['model_access', 'closed_api'],
    ['language', 'en'],
    ['purpose', 'privacy'],
    ['source_material', 'registry'],
    ['evaluation', 'human;fairness'],
    ['privacy_claim', 'argued'],
    ['release', 'NR'],
    ['note', ''],
  ] as const)
    await answer(field, text);
  expect(interview.next()).toBeNull();
  expect(await interview.finish()).toEqual({ key: 's089', path: 'corpus/studies.csv' });
  const after = parse(effects.text('corpus/studies.csv')) as string[][];
  expect(after.slice(0, -1)).toEqual(whole);
  const added = Object.fromEntries(header.map((name, i) => [name, after.at(-1)?.[i]]));
  expect(added).toMatchObject({
    study_id: 's089',
    title: 'A study, with a comma',
    domain: 'mental_health',
    modality: 'tabular',
    data_type: 'structured_record;dialogue',
    prompt_strategy: 'few_shot',
    evaluation: 'human;fairness',
  });
  expect([...effects.files.keys()].some(file => file.endsWith('add-draft.json'))).toBe(false);
});

test('a record that says that its work was retracted is named, also where the sheet has the study', async () => {
  const files = {
    'n.ris':
      'TY  - JOUR\nTI  - RETRACTED: Alpha waves in snails\nDO  - 10.1000/A\nER  - \n\nTY  - JOUR\nTI  - Retraction notice to: Beta waves in snails\nER  - \n',
    'p.nbib': 'PMID- 31234567\nTI  - Gamma waves in snails and slugs.\nPT  - Retracted Publication\n',
  };
  const effects = memoryEffects({ ...small(SMALL), ...files });
  const ris = await additionsFrom(effects, null, 'n.ris', null);
  expect(ris.duplicates.map(({ match, inFile }) => [match.key, inFile])).toEqual([['s1', false]]);
  const note = (line: number) => ({
    severity: 'note',
    message: `line ${line}: this work was retracted, as its record says; decide whether the study counts`,
  });
  expect(ris.told).toEqual([note(1)]);
  expect((await additionsFrom(effects, null, 'p.nbib', null)).told).toEqual([note(1)]);
});

test('new rows in a file of their own have the headers of the sheet, to be pasted under them', async () => {
  const effects = memoryEffects({
    'review.yaml':
      'name: r\nunit: { name: study, key: id }\ncitation: { author: author, year: year, title: title }\nresources: [{ name: studies, path: s.csv, schema: c.yaml }]\n',
    'c.yaml':
      'primaryKey: id\nfields:\n  - { name: id }\n  - { name: author, aliases: ["Author, year"] }\n  - { name: title, aliases: [Full title] }\n  - { name: year, type: year }\n',
    's.csv': 'id,Remarks,"Author, year",Full title,year\n1,x,Kim,Walking,2020\n',
    'new.ris': 'TY  - JOUR\nAU  - Weber, Anna\nTI  - Balance training in clinics\nPY  - 2024\nER  - \n',
  });
  const plan = await additionsFrom(effects, null, 'new.ris', null);
  const { data } = await additionOutput(plan, 'new.csv');
  expect(parse(String(data))).toEqual([
    ['id', 'Remarks', 'Author, year', 'Full title', 'year'],
    ['2', '', 'Weber', 'Balance training in clinics', '2024'],
  ]);
});

test('a sheet without titles and identifiers: a second add of one file names each study that may be there already', async () => {
  const effects = memoryEffects({
    'review.yaml':
      'name: t\nunit: { name: study, key: study_id }\nresources:\n  - { name: s, path: s.csv, schema: c.yaml }\n',
    'c.yaml':
      'primaryKey: study_id\nfields:\n  - { name: study_id }\n  - { name: first_author }\n  - { name: year, type: integer }\n',
    's.csv': 'study_id,first_author,year\ns1,Berg,2020\n',
    'n.ris':
      'TY  - JOUR\nAU  - Chiba, A\nPY  - 2021\nTI  - Exercise and mood in older adults\nER  - \n\nTY  - JOUR\nAU  - Dahl, B\nPY  - 2022\nTI  - Sleep and school\nER  - \n',
  });
  const options = { codes: null, out: null, dryRun: false };
  const first = await add(effects, null, 'n.ris', options);
  expect(first.plan.told.map(({ message }) => message)).toEqual([
    expect.stringMatching(
      /^s\.csv has no titles and no identifiers, so a study that is in it already cannot be recognised/,
    ),
  ]);
  expect(first.plan.added.map(({ like }) => like)).toEqual([null, null]);
  const second = await add(effects, null, 'n.ris', options);
  expect(second.plan.added.map(({ like }) => [like?.key, like?.kind, like?.by])).toEqual([
    ['s2', 'question', 'author'],
    ['s3', 'question', 'author'],
  ]);
});

const SEVERAL = {
  'cb.yaml':
    'primaryKey: [id, outcome]\nfields:\n  - { name: id, type: string }\n  - { name: title, type: string }\n  - { name: doi, type: string }\n  - { name: outcome, type: string }\n  - { name: effect, type: string, categories: [up, down] }\n',
  's.csv': 'id,title,doi,outcome,effect\ns1,Alpha waves in snails,10.1000/a,speed,up\n',
};

test('where a study has several rows, a row with another outcome is a further row, and the same outcome is a duplicate', async () => {
  const rows =
    'id,title,outcome,effect\n,Beta rays in hens,speed,up\n,Beta rays in hens,mood,up\ns1,Alpha waves in snails,sleep,up\ns1,Alpha waves in snails,speed,up\n';
  const plan = await planOf({ ...SEVERAL, 'new.csv': rows }, 'new.csv');
  expect(plan.added.map(({ key, further, cells }) => [key, further, cells[3], cells[4]])).toEqual([
    ['s2', null, 'speed', 'up'],
    ['s2', 'outcome mood', 'mood', 'up'],
    ['s1', 'outcome sleep', 'sleep', 'up'],
  ]);
  expect(plan.duplicates.map(({ line }) => line)).toEqual([5]);
  const other = await planOf(
    { ...SEVERAL, 'new.csv': rows.replace('speed,up\n,', 'speed,up\ns1,Alpha waves in snails,speed,down\n,') },
    'new.csv',
  );
  expect(other.conflicts).toEqual([{ key: 's1', field: 'effect', there: 'up', given: 'down', otherLine: null }]);
});

test('rows of one study with different codes, as an export of reviewers has them, stop the writing', async () => {
  const rows = 'Title,Reviewer Name,Design\nBeta rays in hens,Ann,cohort\nBeta rays in hens,Bob,rct\n';
  const plan = await planOf({ 'new.csv': rows }, 'new.csv');
  expect(plan.conflicts).toEqual([
    { key: 'line 2 of the file', field: 'design', there: 'cohort', given: 'rct', otherLine: 2 },
  ]);
  expect(isStopped(plan)).toBe(true);
  const ris = 'TY  - JOUR\nTI  - Beta rays in hens\nER  - \n';
  const codes = await planOf({ 'n.ris': ris, 'c.csv': rows }, 'n.ris', 'c.csv');
  expect(codes.told.filter(({ severity }) => severity === 'problem').map(({ message }) => message)).toEqual([
    'c.csv, rows 2 and 3 are of one study and have different codes for design: "cohort" and "rct". Keep one row for each study',
  ]);
});

test('findings on new rows name the file that they come from', async () => {
  const plan = await planOf({ 'new.csv': 'title,doi,design\nBeta rays in hens,10.1000/b,Cohort\n' }, 'new.csv');
  expect(plan.findings).toMatchObject([{ code: 'D102', file: 'new.csv', row: 2, column: null }]);
});

test.each([
  [
    '1. J X. 2021;1(2):3-4. doi: 10.1000/b.\n\nBeta rays in hens.\n\nPMID: 31234567\n',
    "PubMed's summary or abstract text",
  ],
  ['31234567\n31234568\n', 'a list of numbers that does not say of which database'],
])('a text of PubMed for people, and bare numbers, are refused by what they are', async (text, message) => {
  await expect(planOf({ 'a.txt': text }, 'a.txt')).rejects.toThrow(message);
});

const REVIEW_OF_TWO = (from: string): string =>
  `name: r\nunit: { name: study, key: id }\nstudies: studies\ncodings:\n  - { name: charting, from: ${from} }\nresources:\n  - { name: studies, path: s.csv, schema: cb.yaml }\n`;
const CODEBOOK_OF_TWO =
  'primaryKey: id\nfields:\n  - { name: id, type: string }\n  - { name: title, type: string }\n  - { name: design, type: string, aliases: [design_agreed], categories: [trial, cohort] }\n';

test("rows for a sheet with each coder's own columns have a cell under every column of the file", async () => {
  const header = 'id,design_a,design_b,title,design_agreed';
  const effects = memoryEffects({
    'review.yaml': REVIEW_OF_TWO('{ affix: "{field}_{coder}", coders: [a, b], consensus: agreed }'),
    'cb.yaml': CODEBOOK_OF_TWO,
    's.csv': `${header}\n1,trial,cohort,Sleep and mood in adults,trial\n`,
    'new.csv': `${header}\n2,cohort,trial,Exercise and pain in nurses,cohort\n`,
    'new.ris': 'TY  - JOUR\nTI  - Diet and growth of children\nER  - \n',
  });
  const first = await add(effects, null, 'new.csv', { codes: null, out: null, dryRun: false });
  expect(first.plan.told).toEqual([]);
  await add(effects, null, 'new.ris', { codes: null, out: null, dryRun: false });
  const interview = await startInterview(effects, null);
  await interview.keep({ name: 'title' } as Parameters<typeof interview.keep>[0], 'Light and sight');
  await interview.finish();
  expect(effects.text('s.csv')).toBe(
    `${header}\n1,trial,cohort,Sleep and mood in adults,trial\n2,cohort,trial,Exercise and pain in nurses,cohort\n3,,,Diet and growth of children,\n4,,,Light and sight,\n`,
  );
  const again = await additionsFrom(effects, null, 'new.csv', null);
  expect([again.added, again.conflicts, again.duplicates.length]).toEqual([[], [], 1]);
});

test("rows for a sheet with each coder's own rows keep the coder", async () => {
  const header = 'id,coder,title,design';
  const effects = memoryEffects({
    'review.yaml': REVIEW_OF_TWO('{ column: coder, consensus: both }'),
    'cb.yaml': CODEBOOK_OF_TWO,
    's.csv': `${header}\n1,a,Sleep and mood in adults,trial\n1,b,Sleep and mood in adults,cohort\n1,both,Sleep and mood in adults,trial\n`,
    'new.csv': `${header}\n2,a,Exercise and pain in nurses,cohort\n`,
  });
  await add(effects, null, 'new.csv', { codes: null, out: null, dryRun: false });
  expect(effects.text('s.csv').split('\n').at(-2)).toBe('2,a,Exercise and pain in nurses,cohort');
});

import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { expect, test } from 'vitest';
import { add, additionOutput, additionsFrom } from '../../src/pipeline/sheets/add.ts';
import { startInterview } from '../../src/pipeline/sheets/interview.ts';
import { memoryEffects, seedFiles } from '../support/memory-effects.ts';

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

test('a code that stands in the sheet is not overwritten: both are shown, and what is there stays', async () => {
  const row = [...(whole[1] ?? [])];
  row[at('domain')] = 'oncology';
  const effects = memoryEffects({ ...seed, 'rows.csv': write([header, row]) });
  const plan = await additionsFrom(effects, null, 'rows.csv', null);
  expect(plan.added).toEqual([]);
  expect(plan.conflicts).toEqual([{ key: 's001', field: 'domain', there: 'general_clinical', given: 'oncology' }]);
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

test('a sheet that is no UTF-8 CSV is never rewritten', async () => {
  const effects = memoryEffects({
    ...seed,
    'new.ris': 'TY  - JOUR\nTI  - New\nER  - \n',
    'corpus/studies.csv': new Uint8Array([...new TextEncoder().encode(`${header.join(',')}\ns001,`), 0xe9, 0x0a]),
  });
  const plan = await additionsFrom(effects, null, 'new.ris', null);
  await expect(additionOutput(plan, null)).rejects.toThrow('corpus/studies.csv is not UTF-8');
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

import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, expect, test } from 'vitest';
import { deposit, packageKind } from '../../../src/pipeline/release/deposit.ts';
import { sha256 } from '../../../src/pipeline/release/manifest.ts';
import { type MemoryEffects, memoryEffects, seedFiles } from '../../support/memory-effects.ts';

let effects: MemoryEffects;
let written: readonly string[];
beforeAll(async () => {
  const files = Object.fromEntries(Object.entries(seedFiles()).filter(([path]) => !path.startsWith('figures/')));
  effects = memoryEffects(files);
  ({ written } = await deposit(effects, null, 'p', async () => [], 'evidence'));
});
const rowsOf = (path: string): Record<string, string>[] => parse(effects.text(`p/${path}`), { columns: true });
/** The sheet, read without scopebook. */
const sheet: Record<string, string>[] = parse(readFileSync('corpus/audit/audit.csv'), { columns: true });
const FACETS = ['fidelity', 'utility', 'judgement', 'privacy', 'provenance', 'generator', 'equity', 'labelling'];

test('every coded level has a line with its place and words', () => {
  const lines = rowsOf('evidence.csv');
  for (const facet of FACETS) {
    const coded = sheet.filter(row => ['0', '1', '2', '3'].includes(row[facet]!));
    const own = lines.filter(line => line['field'] === facet);
    expect(own.map(line => [line['unit'], line['code']])).toEqual(coded.map(row => [row['audit_id'], row[facet]]));
    expect(own.map(line => `${line['place']} | ${line['words']}`)).toEqual(
      coded.map(row => row[`${facet}_evidence`]!.replace(/ *\| */g, ' | ').trim()),
    );
  }
});

test('what was not evaluated is counted by its reason', () => {
  for (const line of rowsOf('not-reported.csv').filter(row => FACETS.includes(row['field']!))) {
    const count = (code: string) => String(sheet.filter(row => row[line['field']!] === code).length);
    expect([line['not_reported'], line['unclear'], line['not_applicable'], line['not_accessible']]).toEqual(
      ['NR', 'UNCLEAR', 'NA', 'NOACCESS'].map(count),
    );
  }
});

test('on one page: who coded, from what, how well they agreed, what was not evaluated, and what it cannot say', () => {
  const text = strFromU8(unzipSync(effects.files.get('/review/p/summary.docx')!)['word/document.xml']!)
    .replace(/<\/w:(tc|p)>/g, '\t')
    .replace(/<[^>]+>/g, '')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replace(/\t+/g, '\t');
  expect(text).toContain(
    'Audit of the evaluation of synthetic data (consensus) (87 data sets, stage "audit"): coded by A and B (machines). A and B coded all 87 data sets, from abstracts or from records and notes of them (s078: no text). There was no pilot coding. The coders worked by version 0.1.0 of the codebook; the counted codes follow 0.2.0 (amendments.md). An adjudicator that is a machine resolved the differences between the coders.',
  );
  expect(text).toContain('module synthetic-data-audit 0.2.0 (proposal, unvalidated)');
  expect(text).toContain(
    'Not documented: the date of the last search, which databases or other sources were searched and the full search strings.',
  );
  expect(text).not.toMatch(/search strategy/i);
  // the rows of corpus/screening.csv, and those with the consensus "include"
  expect(text).toContain('Records screened: 88; Studies included: 87.');
  expect(text).toContain('Coded from abstracts. A person has verified 0 of 87 studies.');
  // the figures of the audit's own agreement table, made before scopebook had this page (corpus/audit)
  expect(text).toContain(
    'Fidelity\t73 of 79\t92.4\tWeighted kappa 0.68 (0.35 to 1.00), 33 pairs; AC1 0.91 (0.84 to 0.98)',
  );
  // corpus/audit: both coders gave a level in 49, always 1
  expect(text).toContain(
    'Generator\t84 of 86\t97.7\tWeighted kappa undefined, 49 pairs (both coders used only "1 family named"); AC1 0.95 (0.89 to 1.00)',
  );
  // the first limits that the authors state themselves (corpus/README.md, corpus/audit/README.md)
  expect(text).toContain('The agreement statistics describe the coding step, not human reliability:');
  expect(text).toContain('the thresholds between levels are proposals of this project, unvalidated');
  expect(text).toContain('Not recorded of any of these machines: model, version, date of use and prompts');
  // the coders' own confidence is no charted result: corpus/studies.csv has no such column
  expect(text).not.toContain('Confidence');
  expect(text).toContain('Least agreement: Purpose, 66 of 86');
  expect(text).toContain('Fidelity\t78\t0\t0\t30\t4\t0\t44\t0\t8\t1\t');
  expect(text).toContain('"Not reported" does not mean "not done".');
  // counted in corpus/audit.csv with pandas 1.5: not reported, of the data sets to which the facet surely applies
  expect(text).toContain(
    'Not reported in more than half of the data sets to which the field applies: Fidelity (44 of 78), Judgement (66 of 86), Equity (61 of 68).',
  );
  // the release, on which labelling depends, is not reported in 62 and unclear in 1
  expect(text).toContain('that is not reported for Labelling (63 of 67).');
  // counted by hand when the audit was made
  expect(text).toContain('Flag: privacy claim exceeds the test: raised in 0, undecided in 15 of 87.');
  // the logs of decisions have so many lines that change what both coders gave (corpus/resolutions.csv, corpus/audit/resolutions.csv)
  expect(text).toContain('In 8 cells on which all coders agreed, the counted code is another one.');
  expect(text).toContain('In 16 cells on which all coders agreed, the counted code is another one.');
  const paper = Buffer.from(effects.files.get('/review/p/summary.pdf')!).toString('latin1');
  expect(paper.match(/\/Type \/Page\b(?!s)/g)).toHaveLength(1);
  // no letter of the document is smaller than 8 pt (Word counts half points)
  const xml = strFromU8(unzipSync(effects.files.get('/review/p/summary.docx')!)['word/document.xml']!);
  expect(Math.min(...[...xml.matchAll(/<w:sz w:val="(\d+)"/g)].map(([, size]) => Number(size)))).toBeGreaterThanOrEqual(
    16,
  );
});

test('the page to read first explains what the summary leaves to it', () => {
  const text = effects.text('p/00-READ-FIRST.md');
  for (const said of [
    'Audit of the evaluation of synthetic data (consensus) counts data sets, not studies: its 87 data sets belong to 87 studies.',
    'Privacy is the motive, not tested: 17; Not raised: 55. A coder raised it or left it undecided in 15; in 14 of these all coders gave the same code. No coder raised it, so agreement on raising it is unknown.',
    'Release of the generator, 30 of 37 (81.1%)',
    'cannot be right, because no count of that total gives them (corpus/published-v1.yaml and corpus/published-v2.yaml)',
    'A pair is not compared if both coders gave "not applicable", or one gave "not coded", "not accessible" or "invalid".',
    'The corpus is a convenience sample.',
    "The words beside a code are the coders' own, or a few words of the text; they are no quotations.",
  ])
    expect(text).toContain(said);
  const order = text.slice(text.indexOf('## In which order to read'), text.indexOf('## What is in this folder'));
  expect(order).toContain('- limits.md: ');
  for (const [, path] of order.matchAll(/([\w/-]+\.(?:md|csv|html))/g)) expect(written).toContain(path);
});

test('a machine of which nothing is recorded has "not recorded" for each, and what is recorded is printed', async () => {
  const table = effects.text('p/ai-use.md');
  for (const line of ['| charting | A |', '| audit | the adjudicator |'])
    expect(table).toContain(`${line} not recorded | not recorded | not recorded | not recorded |`);
  const files = Object.fromEntries(Object.entries(seedFiles()).filter(([path]) => !path.startsWith('figures/')));
  const changed = memoryEffects({
    ...files,
    'review.yaml': files['review.yaml']!.replace(
      '    adjudicator: { machine: true, log: corpus/resolutions.csv }',
      '    machines: { A: { model: Model X, version: "2024-05-13", date: May 2024, prompts: prompts.md } }\n    adjudicator: { machine: true, log: corpus/resolutions.csv }',
    ),
  });
  await deposit(changed, null, 'p', async () => [], 'evidence');
  expect(changed.text('p/ai-use.md')).toContain('| charting | A | Model X | 2024-05-13 | May 2024 | prompts.md |');
  expect(changed.text('p/00-READ-FIRST.md')).toContain('Not recorded of some of these machines:');
});

test('limits are the words of the pages that review.yaml names; a section that is not there is a fault with its place', async () => {
  const limits = effects.text('p/limits.md');
  expect(limits).toContain('> - The corpus is a convenience sample. Its shares describe these 87 studies and cannot');
  expect(limits).not.toContain('claim:');
  expect(limits).not.toContain('## Use');
  const files = Object.fromEntries(Object.entries(seedFiles()).filter(([path]) => !path.startsWith('figures/')));
  const changed = memoryEffects({
    ...files,
    'review.yaml': files['review.yaml']!.replace('section: Limitations', 'section: Limts'),
  });
  await expect(deposit(changed, null, 'p', async () => [], 'evidence')).rejects.toThrow(
    'review.yaml: corpus/README.md has no heading "Limts"',
  );
});

test('the datasheet names authors, licence and source', async () => {
  expect(effects.text('p/datasheet.md')).toContain('- Authors: not declared (contributors in review.yaml)\n');
  const files = Object.fromEntries(Object.entries(seedFiles()).filter(([path]) => !path.startsWith('figures/')));
  const changed = memoryEffects({
    ...files,
    'review.yaml': files['review.yaml']!.replace(
      'licenses:',
      'contributors: [{ title: "Lee, Ana", organization: A Clinic }, { title: "Wu, Bo" }]\nlicenses:',
    ),
  });
  await deposit(changed, null, 'p', async () => []);
  expect(changed.text('p/datasheet.md')).toContain('- Authors: Lee, Ana (A Clinic); Wu, Bo\n');
  expect(changed.text('p/datasheet.md')).toContain('- Licence: MIT License\n');
});

test('guides, sheets of the coders, decisions and statements are in it, and every file has its checksum', () => {
  expect(written).toEqual(
    expect.arrayContaining([
      'corpus/audit/AUDIT-GUIDE.md',
      'corpus/audit/coder-a.csv',
      'corpus/audit/resolutions.csv',
      'codebook/audit.yaml',
      'agreement.csv',
      'agreement-audit.csv',
      '00-READ-FIRST.md',
      'codebook-audit.md',
      'results-audit.csv',
      'flags.csv',
      'limits.md',
      'search.md',
      'corpus/search.md',
      'ai-use.md',
      'flow.csv',
      'out/claims.md',
      'datapackage.json',
      'ro-crate-metadata.json',
    ]),
  );
  expect(effects.text('p/limits.md')).toContain('(proposal, unvalidated)');
  expect(effects.text('p/search.md')).toContain('> - Keyword searches of public web pages');
  expect(effects.text('p/limits.md')).toContain('`corpus/audit/README.md`');
  // the page of the project itself is no part of its review
  expect(written).not.toContain('README.md');
  const sums = effects
    .text('p/SHA256SUMS')
    .trim()
    .split('\n')
    .map(line => line.split('  '));
  expect(sums.map(([, path]) => path).sort()).toEqual(written.filter(path => path !== 'SHA256SUMS').sort());
  for (const [sum, path] of sums) expect(sha256(effects.files.get(`/review/p/${path}`)!), path).toBe(sum);
});

test('the first file of the folder answers the four questions of an editor, and names every other part', () => {
  expect([...written].sort()[0]).toBe('00-READ-FIRST.md');
  const text = effects.text('p/00-READ-FIRST.md');
  const above = text.slice(0, text.indexOf('## What is in this folder'));
  // who coded, from what, how well they agreed, what was not evaluated: within the first screens
  expect(above.split('\n').slice(0, 10).join('\n')).toContain('coded by A and B (machines)');
  expect(above).toContain('Coded from abstracts. A person has verified 0 of 87 studies.');
  expect(above).toContain('| Fidelity | 73 of 79 | 92.4 |');
  const privacy = ['0', '1', '2', '3', 'NR', 'UNCLEAR', 'NA', 'NOACCESS'].map(
    code => sheet.filter(row => row['privacy'] === code).length,
  );
  const applies = privacy.slice(0, 6).reduce((sum, n) => sum + n);
  // privacy applies if the source holds persons or a property is claimed: unknown where no claim is made and no source told
  const unknown = sheet.filter(
    row =>
      ['NR', 'UNCLEAR'].includes(row['source_sensitivity']!) &&
      row['privacy_claim'] !== 'property' &&
      !['NA', 'NOACCESS'].includes(row['privacy']!),
  ).length;
  expect(unknown).toBeGreaterThan(0);
  expect(above).toContain(`| Privacy | ${applies - unknown} | ${unknown} | ${privacy.join(' | ')} |`);
  const files = [...text.matchAll(/^\| ([^|\n]+) \|/gm)].flatMap(([, path]) => path!.split(', '));
  const listed = (path: string): boolean =>
    files.some(file => file === path || (/\/$/.test(file) && path.startsWith(file)));
  expect(written.filter(path => path !== '00-READ-FIRST.md' && !listed(path))).toEqual([]);
  expect(text).not.toContain('lead to files that are not in this package');
  expect(text).toContain('(proposal, unvalidated)');
  expect(files.filter(path => /\.(md|csv|pdf|docx)$/.test(path) && !written.includes(path))).toEqual([]);
  for (const path of ['evidence.csv', 'corpus/audit/resolutions.csv', 'corpus/audit/coder-a.csv', 'out/claims.md'])
    expect(files).toContain(path);
  expect(text).toContain('codebook codebook/audit.yaml, version 0.2.0');
});

test('each resource, each file that is made from it and each row of its results disclose machine coding', () => {
  const said = 'Machine-coded from abstracts; 0 of 87 verified.';
  const pack = JSON.parse(effects.text('p/datapackage.json')) as { resources: Record<string, string>[] };
  const of = (name: string) => pack.resources.find(resource => resource['name'] === name)!;
  for (const name of ['studies', 'audit'])
    expect([of(name)['description'], of(name)['disclosure']]).toEqual([said, said]);
  expect(of('audit-coder-a')['description']).toBe('Machine-coded from abstracts.');
  expect(of('screening')['disclosure']).toBeUndefined();
  const crate = JSON.parse(effects.text('p/ro-crate-metadata.json')) as { '@graph': Record<string, unknown>[] };
  const described = (path: string) => crate['@graph'].find(entry => entry['@id'] === path)?.['description'];
  for (const path of ['corpus/audit/audit.csv', 'evidence.csv', 'results.csv', 'summary.pdf', 'corpus/studies.csv'])
    expect(described(path), path).toContain(said);
  expect(rowsOf('results-audit.csv').every(row => row['disclosure'] === said)).toBe(true);
  expect(rowsOf('agreement.csv').every(row => row['disclosure'] === said)).toBe(true);
  for (const path of ['evidence.csv', 'not-reported.csv', 'flags.csv'])
    expect(rowsOf(path).map(row => row['disclosure'])).toEqual(rowsOf(path).map(() => said));
  expect(effects.text('p/out/claims.md')).toContain(said);
  expect(JSON.parse(effects.text('p/out/claims.json')).notes).toEqual([said]);
  const { notes } = JSON.parse(effects.text('p/results.json')) as { notes: { code: string; message: string }[] };
  expect(notes.at(-1)).toEqual({ code: 'disclosure', message: said });
});

test('flags are listed with the codes that they come from', () => {
  const flags = rowsOf('flags.csv').filter(row => row['flag'] === 'claim_exceeds_test');
  // counted by hand when the audit was made: 15 undecided, 17 motive only
  expect(flags.filter(row => row['code'] === 'undecided')).toHaveLength(15);
  expect(flags.filter(row => row['code'] === 'motive_only')).toHaveLength(17);
  expect(flags[0]!['derived_from']).toContain('privacy_claim: ');
});

test('a kind of package that is none is named', () => {
  expect(() => packageKind('evidense')).toThrow('unknown package "evidense"; did you mean "evidence"?');
  expect(packageKind(null)).toBeNull();
});

test('amendments list what changed in every codebook that coders worked by, declared or found', () => {
  const text = effects.text('p/amendments.md');
  expect(text).toContain('## 1.0.0 → 1.1.0');
  const audit = text.slice(text.indexOf('(consensus): 0.1.0 → 0.2.0'));
  // codes and rules of the two files in codebook/modules, compared by eye
  for (const line of [
    '- text_read: code none was added',
    '- data_release: code announced was added',
    '- judge: code unnamed was added',
    '- rule nothing-read was added',
  ])
    expect(audit).toContain(line);
  // fields of the studies are no part of the codebook of the audit, and a derived field names the changed case alone
  expect(audit).not.toContain('study.');
  expect(audit).not.toContain('motive_only if');
});

test('counts of the flow are numbers, and reasons have lines of their own', () => {
  expect(rowsOf('flow.csv')).toEqual([
    { data: 'records_screened', n: '88' },
    { data: 'records_excluded', n: '1' },
    { data: 'new_studies', n: '87' },
  ]);
  expect(rowsOf('flow-parts.csv')).toEqual([{ data: 'records_excluded', part: 'No language model', n: '1' }]);
});

test('PRISMA-ScR: search, selection, charting and limits name their files', () => {
  const items = new Map(
    [...effects.text('p/prisma-scr.md').matchAll(/^\| (\d+) \| \d+ \|[^|]+\| (.+) \|$/gm)].map(([, item, where]) => [
      item,
      where,
    ]),
  );
  expect(items.size).toBe(22);
  expect(items.get('5')).toBe('no protocol is declared; `amendments.md` lists changes of the codebooks');
  expect(items.get('6')).toBe('`corpus/coding-guide.md`, `codebook/screening.yaml`');
  expect(items.get('7')).toBe('`search.md`; not documented: which databases, the date of the last search');
  expect(items.get('8')).toBe('not documented: the full search strings');
  expect(items.get('9')).toBe(
    '`corpus/search.md`, `corpus/coding-guide.md`, `corpus/screening.csv`, `codebook/screening.yaml`',
  );
  for (const path of ['corpus/coding-guide.md', 'corpus/resolutions.csv', 'codebook-audit.md', 'agreement-audit.csv'])
    expect(items.get('10')).toContain(path);
  expect(items.get('20')).toBe('`limits.md`, `corpus/README.md`, `corpus/audit/README.md`');
  expect(items.get('3')).toBe('in the text');
});

test.each([
  ['adjudicator: { machine: true, log: corpus/audit/resolutions.csv }', '', 'is not declared (stage "audit")'],
  [
    'adjudicator: { machine: true, log: corpus/audit/resolutions.csv }',
    'adjudicator: { name: Dr. Lee }',
    'Coders that are persons: Dr. Lee (adjudicator, stage "audit").',
  ],
])('who resolved differences: %s → "%s"', async (from, to, said) => {
  const files = Object.fromEntries(Object.entries(seedFiles()).filter(([path]) => !path.startsWith('figures/')));
  const changed = memoryEffects({ ...files, 'review.yaml': files['review.yaml']!.replace(from, to) });
  await deposit(changed, null, 'p', async () => [], 'evidence');
  expect(changed.text('p/ai-use.md')).toContain(said);
  expect(changed.text('p/00-READ-FIRST.md')).toContain(
    to === '' ? 'Who resolved the differences between the coders is not declared' : 'Dr. Lee resolved the differences',
  );
});

test('a review whose codes name no evidence has no empty file of it, and says what each field does not report', async () => {
  const plain = memoryEffects({
    'review.yaml':
      'name: plain\nunit: { name: study, key: id }\nresources: [{ name: studies, path: s.csv, schema: c.yaml }]\n',
    'c.yaml':
      'primaryKey: id\nmissingValues: [{ value: NR, label: not_reported }]\nfields: [{ name: id }, { name: design, title: Design, categories: [rct, cohort] }]\n',
    's.csv': 'id,design\na,rct\nb,NR\nc,NR\n',
  });
  const { written: made } = await deposit(plain, null, 'p', async () => [], 'evidence');
  expect(made).not.toContain('evidence.csv');
  const text = plain.text('p/00-READ-FIRST.md');
  expect(text).toContain('to which the field applies: Design (2 of 3).');
  expect(text).not.toContain('evidence.csv');
});

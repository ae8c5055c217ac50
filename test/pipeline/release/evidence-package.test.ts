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
    'Stage "audit" of 87 data sets: coded by A and B (machines). All 87 rows; no pilot rows were set apart.',
  );
  expect(text).toContain('The date of the last search is not declared.');
  expect(text).toContain('Search strategy: How the studies were found (corpus/search.md).');
  // the rows of corpus/screening.csv, and those with the consensus "include"
  expect(text).toContain('Records screened: 88; Studies included: 87.');
  expect(text).toContain('Coded from abstracts. A person has verified 0 of 87 studies.');
  // the figures of the audit's own agreement table, made before scopebook had this page (corpus/audit)
  expect(text).toContain(
    "Fidelity\t73 of 79\t92.4\tWeighted kappa (quadratic) 0.68 (0.35 to 1.00), 33 pairs; Gwet's AC1 0.91 (0.84 to 0.98), 79 pairs",
  );
  expect(text).toContain("Generator\t84 of 86\t97.7\tGwet's AC1 0.95 (0.89 to 1.00), 86 pairs");
  expect(text).toContain('Fidelity\t78\t0\t30\t4\t0\t44\t0\t8\t1\t');
  expect(text).toContain('It does not mean "not done".');
  // counts of the audit's own page (corpus/audit/README.md): not reported, of the data sets to which the facet applies
  expect(text).toContain(
    'Not reported in more than half of the data sets to which the field applies or may apply: Fidelity (44 of 78), Judgement (66 of 86), Privacy (50 of 69), Equity (66 of 73).',
  );
  // cells of the two coders' sheets: the flag is derived from the codes of each
  expect(text).toContain('Privacy is the motive, not tested: 17. The coders agreed on 85 of 87 (97.7%).');
  expect(Buffer.from(effects.files.get('/review/p/summary.pdf')!).subarray(0, 5).toString()).toBe('%PDF-');
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
  expect(effects.text('p/ai-use.md')).toContain('A (stage "audit") and B (stage "audit")');
  expect(effects.text('p/search.md')).toContain('> - Keyword searches of public web pages');
  expect(effects.text('p/limits.md')).toContain('`corpus/audit/README.md`');
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
  expect(above).toContain(`| Privacy | ${privacy.slice(0, 6).reduce((sum, n) => sum + n)} | ${privacy.join(' | ')} |`);
  const files = [...text.matchAll(/^\| (\S+) \|/gm)].map(([, path]) => path!);
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

import { beforeAll, expect, test } from 'vitest';
import { draftResults } from '../../src/pipeline/manuscript/draft-results.ts';
import { explained, results } from '../../src/pipeline/request/results.ts';
import { adjudicationOf } from '../../src/pipeline/sheets/adjudication.ts';
import type { OpenReview } from '../../src/read/session.ts';
import { agree } from '../../src/tabulate/agreement/agree.ts';
import { disagreementsOf } from '../../src/tabulate/agreement/disagreements.ts';
import { whichToReport } from '../../src/tabulate/agreement/which-to-report.ts';
import { memoryEffects, seedFiles } from '../support/memory-effects.ts';
import { reviewOf, seedReview } from '../support/review.ts';

/** What the first audit of 87 studies found wrong in the software, on small data with the same trouble. */

const REVIEW = `name: small
unit: { name: study, key: id }
studies: studies
codings: [{ name: audit, from: { files: { A: a, B: b } }, roles: { A: machine, B: machine } }]
resources:
  - { name: studies, path: studies.csv, schema: codebook.yaml }
  - { name: a, path: a.csv, schema: codebook.yaml }
  - { name: b, path: b.csv, schema: codebook.yaml }
`;
const CODEBOOK = `version: 1.0.0
primaryKey: id
missingValues: [{ value: NR, label: not_reported }, { value: NA, label: not_applicable }]
fields:
  - { name: id, given: true }
  - { name: domain, given: true, categories: [oncology, radiology, surgery] }
  - { name: source, categories: [real, none] }
  - { name: privacy, title: Privacy, evidence: privacy_evidence, appliesIf: source = real, categories: ["0", "1", "2"], categoriesOrdered: true }
  - { name: privacy_evidence, constraints: { pattern: "[^|]+ \\\\| .+" }, appliesIf: privacy is coded }
`;
const SHEET = `id,domain,source,privacy,privacy_evidence
s1,oncology,real,1,abstract | called private
s2,oncology,real,NR,
s3,radiology,real,NR,
s4,radiology,NR,NR,
s5,radiology,NR,NA,
s6,surgery,none,NA,
`;
const OTHER = SHEET.replace('s2,oncology,real,NR,', 's2,oncology,real,2,p. 4 | no copies found')
  .replace('s3,radiology,real,NR,', 's3,surgery,real,NR,')
  .replace('s6,surgery,none,NA,', 's6,surgery,none,,');
const files = (more: Readonly<Record<string, string>> = {}) => ({
  'review.yaml': REVIEW,
  'codebook.yaml': CODEBOOK,
  'studies.csv': SHEET,
  'a.csv': SHEET,
  'b.csv': OTHER,
  ...more,
});
let open: OpenReview;
let seed: OpenReview;
beforeAll(async () => {
  open = await reviewOf(files());
  seed = await seedReview();
});
const stageOf = (review: OpenReview, fields: readonly string[] = []) =>
  agree({ analysis: 'agreement', fields }, review.material);

test('sentences by group name what is not reported, and a group to which nothing applies', async () => {
  const typed = { analysis: 'shares', fields: ['privacy'], by: ['domain'], where: null };
  const { paragraphs, faults } = await draftResults(memoryEffects(files()), open, [], typed);
  expect(faults).toEqual([]);
  expect(paragraphs[0]?.text).toContain(
    'By domain: oncology (N = 2): 1 in 1 (50.0%) and not reported in 1 (50.0%). radiology (N = 2): not reported in 2 (100.0%); not applicable in 1. surgery: not applicable in 1.',
  );
});

test('no drafted sentence of the seed audit says "none of these codes" of a group that does not report', async () => {
  const typed = { analysis: 'shares', fields: ['privacy', 'equity'], by: ['domain'], where: null, of: 'audit' };
  const { paragraphs } = await draftResults(memoryEffects(seedFiles()), seed, [], typed);
  const text = paragraphs.map(paragraph => paragraph.text).join('\n');
  expect(text).toContain('Radiology (N = 7): not reported in 7 (100.0%)');
  expect(text).not.toContain('none of these codes');
});

test('a cell that is not applicable is not counted again as of unknown applicability', () => {
  const { notes, rows } = results(open, [{ analysis: 'shares', fields: ['privacy'] }]);
  expect(rows.find(row => row.level === 'not_applicable')?.n).toBe(2);
  // s4 alone: its source is not reported, and so is privacy; s5 says itself that privacy does not apply
  expect(notes.find(note => note.code === 'unknown-applicability')?.message).toMatch(/^For 1 study it is unknown/);
});

test('the advice on ordered codes says of how many pairs, and what weighted kappa does not see', async () => {
  const audit = seed.of('audit');
  const { stages } = stageOf(audit, ['provenance']);
  const { sentence } = whichToReport(
    stages.find(stage => stage.joined.stage.name === 'audit')!.fields[0]!,
    audit.format,
  );
  // corpus/audit/README.md: 76 of 86 agree, 65 pairs have a level from both, and all ten disagreements are a level against NR
  expect(sentence).toContain('1.00 of the 65 pairs with a code from both coders (88.4% agreement, 76 of 86)');
  expect(sentence).toContain(
    "It leaves out 10 of the 10 disagreements, in which one coder gave a missing state; report Gwet's AC1 0.86, 95% CI 0.77 to 0.95 beside it.",
  );
});

test('the sentences of agreement say of how many pairs a weighted kappa is', async () => {
  const typed = { analysis: 'agreement', fields: ['provenance'], by: [], where: null, of: 'audit' };
  const { paragraphs } = await draftResults(memoryEffects(seedFiles()), seed, [], typed);
  // 76 of 86 agree; 65 pairs have a level from both (corpus/audit/README.md, counted when the audit was made)
  expect(paragraphs[0]?.text).toContain(
    'Weighted kappa (linear) was 1.00 (95% CI 1.00 to 1.00, of 65 pairs with a code from each coder)',
  );
});

test('blanks that `ratings:` counts are warned of, and listed as disagreements', async () => {
  const rated = await reviewOf(
    files({
      'review.yaml': REVIEW.replace('roles:', 'ratings: { drop: [not_coded, not_applicable], none: [] }, roles:'),
      // B left the source blank, so nothing says that privacy does not apply
      'b.csv': OTHER.replace('s6,surgery,none,,', 's6,surgery,,,'),
    }),
  );
  const { stages, findings } = stageOf(rated, ['privacy']);
  expect(findings.map(entry => [entry.code, entry.severity])).toContainEqual(['A113', 'warning']);
  expect(disagreementsOf(stages[0]!).map(entry => entry.key)).toEqual(['s2', 's6']);
  expect(stageOf(open, ['privacy']).findings.map(entry => entry.code)).not.toContain('A113');
});

test('fields that are filled in beforehand stay out of agreement, and a coder who changes one is named', () => {
  const { stages, findings } = stageOf(open);
  expect(stages[0]!.fields.map(entry => entry.ratings.field.name)).toEqual(['source', 'privacy']);
  expect(findings.filter(entry => entry.code === 'A114').map(entry => entry.message)).toEqual([
    'audit: B changed domain, which is filled in before coding (s3: "radiology" became "surgery"); correct the sheet, or remove `given: true` if coders fill the field',
  ]);
});

test('explain and the adjudicator see place and words behind a code', () => {
  const found = explained(open, 'privacy = 1', null);
  expect(found.studies).toEqual([
    { key: 's1', citation: 's1', doi: null, evidence: [{ field: 'privacy', text: 'abstract | called private' }] },
  ]);
  const [row] = results(open, [{ analysis: 'profile', fields: ['privacy'] }]).rows.filter(entry => entry.level === '1');
  expect(explained(open, row!.id, null).studies[0]?.evidence).toEqual(found.studies[0]?.evidence);
  const listed = disagreementsOf(stageOf(open, ['privacy']).stages[0]!);
  expect(listed[0]).toMatchObject({
    key: 's2',
    codes: [
      { coder: 'A', code: 'NR' },
      { coder: 'B', code: '2', evidence: 'p. 4 | no copies found' },
    ],
  });
  expect(adjudicationOf(listed, open.material).rows[0]?.evidence).toEqual(['', 'p. 4 | no copies found']);
});

test.each([
  [
    'evidence without a place',
    SHEET.replace('abstract | called private', 'called private'),
    'D105',
    'privacy_evidence',
  ],
  ['a level outside the scale', SHEET.replace('s1,oncology,real,1', 's1,oncology,real,4'), 'D101', 'privacy'],
])('%s is an error of its cell, and does not count', async (_, sheet, code, field) => {
  const bad = await reviewOf(files({ 'studies.csv': sheet }));
  const errors = bad.findings.filter(entry => entry.severity === 'error' && entry.file === 'studies.csv');
  expect(errors.map(entry => [entry.code, entry.row, entry.field])).toContainEqual([code, 2, field]);
  expect(errors[0]!.message.split('\n')).toHaveLength(1);
  // one sentence for one mistake, and neither the cell nor the level that rests on it counts
  expect(errors).toHaveLength(1);
  expect(bad.studies.coded.columns.get(field)!.states[0]).toBe(6);
  expect(bad.studies.coded.columns.get('privacy')!.states[0]).toBe(6);
  const { rows } = results(bad, [{ analysis: 'profile', fields: ['privacy'] }]);
  expect(rows.filter(row => row.kind === 'level').map(row => row.n)).toEqual([0, 0, 0]);
});

test('an error in the evidence says that the code beside it does not count', async () => {
  const bad = await reviewOf(files({ 'studies.csv': SHEET.replace('abstract | called private', 'called private') }));
  expect(bad.findings.filter(entry => entry.file === 'studies.csv').map(entry => entry.message)).toEqual([
    '"called private" does not match the pattern [^|]+ \\| .+ of privacy_evidence; until this is corrected, privacy does not count here',
  ]);
});

test('a flag of which a column is missing names that column', async () => {
  const codebook = `${CODEBOOK}derive:
  - { name: asks, title: Asks, categories: [{ value: raised, label: Raised, when: privacy is not_reported }, { value: not_raised, label: Not raised }] }
`;
  const lacking = await reviewOf(
    files({ 'codebook.yaml': codebook, 'studies.csv': 'id,domain,source\ns1,oncology,real\ns2,oncology,none\n' }),
  );
  expect(() => results(lacking, [{ analysis: 'shares', fields: ['asks'] }])).toThrow(
    'asks is derived from privacy, and studies.csv has no column for it',
  );
});

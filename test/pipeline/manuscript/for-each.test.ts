import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { beforeAll, expect, test } from 'vitest';
import { checkManuscript } from '../../../src/pipeline/manuscript/check-manuscript.ts';
import { numbersOf } from '../../../src/pipeline/manuscript/fill.ts';
import { pageFooter, pagesForEach, type ValuePages } from '../../../src/pipeline/manuscript/for-each.ts';
import { explained } from '../../../src/pipeline/request/results.ts';
import { type OpenReview, openReview } from '../../../src/read/session.ts';
import { type MemoryEffects, memoryEffects, seedFiles } from '../../support/memory-effects.ts';

let effects: MemoryEffects;
let open: OpenReview;
let made: ValuePages;
beforeAll(async () => {
  effects = memoryEffects(seedFiles());
  open = await openReview(effects, null);
  made = await pagesForEach(effects, open, { field: 'domain', of: 'audit', template: 'evaluation-playbook' });
});

/** The sheet, counted without scopebook. */
const sheet: Record<string, string>[] = parse(readFileSync('corpus/audit/audit.csv'), { columns: true });
const FACETS = ['fidelity', 'utility', 'judgement', 'privacy', 'provenance', 'generator', 'equity', 'labelling'];

test('a page for each domain has the counts of its rows, every missing state apart', () => {
  expect(made.pages.map(page => page.value)).toEqual([
    ...new Set(
      [
        'general_clinical',
        'mental_health',
        'oncology',
        'neurology',
        'radiology',
        'social_determinants',
        'drug_safety',
        'clinical_trials',
        'acute_care',
        'public_health',
        'biomedical_research',
        'medical_education',
        'other',
      ].filter(domain => sheet.some(row => row['domain'] === domain)),
    ),
  ]);
  for (const page of made.pages) {
    const own = sheet.filter(row => row['domain'] === page.value);
    expect(page.text).toContain(`Data sets on this page: ${own.length}.`);
    const table = page.text
      .split('\n')
      .filter(line => line.startsWith('| '))
      .slice(2);
    const counts = FACETS.map(facet => {
      const count = (...codes: string[]) => own.filter(row => codes.includes(row[facet]!)).length;
      return [
        count('0', '1', '2', '3', 'NR', 'UNCLEAR'),
        ...['0', '1', '2', '3', 'NR', 'UNCLEAR', 'NA', 'NOACCESS'].map(code => count(code)),
      ];
    });
    expect(
      table.map(line => line.split('|').slice(2, -1).map(Number)),
      page.label,
    ).toEqual(counts);
  }
});

test('levels come with their studies and the words of the evidence, and the questions name the data sets', () => {
  const radiology = made.pages.find(page => page.value === 'radiology')!;
  expect(radiology.text).toContain('- Lopez 2025 (s065.1): abstract \\| Turing test named, raters missing');
  expect(radiology.text).toContain('- **Privacy**: none of the 7 to which it applies or may apply is at level 2 or 3.');
  // no percentage is printed of nine data sets
  expect(radiology.text).not.toContain('%)');
  expect(pageFooter(open, 'audit', radiology.notes).slice(0, 2)).toEqual([
    'Machine-coded from abstracts; 0 of 87 verified.',
    "The words beside a code are the coders' own, or a few words of the text; they are no quotations.",
  ]);
});

/** The data sets that a question of a page names, after its count. */
const asked = (text: string, question: string): string[] => {
  const [, count, keys = ''] =
    new RegExp(
      `\\*\\*${question}\\*\\* \\((\\d+)\\): .*\\n  <details><summary>Data sets</summary> (.*)</details>`,
    ).exec(text) ?? [];
  const named = keys === '' ? [] : keys.split(' ');
  expect(Number(count ?? 0), question).toBe(named.length);
  return named;
};
type Row = Record<string, string>;
const lacks = (row: Row, field: string) => ['NR', 'UNCLEAR'].includes(row[field]!);
const low = (row: Row, field: string) => lacks(row, field) || ['0', '1'].includes(row[field]!);
const isClaimed = (row: Row) => row['privacy_claim'] === 'property';
const isSensitive = (row: Row) => ['controlled_records', 'private_records'].includes(row['source_sensitivity']!);
const isOpen = (row: Row) => lacks(row, 'privacy') || ['0', '1', '2'].includes(row['privacy']!);
const judges = (row: Row) => row['judge']!.split(';');

test.each<[string, (row: Row) => boolean]>([
  ['What went in', row => lacks(row, 'source_sensitivity')],
  ['Contact with the source', row => !lacks(row, 'source_sensitivity') && lacks(row, 'source_contact')],
  ['Release', row => lacks(row, 'data_release')],
  ['Announced release', row => row['data_release'] === 'announced'],
  ['Claim of privacy', row => isClaimed(row) && isOpen(row)],
  ['Sensitive source', row => !isClaimed(row) && isSensitive(row) && isOpen(row)],
  ['Privacy', row => !isClaimed(row) && !isSensitive(row) && low(row, 'privacy')],
  ['Test data and baseline', row => row['utility'] === '2' && lacks(row, 'test_data')],
  ['Baseline', row => row['utility'] === '2' && ['real', 'mixed'].includes(row['test_data']!)],
  ['Judgement', row => low(row, 'judgement') && lacks(row, 'judge')],
  ['Judges not told', row => low(row, 'judgement') && judges(row).includes('unnamed')],
  [
    'Result of the judgement',
    row =>
      low(row, 'judgement') && !lacks(row, 'judge') && row['judge'] !== 'NOACCESS' && !judges(row).includes('unnamed'),
  ],
])('"%s" is asked of those data sets for which it is not coded', (question, isAsked) => {
  let all = 0;
  for (const page of made.pages) {
    const own = sheet.filter(row => row['domain'] === page.value && isAsked(row)).map(row => row['audit_id']);
    expect(asked(page.text, question), page.label).toEqual(own);
    all += own.length;
  }
  expect(all).toBeGreaterThan(0);
});

test('every number of a page is checked by its query, explained by its row, and missed when it is changed', async () => {
  const page = made.pages.find(entry => entry.value === 'radiology')!;
  const ledger = numbersOf(open, 'radiology.md', page.numbers, page.notes, page.quoted);
  const check = async (text: string) => {
    await effects.write('radiology.md', text);
    await effects.write('radiology.md.numbers.json', ledger);
    return (
      await checkManuscript(effects, null, 'radiology.md', { changes: 'accepted', certainty: 0.5, against: null })
    ).numbers;
  };
  const numbers = await check(page.text);
  expect(numbers.map(entry => entry.checked?.verdict)).toEqual(numbers.map(() => 'reproduced'));
  const printed = page.numbers.filter(({ text }) => /\d/.test(text));
  expect(numbers).toHaveLength(printed.length);
  const changed = await check(page.text.replace('| Privacy | 7 | 0 | 0 |', '| Privacy | 7 | 0 | 1 |'));
  expect(changed.filter(entry => entry.checked?.verdict !== 'reproduced').map(entry => entry.checked?.verdict)).toEqual(
    ['not_reproduced'],
  );
  const row = printed.find(({ query }) => query.startsWith("profile_level(judgement = '1')"))!.rows[0]!;
  const found = explained(open.of('audit'), row.id, null);
  expect(found.studies.map(unit => [unit.key, unit.evidence?.[0]?.text])).toEqual(
    sheet
      .filter(entry => entry['domain'] === 'radiology' && entry['judgement'] === '1')
      .map(entry => [entry['audit_id'], entry['judgement_evidence']]),
  );
});

const pageOf = async (template: string) => {
  await effects.write('t.md', template);
  return pagesForEach(effects, open, { field: 'domain', of: 'audit', template: 't.md' });
};

test('shares of few units are printed as two counts', async () => {
  const { pages } = await pageOf('{{ utility = 2 }}, {{ utility = 2 | n }}\n');
  const text = (value: string) => pages.find(page => page.value === value)!.text;
  expect(text('radiology')).toBe('6/9, 6\n');
  expect(text('general_clinical')).toMatch(/^\d+ \(\d+\.\d%\), \d+\n$/);
});

test.each([
  [
    'a number without data',
    'a\n{{ privacy = 2 | % }}\n',
    't.md:2 (page of Biomedical research): no unit is in the denominator, so there is nothing to print',
  ],
  [
    'an unknown field',
    '{{#fields privcy}}{{/fields}}',
    't.md:1 (page of General clinical care): unknown field "privcy"; did you mean "privacy"?',
  ],
  [
    'evidence outside of a field',
    '\n{{#units privacy = 1}}{{unit.evidence}}{{/units}}',
    't.md:2 (page of General clinical care): {{unit.evidence}} stands outside of {{#fields …}}, so it has no field',
  ],
  [
    'evidence of a field without any',
    '{{#fields domain}}{{#units privacy = 1}}{{unit.evidence}}{{/units}}{{/fields}}',
    't.md:1 (page of General clinical care): the field "domain" declares no evidence, so there is nothing to print',
  ],
  [
    'levels of a text',
    '{{#fields title}}{{#levels}}x{{/levels}}{{/fields}}',
    't.md:1 (page of General clinical care): {{#levels}}: the field "title" has no categories',
  ],
  ['no text', ' \n', 'the template t.md is empty'],
  ['an unknown code', '\n\n{{#if privacy = 7}}x{{/if}}', 't.md:3 (page of General clinical care): "privacy = 7"'],
])('%s in a template is one sentence with its place', async (_, template, message) => {
  const said = await pageOf(template).then(
    () => 'no fault',
    error => (error as Error).message,
  );
  expect(said.slice(0, message.length)).toBe(message);
  expect(said.split('\n')).toHaveLength(1);
});

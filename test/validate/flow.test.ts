import { expect, test } from 'vitest';
import { openReview } from '../../src/read/session.ts';
import { checkFlow } from '../../src/validate/flow/check-flow.ts';
import { readFlow } from '../../src/validate/flow/read-flow.ts';
import { memoryEffects, seedFiles } from '../support/memory-effects.ts';
import { tableOf } from '../support/table.ts';

/** The numbers of the example of the PRISMA2020 package's documentation, whose sums hold. */
const GOOD: [string, string][] = [
  ['identification', 'NA'],
  ['database_results', '1,234'],
  ['register_results', '100'],
  ['duplicates', '200'],
  ['excluded_automatic', '34'],
  ['excluded_other', '100'],
  ['records_screened', '1000'],
  ['records_excluded', '800'],
  ['dbr_sought_reports', '200'],
  ['dbr_notretrieved_reports', '10'],
  ['dbr_assessed', '190'],
  ['dbr_excluded', 'Wrong population, 60; Wrong design, 40'],
  ['website_results', '5'],
  ['citations_results', '10'],
  ['other_sought_reports', '15'],
  ['other_notretrieved_reports', '1'],
  ['other_assessed', '14'],
  ['other_excluded', 'Not primary research, 4'],
  ['new_studies', '95'],
  ['new_reports', '100'],
  ['previous_studies', '5'],
  ['total_studies', '100'],
];
const check = (rows: [string, string][], units: number | null = 100) => {
  const table = tableOf(['data', 'n'], rows);
  const read = readFlow(table);
  return [...read.findings, ...checkFlow(read, table, 'study', units)].map(entry => [
    entry.code,
    entry.row,
    entry.message,
  ]);
};
const changed = (key: string, value: string): [string, string][] =>
  GOOD.map(([name, n]) => [name, name === key ? value : n]);

test('a flow whose sums hold has no finding; a list with one reason is read like any other', () => {
  expect(check(GOOD)).toEqual([]);
  expect(readFlow(tableOf(['data', 'n'], GOOD)).flow.boxes.get('dbr_excluded')).toEqual({
    n: 100,
    items: [
      { label: 'Wrong population', n: 60 },
      { label: 'Wrong design', n: 40 },
    ],
    label: null,
  });
});

test.each([
  [
    'records_screened',
    '1001',
    'D604',
    'records identified less those removed before screening: 1234 + 100 − 200 − 34 − 100 = 1000, but records_screened is 1001',
  ],
  ['dbr_assessed', '191', 'D604', 'reports sought less reports not retrieved: 200 − 10 = 190, but dbr_assessed is 191'],
  [
    'new_reports',
    '101',
    'D604',
    'reports assessed less reports excluded: 190 + 14 − 100 − 4 = 100, but new_reports is 101',
  ],
  ['total_studies', '101', 'D604', 'previous studies and new studies: 5 + 95 = 100, but total_studies is 101'],
  [
    'records_excluded',
    'many',
    'D603',
    '"many" is not a count: write a whole number, or a list as "Reason one, 12; Reason two, 3"',
  ],
])('%s = %s is found', (key, value, code, message) => {
  const found = check(changed(key, value));
  expect(found.some(([c, , m]) => c === code && m === message)).toBe(true);
});

test('more studies than reports, another total than the sheet, and a misspelt box', () => {
  expect(
    check(
      [
        ['new_studies', '7'],
        ['new_reports', '6'],
      ],
      7,
    ).map(entry => entry[0]),
  ).toEqual(['D605']);
  expect(check([['new_studies', '7']], 8)).toEqual([
    ['D606', 2, 'new_studies is 7, but the coded sheet has 8 studies'],
  ]);
  expect(check([['record_screened', '7']])).toEqual([
    ['D602', 2, 'unknown box "record_screened" of the flow diagram; did you mean "records_screened"?'],
  ]);
});

test('the seed review counts its flow from the screening sheet, and every included record is a study', async () => {
  const open = await openReview(memoryEffects(seedFiles()), null);
  expect([...(open.flow?.boxes ?? [])].map(([key, box]) => [key, box.n, box.items])).toEqual([
    ['records_screened', 88, []],
    ['records_excluded', 1, [{ label: 'No language model', n: 1 }]],
    ['new_studies', 87, []],
  ]);
  expect(open.findings.filter(entry => entry.code.startsWith('D60'))).toEqual([]);
});

test('given counts are held against the screening sheet', async () => {
  const files = seedFiles();
  const review = (files['review.yaml'] ?? '')
    .replace('flow: { screening:', 'flow: { counts: flow, screening:')
    .replace('resources:\n', 'resources:\n  - { name: flow, path: corpus/flow.csv }\n');
  const open = await openReview(
    memoryEffects({
      ...files,
      'review.yaml': review,
      'corpus/flow.csv': 'data,n\nrecords_screened,90\nnew_studies,87\n',
    }),
    null,
  );
  expect(open.findings.filter(entry => entry.code.startsWith('D60')).map(entry => [entry.code, entry.message])).toEqual(
    [['D607', 'records_screened is 90 in corpus/flow.csv, but corpus/screening.csv gives 88']],
  );
});

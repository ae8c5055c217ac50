import { expect, test } from 'vitest';
import type { Term } from '../../../src/manuscript/bind/term.ts';
import { term } from '../../support/scan-terms.ts';
import { scanned } from '../../support/scanned.ts';

/* Percentages of units that report the item, of units that a sentence begins with, and of two categories together. */

const TERMS: Term[] = [
  term('severity', 'mild', 'Mild', 'Severity of the disability'),
  term('severity', 'severe', 'Severe', 'Severity of the disability'),
  { ...term('severity', 'not_reported', 'not_reported', 'Severity of the disability'), state: true },
  term('software', 'r', 'R', 'Software', true),
  term('software', 'stata', 'Stata', 'Software', true),
  term('aim', 'methods', 'Methodological work', 'Aim'),
  term('rater', 'researcher', 'Researcher', 'Rater'),
  term('rater', 'teacher', 'Teacher', 'Rater'),
  term('rater', 'both', 'Researcher and teacher', 'Rater'),
  term('place', 'github', 'GitHub', 'Place of the code'),
  term('open', 'Yes', 'Yes', 'Accessible without asking the authors'),
  term('open', 'No', 'No', 'Accessible without asking the authors'),
  { field: 'id', level: null, names: [], fieldNames: ['Identifier of the record'], holds: 'number' },
];

test.each([
  [
    'Severity was missing in 40 of the 100 studies. Where it was stated, 30 (50.0%) had mild and 9 (15.0%) severe disability.',
    ['30 (50.0%): severity=mild (of those reported)', '9 (15.0%): severity=severe (of those reported)'],
  ],
  [
    'Among those that reported the severity, 30 (50.0%) had mild disability.',
    ['30 (50.0%): severity=mild (of those reported)'],
  ],
  // what is named as a category stays a subgroup
  ['In methodological work, R was used by 12 of 40 (30.0%).', ['12 of 40 (30.0%): software=r where aim = methods']],
  [
    'Outcomes were rated by researchers together with teachers in 12 (12.0%) and by teachers alone in 5 (5.0%).',
    ['12 (12.0%): rater=both', '5 (5.0%): rater=teacher'],
  ],
  ['R together with Stata was used in 12 (12.0%).', ['12 (12.0%): –']],
  ['Of studies of methodological work, 12 (30.0%) used R.', ['12 (30.0%): software=r where aim = methods']],
  [
    'The disability was mild in 30/60 (50.0%) studies with a known severity.',
    ['30/60 (50.0%): severity=mild (of those reported)'],
  ],
  [
    'Severity was mild in 30 of the 60 studies (50.0%) that reported the severity.',
    ['30 of the 60 studies (50.0%): severity=mild (of those reported)'],
  ],
  ['Several teachers were named in 12 (12.0%).', ['12 (12.0%): –']],
  ['Studies in another field found R in 24 (24.0%).', ['24 (24.0%): –']],
  ['Code was on GitHub in 12 (12.0%).', ['12 (12.0%): place=github']],
  ['Code was on Github in 12 (12.0%).', ['12 (12.0%): place=github']],
])('%s', async (text, expected) => {
  expect((await scanned(text, TERMS)).filter(line => !/^(?:40 of the 100|100)/.test(line))).toEqual(expected);
});

test('a whole is those that report a field', async () => {
  const text =
    'We included 100 studies. R was used in 12 (12.0%), Stata in 13 (13.0%). Of the 60 studies with a known severity, 30 (50.0%) had mild disability.';
  expect((await scanned(text, TERMS)).slice(3)).toEqual([
    '60: severity is not missing',
    '30 (50.0%): severity=mild (of those reported) of 60',
  ]);
});

test('a note of a table says that its percentages are of those that report the item, unless they are of all', async () => {
  const text = `We included 100 studies.

Table 1. Severity. Percentages are of the studies that gave the information.

| Severity | n | % |
|---|---|---|
| Mild | 30 | 50.0 |
| Severe | 9 | 9.0 |

Table 2. Software.

| Software | n | % |
|---|---|---|
| R | 30 | 50.0 |
`;
  expect(await scanned(text, TERMS)).toEqual([
    '100: all units',
    'n = 30 50.0%: severity=mild (of those reported)',
    'n = 9 9.0%: severity=severe',
    'n = 30 50.0%: software=r',
  ]);
});

test('a fraction of speech and a bare count that shares the whole of a later one are of nothing that is known', async () => {
  const text =
    'We included 100 studies. Four of ten studies use R. Included studies used R in 12 and Stata in 5 of 13 cases.';
  expect((await scanned(text, TERMS)).slice(1, 3)).toEqual(['Four of ten: –', '12: –']);
});

test('a number of all units is a whole, and a question that holds a denial is not answered by it', async () => {
  const text =
    'We included 100 studies. In 100 studies, R was rare (12.0%). Code was given without asking the authors in 48 (48.0%).';
  const [, whole, share, denied] = await scanned(text, TERMS);
  expect([whole, share]).toEqual(['100: all units', '12.0%: software=r']);
  expect(denied).not.toContain('open=No');
});

test('a percentage before its whole, behind it or inside the bracket', async () => {
  const text =
    'We included 100 studies. R was used in 12 (30.0%) of the 40 trials. We checked 26 codes (1.1% of 2,326).';
  expect(await scanned(text, TERMS)).toEqual([
    '100: all units',
    '12 (30.0%) of the 40: software=r',
    '26 codes (1.1% of 2,326): –',
  ]);
});

test('a structured abstract of one paragraph reports results behind its background', async () => {
  const text =
    'Background: R was used in 5 (5.0%). Methods: We read papers. Results: R was used in 12 (12.0%). Papers were screened twice in 10 (10.0%).';
  expect(await scanned(text, TERMS)).toEqual(['5 (5.0%): –', '12 (12.0%): software=r', '10 (10.0%): –']);
});

import { expect, test } from 'vitest';
import { term } from '../../support/scan-terms.ts';
import { scanned } from '../../support/scanned.ts';

/* Numbers of a part, of the others, of other publications, and tables whose columns are fields. */

const TERMS = [
  term('design', 'qual', 'Qualitative study', 'Study design'),
  term('design', 'rct', 'Randomised trial', 'Study design'),
  term('country', 'other', 'Other', 'Country'),
  term('country', 'uk', 'United Kingdom', 'Country'),
  term('funding', 'public', 'Public funding', 'Funding'),
  term('funding', 'none', 'No funding', 'Funding'),
  { ...term('funding', 'not_reported', 'not_reported', 'Funding'), state: true },
  term('equity', 'Yes', 'Equity considered', 'Equity'),
  term('gender', 'Yes', 'Gender analysed', 'Gender'),
  term('scale', 'several', 'Several scales', 'Spatial scale'),
  term('scale', 'one', 'Municipality', 'Spatial scale'),
];
const table = (heads: string, rule: string, ...rows: readonly string[]): string =>
  [heads, rule, ...rows].map(row => `| ${row} |`).join('\n');

test.each([
  // what a reason names is not what the number before it counts
  ['The effect could be judged in 98 studies, since 20 were qualitative studies.', ['98: –', '20: design=qual']],
  // another clause says that something is missing
  [
    'Of 118 studies, 54 (45.8%) had public funding and 17 (14.4%) studies stated that they had no funding, and the source was not reported in 31 (26.3%).',
    [
      '118: all units',
      '54 (45.8%): funding=public of 118',
      '17 (14.4%): funding=none of 118',
      '31 (26.3%): funding=not_reported of 118',
    ],
  ],
  // a part of what was counted before
  [
    'Equity was considered in 32 studies; 17 of these were randomised trials.',
    ['32: equity=Yes', '17: design=rct where equity = Yes'],
  ],
  // the second share begins its clause as the first did
  ['Abstract: 23% analysed gender and 23% had public funding.', ['23%: gender=Yes', '23%: funding=public']],
  // what a clause behind a semicolon denies
  ['Five studies (5%) had public funding; in others the funding was unclear.', ['Five studies (5%): funding=public']],
  // fractions of speech, and numbers of scales per study
  ['Four papers in ten dealt with equity.', []],
  ['A study could deal with up to three scales.', []],
  ['In all, 25 papers worked at several scales.', ['25: scale=several']],
])('%s', async (text, expected) => {
  expect(await scanned(text, TERMS)).toEqual(expected);
});

test('columns of several fields are reported of the group that each row names; the rest of a list is no category of another', async () => {
  const found = await scanned(
    table(
      'Design | Papers | Equity considered, n | Equity considered, % | Gender analysed, n | Gender analysed, %',
      '--- | --- | --- | --- | --- | ---',
      'Qualitative study | 40 | 10 | 25.0 | 4 | 10.0',
      'Randomised trial | 60 | 12 | 20.0 | 3 | 5.0',
    ),
    TERMS,
  );
  expect(found.filter(line => line.includes('%'))).toEqual([
    'n = 10 25.0%: equity=Yes where design = qual of 40',
    'n = 4 10.0%: gender=Yes where design = qual of 40',
    'n = 12 20.0%: equity=Yes where design = rct of 60',
    'n = 3 5.0%: gender=Yes where design = rct of 60',
  ]);
  // heads of one word, each a field of its own; a head that names another field's word is no category
  const short = await scanned(
    table(
      'Design | Papers | Equity | Gender | Public code',
      '--- | --- | --- | --- | ---',
      'Qualitative study | 40 | 10 (25.0%) | 4 (10.0%) | 3 (7.5%)',
      'Randomised trial | 60 | 12 (20.0%) | 3 (5.0%) | 9 (15.0%)',
    ),
    [...TERMS, term('code', 'Yes', 'Shared', 'Code')],
  );
  expect(short.slice(0, 4)).toEqual([
    'n = 40: design=qual',
    '10 (25.0%): equity=Yes where design = qual of 40',
    '4 (10.0%): gender=Yes where design = qual of 40',
    '3 (7.5%): – of 40',
  ]);
  const rest = await scanned(
    table(
      'Funding | Qualitative study (n = 20) | Randomised trial (n = 25) | Other (n = 73)',
      '--- | --- | --- | ---',
      'Public funding | 10 (50.0%) | 11 (44.0%) | 33 (45.2%)',
    ),
    TERMS,
  );
  expect(rest.at(-1)).toBe('33 (45.2%): – of 73');
});

test('in a discussion, a sentence with a reference is about others', async () => {
  const text = (head: string): string => `# ${head}\n\nPublic funding was found in 30 (25.4%) studies [12].`;
  expect(await scanned(text('Results'), TERMS)).toEqual(['30 (25.4%): funding=public']);
  expect(await scanned(text('Discussion'), TERMS)).toEqual(['30 (25.4%): –']);
  expect(await scanned('We recommend that 10% of studies have public funding.', TERMS)).toEqual(['10%: –']);
});

test('the first words of a paragraph may say which units it is of, and any words a label of its list', async () => {
  const terms = [
    ...TERMS,
    term('design', 'other', 'Other', 'Study design'),
    term('design', 'doc', 'Trial document', 'Study design'),
    { field: 'year', level: null, names: [], fieldNames: ['Year of publication'], holds: 'year' as const },
  ];
  const list =
    'Randomised trial in 9 (29.0%), Other in 5 (16.1%), Trial document in 2 (6.5%) and Qualitative study in 1 (3.2%).';
  const of = (where: string, N = ''): string[] => [
    `9 (29.0%): design=rct${where}${N}`,
    `5 (16.1%): design=other${where}${N}`,
    `2 (6.5%): design=doc${where}${N}`,
    `1 (3.2%): design=qual${where}${N}`,
  ];
  const year = await scanned(
    `**Design (only studies with Year of publication = 2024).** Of 31 studies, the design was ${list}`,
    terms,
  );
  expect(year.slice(1).map(line => line.replace(/ of \d+$/, ''))).toEqual(of(' where year = 2024'));
  expect((await scanned(`The study design was ${list}`, terms)).map(line => line.replace(/ of \d+$/, ''))).toEqual(
    of(''),
  );
});

import { expect, test } from 'vitest';
import { checkedNumbers } from '../../support/checked-numbers.ts';

/* A codebook whose labels are sentences, and the ways in which articles speak of them. Ten articles, counted by hand. */

const ROWS = [
  '1,2017,Field,YES the statement says that the data are available,Yes',
  '2,2017,Field,YES the statement says that the data are available,No',
  '3,2017,Field,YES the statement says that the data are not available,NA',
  '4,2017,Prominent,NO there is no data availability statement,NA',
  '5,2022,Field,NO there is no data availability statement,NA',
  '6,2022,Field,NO there is no data availability statement,NA',
  '7,2022,Prominent,YES the statement says that the data are available,Yes',
  '8,2022,Prominent,YES the statement says that the data are available,Yes',
  '9,2022,Prominent,YES the statement says that the data are available,No',
  '10,2022,Prominent,NO there is no data availability statement,NA',
];
const FILES = {
  'review.yaml':
    'name: t\nunit: { name: article, key: id }\nresources:\n  - { name: s, path: s.csv, schema: c.yaml }\n',
  's.csv': `id,year,sample,statement,access\n${ROWS.join('\n')}\n`,
  'c.yaml': `primaryKey: id
missingValues: [{ value: NA, label: not_applicable }]
fields:
  - { name: id }
  - { name: year, type: year }
  - name: sample
    title: Sample
    categories: [{ value: Field, label: Field-wide }, { value: Prominent, label: Prominent journals }]
  - name: statement
    title: Data availability statement
    categories:
      - { value: NO there is no data availability statement }
      - { value: YES the statement says that the data are available }
      - { value: YES the statement says that the data are not available }
  - name: access
    title: Data accessible
    appliesIf: statement = "YES the statement says that the data are available"
    categories: [{ value: "Yes" }, { value: "No" }]
`,
};

async function check(text: string) {
  const numbers = await checkedNumbers(FILES, `We included 10 articles. ${text}`);
  return numbers.map(({ claim: { text: printed, bound, proposal }, checked, alarm }) =>
    alarm
      ? `${printed}: alarm`
      : bound
        ? `${printed}: ${proposal!.field} ${proposal!.level ?? ''}${proposal!.where === undefined ? '' : ` where ${proposal!.where}`}, ${checked!.verdict}`
        : `${printed}: unbound`,
  );
}

test.each([
  [
    'a year beside a number',
    'The data were accessible in 1 (50.0%) in 2017 and in 2 (66.7%) in 2022.',
    ['1 (50.0%): access Yes where year = 2017, reproduced', '2 (66.7%): access Yes where year = 2022, reproduced'],
  ],
  [
    'a category that denies',
    '4 (40.0%) had no data availability statement.',
    ['4 (40.0%): statement NO there is no data availability statement, reproduced'],
  ],
  [
    'another publication',
    'Smith and Jones (2019) found that 250 articles had no data availability statement.',
    ['250: unbound'],
  ],
  ['a share in words', 'More than half of the articles had no data availability statement.', ['More than half: alarm']],
  [
    'a share in words that holds',
    'At least a third of the articles had no data availability statement.',
    ['At least a third: statement NO there is no data availability statement, reproduced'],
  ],
  [
    'two samples',
    'In the prominent journals, 2 (66.7%) had accessible data.',
    ['2 (66.7%): access Yes where sample = Prominent, reproduced'],
  ],
] as const)('%s', async (_, text, expected) => {
  expect((await check(text)).map(line => line.replaceAll("'", ''))).toEqual(expected);
});

test('rows of years', async () => {
  const table =
    '\n\n| Year | Articles | No data availability statement, n (%) |\n|---|---|---|\n| 2017 | 4 | 1 (25.0%) |\n| 2022 | 6 | 3 (50.0%) |\n';
  expect(await check(table)).toEqual([
    expect.stringMatching(/4: year = 2017 , reproduced/),
    '1 (25.0%): statement NO there is no data availability statement where year = 2017, reproduced',
    expect.stringMatching(/6: year = 2022 , reproduced/),
    '3 (50.0%): statement NO there is no data availability statement where year = 2022, reproduced',
  ]);
});

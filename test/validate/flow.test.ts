import { expect, test } from 'vitest';
import { FLOW_KEYS } from '../../src/model/flow.ts';
import { openReview } from '../../src/read/session.ts';
import { checkFlow } from '../../src/validate/flow/check-flow.ts';
import { flowCell } from '../../src/validate/flow/flow-cell.ts';
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
    '“Records screened” (records_screened) is 1001, but 2 sums give 1000: database_results 1234 + register_results 100 − duplicates 200 − excluded_automatic 34 − excluded_other 100 = 1000; dbr_sought_reports 200 + records_excluded 800 = 1000',
  ],
  [
    'dbr_assessed',
    '191',
    '“Reports assessed for eligibility” (dbr_assessed) is 191, but 2 sums give 190: dbr_sought_reports 200 − dbr_notretrieved_reports 10 = 190; new_reports 100 + dbr_excluded 100 + other_excluded 4 − other_assessed 14 = 190',
  ],
  [
    'new_studies',
    '96',
    'previous_studies 5 + new_studies 96 = 101, but “Total studies included” (total_studies) is 100. Check total_studies, previous_studies, new_studies.',
  ],
  [
    'total_studies',
    '101',
    '“Total studies included” (total_studies) is 101, but 2 sums give 100: the coded sheet has 100 studies; previous_studies 5 + new_studies 95 = 100',
  ],
])('%s = %s: the box that contradicts most others is named', (key, value, message) => {
  const found = check(changed(key, value));
  expect(found.filter(([code]) => code === 'D604').map(([, , text]) => text)).toEqual([message]);
});

test.each([
  ['1,010', 1010, []],
  ['1 010', 1010, []],
  ['12\u2009345', 12345, []],
  ['(n = 1,010)', 1010, []],
  ['Wrong design, 1,010', 1010, [['Wrong design', 1010]]],
  [
    'Wrong topic, 1,010; Wrong design, 80',
    1090,
    [
      ['Wrong topic', 1010],
      ['Wrong design', 80],
    ],
  ],
  [
    'Wrong people, 6, Wrong design, 9',
    15,
    [
      ['Wrong people', 6],
      ['Wrong design', 9],
    ],
  ],
  [
    'Wrong people, 6\nWrong design, 9',
    15,
    [
      ['Wrong people', 6],
      ['Wrong design', 9],
    ],
  ],
  [
    '6 Wrong people, 9 Wrong design',
    15,
    [
      ['Wrong people', 6],
      ['Wrong design', 9],
    ],
  ],
  [
    'COVID-19 only (n = 1\u202f200); Not human, adult or child: 7',
    1207,
    [
      ['COVID-19 only', 1200],
      ['Not human, adult or child', 7],
    ],
  ],
])('%j is read exactly', (text, n, items) => {
  expect(flowCell(text)).toEqual({ kind: 'count', n, items: items.map(([label, count]) => ({ label, n: count })) });
});

test.each([
  ['120.0', '"120.0" is not written as a whole number. If it means 120, write 120.'],
  ['120.', '"120." is not written as a whole number. If it means 120, write 120.'],
  ['-5', '"-5" is negative. Write a whole number of 0 or more.'],
  ['1.200', '"1.200" can mean 1200 or 1.2. Write 1200, without a mark between the digits.'],
  ['1e2', '"1e2" is not a whole number.'],
  ['many', '"many" has no count that can be read.'],
  ['Wrong design, -5', '"-5" is negative.'],
  ['Wrong design, 1.200', '"1.200" can mean 1200 or 1.2.'],
  ['Wrong design -5', 'has no count that can be read'],
  ['Reason 1,100', 'can mean 1100, or 100 for "Reason 1"'],
  ['Wrong people 6, Wrong design 9', 'can be one reason or several'],
  ['Wrong design, 4; Other, xxx', '"Other" has no count yet'],
])('%j is refused', (text, why) => {
  expect(flowCell(text)).toEqual({ kind: 'wrong', why: expect.stringContaining(why) });
});

test.each(['', 'NA', 'xxx', 'Reason1, xxx; Reason2, xxx; Reason3, xxx', '[number]'])('%j is unknown', text => {
  expect(flowCell(text)).toEqual({ kind: 'unknown' });
});

test('a wrong count is a finding at its cell, and its box is unknown', () => {
  expect(check(changed('records_excluded', 'many')).map(([code, row]) => [code, row])).toEqual([['D603', 9]]);
});

test('the template of the PRISMA2020 package is no error, and arms with nothing but zeros are none', () => {
  const template = FLOW_KEYS.map((key): [string, string] => [
    key,
    key.endsWith('specific_results') || (key.endsWith('_excluded') && key !== 'records_excluded')
      ? 'Reason1, xxx; Reason2, xxx'
      : '0',
  ]);
  expect(check(template).map(([code]) => code)).toEqual(['D611']);
  const filled: Record<string, string> = {
    database_results: '100',
    duplicates: '20',
    records_screened: '80',
    records_excluded: '70',
    dbr_sought_reports: '10',
    dbr_assessed: '10',
    dbr_excluded: 'Wrong design, 4',
    new_studies: '6',
    new_reports: '6',
  };
  const rows = template.map(([key, n]): [string, string] => [key, filled[key] ?? n]);
  expect(check(rows, 6)).toEqual([]);
  expect(
    [...readFlow(tableOf(['data', 'n'], rows)).flow.boxes.keys()].filter(key =>
      /previous|other_assessed|website|total/.test(key),
    ),
  ).toEqual([]);
});

const messages = (rows: [string, string][], units: number | null = null) =>
  check(rows, units).map(([code, row, text]) => [code, row, text]);

test('sums are checked across boxes without a count', () => {
  expect(
    messages([
      ['dbr_assessed', '20'],
      ['dbr_excluded', 'Wrong people, 12; Wrong design, 18'],
      ['new_studies', '2'],
    ]),
  ).toEqual([
    [
      'D604',
      3,
      '“Reports excluded” (dbr_excluded) 30 is more than dbr_assessed 20. No more can be excluded than came in.',
    ],
  ]);
  expect(
    messages([
      ['records_screened', '10'],
      ['records_excluded', '12'],
    ]).map(([code]) => code),
  ).toEqual(['D604']);
  expect(
    messages([
      ['dbr_sought_reports', '10'],
      ['dbr_notretrieved_reports', '12'],
    ]).map(([code]) => code),
  ).toEqual(['D604']);
  expect(
    messages([
      ['dbr_assessed', '70'],
      ['dbr_excluded', 'Wrong design, 30; Other, 4'],
      ['new_studies', '3'],
    ]),
  ).toEqual([
    [
      'D613',
      4,
      'dbr_assessed 70 − dbr_excluded 34 = 36 reports are left, but “Studies included” (new_studies) is 3 and new_reports has no count. Enter new_reports, or correct one of the boxes.',
    ],
  ]);
  // sought is unknown: screened less excluded less not retrieved is assessed
  expect(
    messages([
      ['records_screened', '100'],
      ['records_excluded', '60'],
      ['dbr_notretrieved_reports', '5'],
      ['dbr_assessed', '30'],
    ]),
  ).toEqual([
    [
      'D604',
      5,
      'records_screened 100 − records_excluded 60 − dbr_notretrieved_reports 5 = 35, but “Reports assessed for eligibility” (dbr_assessed) is 30. Check dbr_assessed, records_screened, records_excluded, dbr_notretrieved_reports.',
    ],
  ]);
  expect(
    messages([
      ['database_results', '100'],
      ['duplicates', '20'],
      ['records_screened', '75'],
    ]),
  ).toEqual([
    [
      'D612',
      4,
      'database_results 100 − duplicates 20 = 80, but “Records screened” (records_screened) is 75: 5 more are missing. “Records removed by automation tools” (excluded_automatic) and “Records removed for other reasons” (excluded_other) have no counts; enter those that explain the difference.',
    ],
  ]);
  expect(
    messages([
      ['database_specific_results', 'MEDLINE, 60; Embase, 50'],
      ['database_results', '100'],
    ]).map(([code]) => code),
  ).toEqual(['D604']);
});

test('a box that contradicts a sum which another box could explain, and one that none can, is named once', () => {
  const rows: [string, string][] = [
    ['database_results', '500'],
    ['duplicates', '100'],
    ['records_screened', '407'],
    ['records_excluded', '350'],
    ['dbr_sought_reports', '50'],
  ];
  // no count of registers is known: they could explain the first sum, but not the second
  expect(check(rows, null).map(([code, , text]) => [code, text])).toEqual([
    [
      'D604',
      '“Records screened” (records_screened) is 407, but 2 sums give 400: database_results 500 − duplicates 100 = 400; dbr_sought_reports 50 + records_excluded 350 = 400',
    ],
  ]);
});

test('a box with two counts is refused', () => {
  expect(
    messages([
      ['records_screened', '10'],
      ['records_screened', '11'],
    ]),
  ).toEqual([['D610', 3, 'records_screened has a count in row 2 already. Keep one of the two rows.']]);
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
    ['D606', 2, '“Studies included” (new_studies) is 7, but the coded sheet has 8 studies'],
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

const screeningReview = (flow: string, sheets: Record<string, string>) =>
  openReview(
    memoryEffects({
      'review.yaml': `name: r\nunit: { name: study, key: id }\nstudies: studies\nflow: ${flow}\nresources:\n  - { name: studies, path: s.csv, schema: cb.yaml }\n  - { name: screening, path: screening.csv, schema: screening.yaml }\n`,
      'cb.yaml': 'primaryKey: id\nfields:\n  - { name: id, type: string }\n',
      'screening.yaml':
        'primaryKey: id\nfields:\n  - { name: id }\n  - { name: ta_a, categories: [yes, no] }\n  - { name: ta_b, categories: [yes, no] }\n  - { name: ta, categories: [yes, no] }\n  - { name: ft, categories: [include, exclude, no text] }\n  - { name: why, categories: [Wrong design, Wrong people] }\n',
      ...sheets,
    }),
    null,
  );
const STAGES =
  '{ screening: [{ stage: title_abstract, resource: screening, decision: [ta_a, ta_b], consensus: ta, include: "yes" }, { stage: full_text, resource: screening, decision: ft, not_retrieved: no text, reason: why }] }';

test('a screening sheet with two stages and two reviewers gives the boxes of the diagram', async () => {
  const open = await screeningReview(STAGES, {
    's.csv': 'id\nr1\n',
    'screening.csv':
      'id,ta_a,ta_b,ta,ft,why\nr1,yes,yes,,include,\nr2,yes,no,yes,exclude,Wrong design\nr3,no,no,,,\nr4,yes,yes,,no text,\nr5,no,yes,no,,\nr6,yes,yes,,exclude,Wrong people\nr7,yes,yes,,exclude,Wrong design\n',
  });
  expect([...(open.flow?.boxes ?? [])].map(([key, box]) => [key, box.n, box.items.length])).toEqual([
    ['records_screened', 7, 0],
    ['records_excluded', 2, 0],
    ['dbr_sought_reports', 5, 0],
    ['dbr_notretrieved_reports', 1, 0],
    ['dbr_assessed', 4, 0],
    ['dbr_excluded', 3, 2],
    ['new_reports', 1, 0],
    ['new_studies', 1, 0],
  ]);
  expect(open.findings.filter(entry => entry.code.startsWith('D6'))).toEqual([]);
});

test('reviewers who differ without a consensus, missing decisions and missing reasons are one finding each', async () => {
  const open = await screeningReview(STAGES, {
    's.csv': 'id\nr1\n',
    'screening.csv':
      'id,ta_a,ta_b,ta,ft,why\nr1,yes,yes,,include,\nr2,yes,no,,,\nr3,no,yes,,,\nr4,,,,,\nr5,yes,yes,,exclude,\nr6,yes,yes,,,\n',
  });
  expect(
    open.findings.filter(entry => /^D6(08|09|14)/.test(entry.code)).map(entry => [entry.code, entry.message]),
  ).toEqual([
    ['D614', '2 records with different decisions in ta_a, ta_b and no consensus in ta: r2, r3'],
    ['D608', '1 record without a decision in ta_a, ta_b, ta: r4'],
    ['D609', '1 record excluded without a reason in why: r5'],
    ['D608', '1 record without a decision in ft: r6'],
  ]);
});

test('a field that the screening codebook does not have is refused with the nearest name', async () => {
  await expect(
    screeningReview('{ screening: { resource: screening, decision: ftt } }', {
      's.csv': 'id\nr1\n',
      'screening.csv': 'id\nr1\n',
    }),
  ).rejects.toThrow('flow.screening names "ftt", which is not a field of screening.yaml; did you mean "ft"?');
});

test('library files are compared with the boxes: by the name of their database, else by any box', async () => {
  const ris = (count: number): string => 'TY  - JOUR\nTI  - A title\nER  - \n'.repeat(count);
  const review = (extra: Record<string, string>) =>
    openReview(
      memoryEffects({
        'review.yaml':
          'name: r\nunit: { name: study, key: id }\nflow: counts\nlibrary: [corpus/embase.ris, corpus/all.ris]\nresources:\n  - { name: studies, path: s.csv, schema: cb.yaml }\n  - { name: counts, path: flow.csv }\n',
        'cb.yaml': 'primaryKey: id\nfields:\n  - { name: id, type: string }\n',
        's.csv': 'id\nr1\n',
        'flow.csv': 'data,n\ndatabase_specific_results,"Embase, 2; MEDLINE, 3"\nrecords_screened,4\nnew_studies,1\n',
        ...extra,
      }),
      null,
    );
  const said = async (extra: Record<string, string>): Promise<string[]> =>
    (await review(extra)).findings.filter(entry => entry.code === 'D615').map(entry => entry.message);
  expect(await said({ 'corpus/embase.ris': ris(2), 'corpus/all.ris': ris(4) })).toEqual([]);
  expect(await said({ 'corpus/embase.ris': ris(3), 'corpus/all.ris': ris(7) })).toEqual([
    'corpus/all.ris holds 7 records; no box has this count (“Records screened” (records_screened) 4, “Studies included” (new_studies) 1).',
    'corpus/embase.ris holds 3 records, but “Records by database” (database_specific_results) gives 2 for Embase.',
  ]);
});

test('boxes of a meta-analysis are read and compared with the box that they are a part of', () => {
  expect(
    check([
      ...GOOD,
      ['total_studies_ma', '40'],
      ['total_reports_ma', '0'],
      ['new_studies_ma', '96'],
      ['new_reports_ma', '1.200'],
    ]),
  ).toEqual([
    [
      'D616',
      24,
      '“Total studies included” (total_studies) in the meta-analysis (total_studies_ma): 40. The diagram does not draw this box.',
    ],
    [
      'D604',
      26,
      '“Studies included” (new_studies) in the meta-analysis (new_studies_ma): 96 is more than all of them, 95. Correct one of the two.',
    ],
    ['D603', 27, 'new_reports_ma: "1.200" can mean 1200 or 1.2. Write 1200, without a mark between the digits.'],
  ]);
});

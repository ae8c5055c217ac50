import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, test } from 'vitest';
import { begun, column, counts, lines } from '../support/begun-sheet.ts';
import { commandResults } from '../support/command-results.ts';

// every expected count is of the cells written out here, by hand

describe('a coder above each block of columns', () => {
  const rows = ['p1,TDD,Home,TDD,Home', 'p2,BDD,Work,TDD,Work', 'p3,BDD,Work,BDD,Work', 'p4,TDD,Home,TDD,Home'];
  const sheet = lines(',Coder: Anna,,Coder: Bert Lee,', 'Paper,Practice,Context,Practice,Context', ...rows);

  test('is part of the header, and the coders are compared', async () => {
    const { done, open } = await begun(sheet);
    expect(done.rows).toBe(4);
    const { rows: found } = commandResults(open, 'agreement', []);
    const agreed = (field: string) =>
      found.find(row => row.field === field && row.statistic === 'percent_agreement' && row.level === null);
    // they differ in the practice of p2
    expect([agreed('Practice'), agreed('Context')]).toMatchObject([
      { n: 3, N: 4 },
      { n: 4, N: 4 },
    ]);
  });

  test('no number of one of them is printed as that of the field', async () => {
    const { open } = await begun(sheet);
    expect(() => commandResults(open, 'shares', ['Practice'])).toThrow(
      /no column with the consensus on "Practice": "Coder: Anna \| Practice", "Coder: Bert Lee \| Practice" hold what each coder entered/,
    );
  });

  test('other labels over names that come back tell them apart', async () => {
    const groups = lines(',Before,,After,', 'Paper,Pain,Sleep,Pain,Sleep', ...rows);
    const { done } = await begun(groups);
    expect(done.codebook.fields.map(({ title, name }) => title ?? name)).toEqual([
      'Paper',
      'Before | Pain',
      'Before | Sleep',
      'After | Pain',
      'After | Sleep',
    ]);
  });
});

describe('signs', () => {
  test('"-" beside "+" is an answer, whatever else is there', async () => {
    const sheet = column('Effect', '+', '-', 'ns', '-', '+/-', 'NR', '+', '0', '-', '+/-');
    expect(await counts(sheet, 'Effect')).toBe('+ 2, +/- 2, - 3, 0 1, ns 1 of 10');
  });
});

test.each(['Unassigned', 'No answer', 'Keine Antwort'])(
  '"%s" is what nobody answered, and that is a guess',
  async text => {
    const { done } = await begun(column('Method', 'Survey', text, 'Interview', 'Survey', text, 'Interview'));
    expect(await counts(column('Method', 'Survey', text, 'Interview', 'Survey', text, 'Interview'), 'Method')).toBe(
      'Interview 2, Survey 2 of 4',
    );
    expect(done.unconfirmed.map(({ doubt }) => doubt.key)).toContain(`missing value ${text}`);
  },
);

test('a preview of the form is a row that perhaps does not count', async () => {
  const { done } = await begun(
    lines(
      'Response Type,Paper,Design',
      'Survey Preview,x,RCT',
      'IP Address,a,RCT',
      'IP Address,b,Cohort',
      'IP Address,c,RCT',
    ),
  );
  expect(done.unconfirmed.map(({ doubt }) => doubt.otherwise)).toContain('3 of 4 rows count');
});

test('codes that a spreadsheet program made dates of are asked about where none is left as it was', async () => {
  const sheet = column('Grade band', 'K-2', '5-Mar', '8-Jun', '5-Mar', 'K-2', '8-Jun', '5-Mar', 'K-2');
  const { done } = await begun(sheet);
  const [found] = done.unconfirmed;
  expect(found!.doubt.otherwise).toBe('3-5 instead of 5-Mar in 3 cells');
  const changed = found!.doubt.choices[0]!.apply({
    codebook: done.codebook,
    unit: { name: 'study', key: 'id' },
    codings: [],
  });
  expect(changed.codebook.fields[1]!.categories!.map(({ value }) => value).sort()).toEqual(['3-5', '6-8', 'K-2']);
});

test('rows that are struck through count, which is a guess', async () => {
  const struck = { style: { font: { strikethrough: true } } };
  const bytes = await writeXlsx({
    sheets: [
      {
        name: 'x',
        rows: [
          ['Study', 'Method'],
          ...['a', 'b', 'c', 'd', 'e'].map((key, i) => [key, i % 2 === 0 ? 'Survey' : 'Interview']),
        ],
        cells: new Map([
          ['2,0', { value: 'b', type: 'string' as const, ...struck }],
          ['2,1', { value: 'Interview', type: 'string' as const, ...struck }],
        ]),
      },
    ],
  });
  const { done } = await begun(bytes, { name: 's.xlsx' });
  expect(done.layout).toEqual({ rows: '1 row is struck through and counts', otherwise: '4 rows instead of 5' });
});

describe('what stands behind a code', () => {
  test('initials of coders behind every code', async () => {
    const sheet = column('Randomised', 'Yes (JL)', 'No (MO)', 'Yes (MO)', 'No (JL)', 'Yes (JL)', 'No (MO)');
    expect(await counts(sheet, 'Randomised')).toBe('No 3, Yes 3 of 6');
  });

  test('numbers and letters of footnotes', async () => {
    const sheet = lines(
      'id,Design,Setting,Country',
      ...[
        'RCT,Home,Chile',
        'RCT a,Home,Peru',
        'Cohort,Ward,Peru',
        'Cohort [1],Home,Chile',
        'RCT,Ward,Peru',
        'Cohort,Home,Peru',
      ].map((cells, i) => `s${i + 1},${cells}`),
      'a Changed during the trial,,,',
      '[1] As stated in the protocol,,,',
    );
    expect(await counts(sheet, 'Design')).toBe('Cohort 3, RCT 3 of 6');
  });

  test('an arrow in many cells is part of the code', async () => {
    const sheet = column('Order', 'QUAN → QUAL', 'QUAL', 'QUAN → QUAL', 'QUAL → QUAN', 'QUAL', 'QUAL → QUAN');
    expect(await counts(sheet, 'Order')).toBe('QUAL 2, QUAL → QUAN 2, QUAN → QUAL 2 of 6');
  });
});

test('years and numbers in the digits of other scripts', async () => {
  const sheet = lines('id,السنة,n', 'a,٢٠١٩,१२', 'b,٢٠٢١,१४', 'c,٢٠٢٠,३०');
  const { done } = await begun(sheet);
  expect(done.codebook.fields.map(({ type }) => type)).toEqual(['string', 'year', 'integer']);
  expect(await counts(sheet, 'السنة')).toBe('median 2020 of 3');
  expect(await counts(sheet, 'n')).toBe('median 14 of 3');
});

test.each([
  ['Status', ['ok', 'duplicate', 'ok', 'ok']],
  ['Duplicate?', ['', 'yes', '', '']],
])('a row marked as a duplicate under "%s" perhaps does not count', async (header, cells) => {
  const { done } = await begun(lines(`Study,Method,${header}`, ...cells.map((cell, i) => `s${i},Survey,${cell}`)));
  expect(done.unconfirmed.map(({ doubt }) => doubt.otherwise)).toContain('3 of 4 rows count');
});

test('"S/I" is not reported in Spanish', async () => {
  const sheet = column('¿Consentimiento?', 'Sí', 'S/I', 'No', 'Sí', 'S/I', 'No');
  expect(await counts(sheet, '¿Consentimiento?', { denominator: 'reported' })).toBe('No 2, Sí 2 of 4');
});

test('a dash behind an apostrophe is a bullet', async () => {
  const sheet = column('Incentives', "'- Pay\n- Rank", "'- Rank", "'- Pay", "'- Rank\n- Pay");
  expect(await counts(sheet, 'Incentives')).toBe('Pay 3, Rank 3 of 4');
});

test('no other is not Other', async () => {
  const sheet = column('Contact', 'Email; Other: none', 'Phone', 'Email; Other: fax', 'Other: letter', 'Email; Phone');
  const { done } = await begun(sheet);
  expect(await counts(sheet, 'Contact')).toBe('Email 3, Other 2, Other: none 1, Phone 2 of 5');
  expect(done.unconfirmed.map(({ doubt }) => doubt.key)).toContain('categories');
});

test('a year behind every Yes is no other answer', async () => {
  const sheet = column('Registered', 'Yes (2015)', 'No', 'Yes (2017)', 'Yes (2015)', 'No');
  expect(await counts(sheet, 'Registered')).toBe('No 2, Yes 3 of 5');
});

describe('marks between items', () => {
  test('a plus without blanks', async () => {
    const sheet = column('SDGs', '1+3', '1', '3', '2+3', '2', '1+2', '3');
    expect(await counts(sheet, 'SDGs')).toBe('1 3, 2 3, 3 4 of 7');
    const ages = column('Age group', '18+', '65+', '0-17', '18+', '0-17', '65+');
    expect(await counts(ages, 'Age group')).toBe('0-17 2, 18+ 2, 65+ 2 of 6');
  });

  test('"&" inside the items of a list with semicolons', async () => {
    const cells = [
      'Health & care; Law & ethics',
      'Health & care',
      'Law & ethics; Work',
      'Work',
      'Work; Health & care',
      'Law & ethics',
    ];
    expect(await counts(column('Field', ...cells), 'Field')).toBe('Health & care 3, Law & ethics 3, Work 3 of 6');
  });
});

test('points out of a total are no list', async () => {
  const sheet = column('Jadad', '3/5', '4/5', '3/5', '5/5', '4/5', '3/5');
  expect(await counts(sheet, 'Jadad')).toBe('3/5 3, 4/5 2, 5/5 1 of 6');
});

test('rows that a letter alone tells apart are perhaps one study', async () => {
  const rows = ['1a,RCT', '1b,RCT', '2a,Cohort', '3a,RCT', '3b,RCT', '3c,RCT'];
  const { done } = await begun(lines('ID,Design', ...rows));
  expect(done.unconfirmed.map(({ doubt }) => doubt.otherwise)).toContain('3 studies instead of 6');
});

test('hidden rows count, which is a guess', async () => {
  const bytes = await writeXlsx({
    sheets: [
      {
        name: 'x',
        rows: [
          ['Study', 'Method'],
          ...['a', 'b', 'c', 'd', 'e', 'f'].map((key, i) => [key, i % 2 === 0 ? 'Survey' : 'Interview']),
        ],
        rowDefs: new Map([[2, { hidden: true }]]),
      },
    ],
  });
  const { done } = await begun(bytes, { name: 's.xlsx' });
  expect(done.layout).toMatchObject({ otherwise: 'the hidden rows are left out' });
});

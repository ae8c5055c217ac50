import { describe, expect, test } from 'vitest';
import { begun, column, counts, lines } from '../support/begun-sheet.ts';
import { commandResults } from '../support/command-results.ts';

// every expected count is of the cells written out here, by hand

async function said(sheet: string, field: string): Promise<string> {
  const { open } = await begun(sheet);
  return commandResults(open, 'shares', [field])
    .notes.map(({ message }) => message)
    .join(' ');
}

test('the mark between options in exports of Chinese forms', async () => {
  const cells = ['问卷┋访谈', '访谈', '问卷┋观察', '观察┋访谈', '问卷', '问卷┋访谈┋观察'];
  expect(await counts(column('方法', ...cells), '方法')).toBe('观察 3, 访谈 4, 问卷 4 of 6');
});

test('"No se informa" is a missing value', async () => {
  const sheet = column('Aprobación', 'Sí', 'No', 'No se informa', 'Sí', 'No consta', 'No');
  expect(await counts(sheet, 'Aprobación', { denominator: 'reported' })).toBe('No 2, Sí 2 of 4');
});

test.each([
  [
    'a label with and without its number',
    ['4 - Agree', 'Agree', '2 - Disagree', '4 - Agree', 'Disagree', '2 - Disagree'],
  ],
  ['a range with a dash and with "to"', ['18–24', '18 to 24', '25–44', '18–24', '25 to 44', '25-44']],
  ['letters of footnotes', ['RCT', 'RCTᵃ', 'Cohort', 'RCT', 'Cohortᵇ', 'Cohort']],
])('%s: one code, which is a guess', async (_, cells) => {
  const sheet = column('answer', ...cells);
  expect(await counts(sheet, 'answer')).toMatch(/^\S.* 3, \S.* 3 of 6$/);
  expect(await said(sheet, 'answer')).toContain('unconfirmed guess');
});

test('cells that say where the code is are errors, not codes', async () => {
  const sheet = column(
    'setting',
    'Hospital',
    'see text',
    'School',
    'Hospital',
    'see Table 2',
    'School',
    'siehe Anhang 3',
  );
  expect(await counts(sheet, 'setting')).toBe('Hospital 2, School 2 of 4');
  expect(await said(sheet, 'setting')).toContain('3 of 7 studies have an invalid cell');
});

describe('percentages without signs', () => {
  test('numbers below one among them do not count until somebody says what they are', async () => {
    const sheet = column('Female (%)', '32', '51', '0.45', '60', '0.38', '48');
    expect(await counts(sheet, 'Female (%)')).toBe('median 49.5 of 4');
    const words = await said(sheet, 'Female (%)');
    expect(words).toContain('2 of 6 studies have an invalid cell');
    expect(words).toContain('unconfirmed guess');
  });
  test('a column of proportions is one, and one small percentage is one', async () => {
    expect(await counts(column('Female (%)', '0.32', '0.51', '0.45'), 'Female (%)')).toBe('median 0.45 of 3');
    expect(await counts(column('Dropout (%)', '12', '0.5', '31', '7', '22'), 'Dropout (%)')).toBe('median 12 of 5');
  });
});

test('lists of PostgreSQL in a cell are asked about', async () => {
  const cells = ['{Pain,Sleep}', '{Pain}', '{Sleep,Mood}', '{Pain,Mood}'];
  expect(await said(column('Outcomes', ...cells), 'Outcomes')).toContain('Pain 3 of 4');
});

test('a pivot table below the studies is not read', async () => {
  const rows = Array.from(
    { length: 12 },
    (_, i) => `Smith ${2001 + i},${i % 3 ? 'RCT' : 'Cohort'},${i % 2 ? 'UK' : 'India'}`,
  );
  const pivot = ['Row Labels,Count of Design,', 'Cohort,4,', 'RCT,8,', 'Grand Total,12,'];
  const sheet = lines('Study,Design,Country', ...rows, ',,', ...pivot);
  expect(await counts(sheet, 'Design')).toBe('Cohort 4, RCT 8 of 12');
  expect(await said(sheet, 'Design')).toContain('how the sheet is read');
});

test('a last row with the number of studies is no study, and numbers as keys stay', async () => {
  const rows = Array.from({ length: 10 }, (_, i) => `${i + 1},${i % 2 ? 'RCT' : 'Cohort'}`);
  const { open } = await begun(lines('Study,Design', ...rows, 'n = 10,'));
  expect(open.studies.coded.units).toBe(10);
});

test('quotes around an item that holds the delimiter are no part of it', async () => {
  const cells = ['"Lee, K."; "Roy, P."', '"Lee, K."', '"Roy, P."; "Sim, A."', '"Sim, A."; "Lee, K."'];
  expect(await counts(column('tools', ...cells), 'tools')).toBe('Lee, K. 3, Roy, P. 2, Sim, A. 2 of 4');
});

test('percentages with a comma among those with a point: the fewer are errors', async () => {
  const sheet = column('Share of women', '43.2%', '51%', '43,5%', '60.1%', '38.5%');
  expect(await counts(sheet, 'Share of women')).toBe('median 47.1 of 4');
  expect(await said(sheet, 'Share of women')).toContain('1 of 5 studies has an invalid cell');
});

test('thousands with a comma under a header that counts are numbers, and asked about', async () => {
  const sheet = column('Sample size', '12,345', '1,200', '24,000');
  expect(await counts(sheet, 'Sample size')).toBe('median 12345 of 3');
  expect(await said(sheet, 'Sample size')).toContain('"1,200" is 1.200');
});

test('one cell with two codes that stand alone elsewhere is a list, which is a guess', async () => {
  const alone = Array.from({ length: 24 }, (_, i) => (i % 2 ? 'Qualitative' : 'Quantitative'));
  const sheet = column('Approach', ...alone, 'Quantitative; Qualitative');
  expect(await counts(sheet, 'Approach')).toBe('Qualitative 13, Quantitative 13 of 25');
  expect(await said(sheet, 'Approach')).toContain('unconfirmed guess');
});

test('text behind "Other" counts as an option, which is a guess: it may be a remark', async () => {
  const rows = Array.from({ length: 12 }, (_, i) =>
    [`S${i}`, i % 2 ? 'Yes' : 'No', i % 3 ? 'Yes' : 'No', i % 4 ? '' : `see page ${i}`].join(','),
  );
  const sheet = lines('Study,Barriers [Cost],Barriers [Time],Barriers [Other]', ...rows);
  expect(await counts(sheet, 'Barriers')).toBe('Cost 6, Other 3, Time 8 of 12');
  expect(await said(sheet, 'Barriers')).toContain(
    'otherwise its texts are remarks: "Other" is in 0 cells instead of 3',
  );
});

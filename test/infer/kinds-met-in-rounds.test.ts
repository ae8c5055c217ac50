import { describe, expect, test } from 'vitest';
import { begun, column, counts, lines } from '../support/begun-sheet.ts';
import { commandResults } from '../support/command-results.ts';

// every expected count is of the cells written out here, by hand

const guessed = async (sheet: string): Promise<string[]> =>
  (await begun(sheet)).done.unconfirmed.map(({ doubt }) => doubt.key);

describe('points between thousands', () => {
  test('under a header that counts, in Portuguese', async () => {
    const sheet = column('Amostra', '1.200', '850', '2.340', '96', '410', '1.015');
    // 96, 410, 850, 1015, 1200, 2340
    expect(await counts(sheet, 'Amostra')).toBe('median 932.5 of 6');
    expect(await guessed(sheet)).toContain('groupChar');
  });
  test('under another header they are decimals, and that is a question', async () => {
    const sheet = column('Dose', '1.200', '850', '2.340', '96', '410', '1.015');
    expect(await guessed(sheet)).toContain('groupChar');
    expect(await guessed(column('Dose', '1.25', '850', '2.340', '96'))).not.toContain('groupChar');
  });
});

test('"n.p." and "NC" among numbers are not reported', async () => {
  const sheet = column('Échantillon', '45', 'n.p.', '120', '33', 'NC', '12');
  // 12, 33, 45, 120
  expect(await counts(sheet, 'Échantillon')).toBe('median 39 of 4');
});

test('one cell without a year in a short column of years', async () => {
  const { done } = await begun(column('Year', '2019', '2020', '2020', 'in press', '2018', '2021', '2017', '2019'));
  expect(done.codebook.fields[1]?.type).toBe('year');
});

test.each(['Your name', 'Email address', 'Completed by'])('two rows per paper, told apart by "%s"', async header => {
  const row = (who: string, id: string, design: string): string => `${who},${id},${design}`;
  const sheet = lines(
    `${header},Paper ID,Design`,
    ...['RCT', 'Cohort', 'RCT', 'Survey'].map((design, i) => row('Ana', `P${i}`, design)),
    ...['RCT', 'Cohort', 'Cohort', 'Survey'].map((design, i) => row('Ben', `P${i}`, design)),
  );
  // the two disagree on the third paper
  expect(await counts(sheet, 'Design')).toBe('Cohort 1, RCT 1, Survey 1 of 3');
});

describe('two header rows over coded columns', () => {
  const rows = ['a,RCT,Home,RCT,Home', 'b,RCT,Ward,Cohort,Ward', 'c,Cohort,Home,Cohort,Home'];
  const more = ['d,Survey,Ward,Survey,Home', 'e,RCT,Ward,RCT,Ward', 'f,Cohort,Home,Cohort,Home'];
  test.each([
    ['the coder above', 'Study,Coder A,,Coder B,', ',Design,Setting,Design,Setting'],
    ['initials above', 'Study,MW,,LK,', ',Design,Setting,Design,Setting'],
  ])('%s: the coders are compared, and no label counts as a study', async (_, upper, lower) => {
    const { done, open } = await begun(lines(upper, lower, ...rows, ...more));
    expect(done.rows).toBe(6);
    expect(done.codebook.fields.map(({ title, name }) => title ?? name)).toEqual(
      expect.arrayContaining(['Design', 'Setting']),
    );
    const { rows: found } = commandResults(open, 'agreement', []);
    // they differ in the design of b and the setting of d
    const agree = (field: string) =>
      found.find(row => row.field === field && row.statistic === 'percent_agreement' && row.level === null);
    for (const field of ['Design', 'Setting'])
      expect(agree(field) ?? agree(field.toLowerCase())).toMatchObject({ n: 5, N: 6 });
  });
});

test('a legend below a blank row is no study', async () => {
  const sheet = lines(
    'ID,Design,Pop',
    '1,R,C',
    '2,C,A',
    '3,R,A',
    '4,X,B',
    '5,C,A',
    '6,R,C',
    ',,',
    'Legend:,,',
    'R,= trial,',
    'C,= cohort,',
  );
  expect(await counts(sheet, 'Design')).toBe('C 2, R 3, X 1 of 6');
});

test('a list that is numbered in one line', async () => {
  const sheet = column(
    'Themes',
    '1. Access 2. Cost',
    '1. Cost',
    '1. Trust 2. Access',
    '1. Cost 2. Trust 3. Access',
    '1. Access',
  );
  expect(await counts(sheet, 'Themes')).toBe('Access 4, Cost 3, Trust 2 of 5');
});

test('"and/or" between two answers', async () => {
  const sheet = column('providers', 'nurse and/or physician', 'nurse', 'physician', 'nurse and/or physician', 'nurse');
  expect(await counts(sheet, 'providers')).toBe('nurse 4, physician 3 of 5');
});

test('a percentage with a sign around it does not make codes of the others', async () => {
  const sheet = column('Attrition', '12%', '0%', '>20%', '5 %', '8%');
  // 0, 5, 8, 12
  expect(await counts(sheet, 'Attrition')).toBe('median 6.5 of 4');
});

import { describe, expect, test } from 'vitest';
import { begun, column, counts, lines } from '../support/begun-sheet.ts';

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

import { describe, expect, test } from 'vitest';
import { begun, column, counts, lines } from '../support/begun-sheet.ts';

// every expected count is of the cells written out here, by hand

const blanks = (count: number): string[] => Array.from({ length: count }, () => '');

async function fieldOf(sheet: string, name: string) {
  const { done } = await begun(sheet);
  return done.codebook.fields.find(field => field.name === name || field.title === name);
}

describe('text or codes', () => {
  test('a phrase that stands once in a long column is text', async () => {
    const sheet = column('Definition', 'Emergency medicine unit', ...blanks(11));
    expect(await fieldOf(sheet, 'Definition')).not.toHaveProperty('categories');
  });
  test('one word that stands once is still a code', async () => {
    expect(await fieldOf(column('Funded', 'Yes', ...blanks(11)), 'Funded')).toHaveProperty('categories');
  });
  test('"not reported" in the other cells says that the column asks for a code', async () => {
    const other = Array.from({ length: 10 }, () => 'Not reported');
    const sheet = column('Sharing', 'Data shared', 'On request', 'Not shared', ...other);
    expect(await counts(sheet, 'Sharing')).toBe('Data shared 1, Not shared 1, On request 1 of 13');
  });
  test('words copied from the reports are no list', async () => {
    const quotes = ['Data are on OSF, code is too.', 'Data are on OSF, code is not.', 'Code is too, data are on OSF'];
    const sheet = column(
      'Copy and paste the verbatim statement',
      ...quotes,
      ...quotes,
      'data are on OSF',
      'code is too',
    );
    const { done } = await begun(sheet);
    expect(done.codebook.fields[1]).toMatchObject({ type: 'string' });
    expect(done.codebook.fields[1]).not.toHaveProperty('categories');
  });
  test('an explanation of several lines behind "Unclear:" is a missing state too', async () => {
    const long = `Unclear: ${'the authors do not say where the data come from, '.repeat(6)}`.trim();
    expect(await counts(column('Country', 'Peru', 'India', 'Peru', 'India', long), 'Country')).toBe(
      'India 2, Peru 2 of 5',
    );
  });
  test('TRUE and 1 are one answer, which is a guess', async () => {
    const { done } = await begun(column('Viewed', 'TRUE', 'TRUE', '1', 'TRUE', '1'));
    expect(done.codebook.fields[1]?.categories).toHaveLength(1);
    expect(done.codebook.fields[1]).toHaveProperty('guess');
  });
});

describe('dates', () => {
  test('a time zone and parts of seconds', async () => {
    const sheet = column('Coded at', '2026-02-16 01:01:55.800000+00:00', '2026-02-17 11:01:55+0100', '2026-02-18');
    const { open, done } = await begun(sheet);
    expect(done.codebook.fields[1]).toMatchObject({ type: 'date' });
    expect(open.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  });
  const dated = async (sheet: string, at = 1) => (await begun(sheet)).done.codebook.fields[at]!;
  test.each([
    [['17/04/2019', '01/05/2019'], '%d/%m/%Y'],
    [['4/17/2019', '5/1/2019'], '%m/%d/%Y'],
    [['17.4.19', '1.5.19'], '%d.%m.%y'],
    [['2019/04/17', '2019/05/01'], '%Y/%m/%d'],
    [['17 April 2019', '1 May 2019'], '%d %B %Y'],
    [['4/17/2019 9:05:11', '5/1/2019 18:00:00'], '%m/%d/%Y %H:%M:%S'],
  ])('%s are read as %s, and nothing is asked', async (cells, format) => {
    const sheet = column('Searched', ...cells);
    const { open } = await begun(sheet);
    const field = await dated(sheet);
    expect(field).toMatchObject({ type: 'date', format });
    expect(field.guess).toBeUndefined();
    expect(open.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  });
  test('where no day is above 12, it is asked, and the other columns decide', async () => {
    const cells = ['4/7/2019', '5/1/2019'];
    const alone = await dated(column('Searched', ...cells));
    expect(alone.guess).toMatchObject({ otherwise: expect.stringContaining('"4/7/2019" is 2019-04-07 instead of') });
    expect(alone.format).toBe('%d/%m/%Y');
    const rows = ['a,4/7/2019,12/31/2019', 'b,5/1/2019,1/2/2020'];
    const beside = await dated(lines('id,Searched,Updated', ...rows));
    expect(beside.format).toBe('%m/%d/%Y');
    expect(beside.guess?.['format']).toContain('another column has "12/31/2019"');
  });
  test('a column that contradicts itself is kept as text, and a day that does not exist is an error', async () => {
    const both = await begun(column('Searched', '17/04/2019', '04/17/2019', '01/02/2019'));
    expect(both.done.codebook.fields[1]).toMatchObject({ type: 'string' });
    expect(both.done.notes.map(note => note.message).join(' ')).toContain('the day comes first in some cells');
    const sheet = column('Searched', ...Array.from({ length: 12 }, (_, i) => `${i + 10}/04/2019`), '31/04/2019');
    const { open } = await begun(sheet);
    expect(open.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect((await dated(sheet)).type).toBe('string');
  });
});

test('a column of names without blanks tells the rows apart', async () => {
  const rows = ['data_open', 'data_link', 'code_open', 'code_link', 'plan_open'].map((name, i) => `${i % 2},${name}`);
  const { done } = await begun(lines('kind,var', ...rows));
  expect(done.unit.key).toBe('var');
});

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
  test.each([
    [['17/04/2019', '01/05/2019'], 'the day comes first'],
    [['4/17/2019', '5/1/2019'], 'the month comes first'],
    [['4/7/2019', '5/1/2019'], 'either way round'],
  ])('%s', async (cells, said) => {
    const { done } = await begun(column('Searched', ...cells));
    expect(done.notes.map(note => note.message).join(' ')).toContain(said);
  });
});

test('a column of names without blanks tells the rows apart', async () => {
  const rows = ['data_open', 'data_link', 'code_open', 'code_link', 'plan_open'].map((name, i) => `${i % 2},${name}`);
  const { done } = await begun(lines('kind,var', ...rows));
  expect(done.unit.key).toBe('var');
});

import { describe, expect, test } from 'vitest';
import { begun, column, counts, lines } from '../support/begun-sheet.ts';
import { commandResults } from '../support/command-results.ts';

// every expected count is of the cells written out here, by hand

/** Everything that is said beside the shares of a field. */
async function said(sheet: string, field: string): Promise<string> {
  const { open } = await begun(sheet);
  return commandResults(open, 'shares', [field])
    .notes.map(note => (typeof note === 'string' ? note : note.message))
    .join(' ');
}

describe('cells that repeat the one above', () => {
  test.each([
    ['"', '〃', "''"],
    ['idem', 'same as above', 'ditto'],
  ])('%s, %s, %s are errors, not codes', async (...marks) => {
    const sheet = column('country', 'Kenya', marks[0]!, 'Peru', marks[1]!, marks[2]!, 'Kenya', 'Peru', 'Peru');
    expect(await counts(sheet, 'country')).toBe('Kenya 2, Peru 3 of 5');
    expect(await said(sheet, 'country')).toContain('3 of 8 studies have an invalid cell');
  });
});

describe('codes that the sheet explains', () => {
  test('in the header', async () => {
    const header = '"Design (1=RCT, 2=Cohort, 9=NR)"';
    const sheet = lines(`id,${header}`, 'a,1', 'b,2', 'c,1', 'd,9', 'e,2', 'f,1');
    const { done } = await begun(sheet);
    expect(done.codebook.fields[1]).toMatchObject({ name: 'Design', aliases: ['Design (1=RCT, 2=Cohort, 9=NR)'] });
    expect(await counts(sheet, 'Design', { denominator: 'reported' })).toBe('Cohort 2, RCT 3 of 5');
  });
  test('in a row below the header', async () => {
    const sheet = lines(
      'Study,Blinded,Registered',
      ',1=yes 2=no,"1=yes, 2=no, 9=NR"',
      'Lee 2010,1,9',
      'Kim 2011,2,1',
      'Roy 2012,2,2',
      'Sim 2013,1,2',
      'Tan 2014,2,1',
      'Wu 2015,1,1',
    );
    const { done } = await begun(sheet);
    const [, blinded, registered] = done.codebook.fields;
    expect(await counts(sheet, blinded!.name)).toBe('no 3, yes 3 of 6');
    expect(await counts(sheet, registered!.name, { denominator: 'reported' })).toBe('no 2, yes 3 of 5');
  });
});

describe('what is written behind a code', () => {
  test.each([
    ['question marks', ['RCT', 'RCT?', 'Cohort', 'Cohort (?)', 'RCT', 'Cohort'], 'Cohort 3, RCT 3 of 6'],
    ['pages', ['Yes (p. 4)', 'Yes (p. 11)', 'No, Table 2', 'No (p. 3)', 'Yes (Fig. 1)'], 'No 2, Yes 3 of 5'],
    ['initials', ['RCT', 'RCT [AB]', 'Cohort [AB]', 'Cohort', 'RCT [CD]', 'Cohort [CD]'], 'Cohort 3, RCT 3 of 6'],
    ['arrows', ['RCT', 'RCT -> Cohort', 'Cohort', 'Cohort → RCT', 'RCT', 'Cohort'], 'Cohort 3, RCT 3 of 6'],
    ['accents', ['Sí', 'Si', 'Sí', 'No', 'NO', 'No', 'N/E'], 'No 3, Sí 3 of 7'],
  ])('%s: one code, which is a guess', async (_, cells, expected) => {
    const sheet = column('answer', ...cells);
    expect(await counts(sheet, 'answer')).toBe(expected);
    expect(await said(sheet, 'answer')).toContain('unconfirmed guess');
  });
  test('"Yes (partly)" stays another answer', async () => {
    expect(await counts(column('answer', 'Yes (p. 4)', 'Yes (p. 5)', 'Yes (partly)', 'No'), 'answer')).toContain(
      'Yes (partly) 1',
    );
  });
  test('the trick that keeps text as text in a CSV file', async () => {
    const sheet = column('sessions', '="1-2"', '="1-2"', '="3-4"', '3-4');
    expect(await counts(sheet, 'sessions')).toBe('1-2 2, 3-4 2 of 4');
  });
});

test('U is unclear beside Y and N', async () => {
  const sheet = column('Q1', 'Y', 'N', 'U', 'Y', 'N/A', 'Y', 'U');
  expect(await counts(sheet, 'Q1', { denominator: 'reported' })).toBe('N 1, Y 3 of 4');
});

test('a last row of percentages is no study', async () => {
  const rows = ['a,Y', 'b,N', 'c,Y', 'd,Y', 'e,N', 'f,Y'].map((row, i) => `${row},${i % 2 ? 'Y' : 'N'}`);
  expect(await counts(lines('study,Q1,Q2', ...rows, '%,66.7,50.0'), 'Q1')).toBe('N 2, Y 4 of 6');
});

test('letters that stand together are asked about', async () => {
  const sheet = column('themes', 'A', 'AB', 'C', 'ABD', 'AB', 'A', 'BC', 'C', 'BC');
  // A in A, AB, ABD, AB, A
  expect(await said(sheet, 'themes')).toContain('A 5 of 9');
});

test('arms in the names of rows are asked about', async () => {
  const rows = ['Lee 2010', 'Kim 2011', 'Roy 2012'].flatMap(name => [`${name} - arm 1,RCT`, `${name} - arm 2,RCT`]);
  expect(await said(lines('Study,Design', ...rows, 'Wu 2013,Cohort'), 'Design')).toContain('4 studies instead of 7');
});

test('blanks between thousands', async () => {
  expect(await counts(column('Effectif', '1\u202f250', '84', '2\u202f000', '310', '95'), 'Effectif')).toBe(
    'median 310 of 5',
  );
});

test('identifiers that a spreadsheet rounded are no key', async () => {
  const rows = Array.from({ length: 8 }, (_, i) => `3.1${i % 3}E+07,On thing number ${i},${i % 2 ? 'RCT' : 'Cohort'}`);
  expect(await counts(lines('PMID,Title,Design', ...rows), 'Design')).toBe('Cohort 4, RCT 4 of 8');
});

test('the first row of a list of numbers describes nothing', async () => {
  expect(await counts(column('outcome', '1,2', '2', '1,3', '3', '1,2,3', '2', '1'), 'outcome')).toBe(
    '1 4, 2 4, 3 3 of 7',
  );
});

test('votes in one cell are read whatever the header is', async () => {
  const { open } = await begun(column('Include (AB/CD)', 'Y/Y', 'Y/N', 'N/N', 'N/N', 'Y/Y', 'N/Y', 'N/N', 'Y/Y'));
  const agree = commandResults(open, 'agreement', []).rows.find(row => row.statistic === 'percent_agreement');
  expect([agree?.n, agree?.N]).toEqual([6, 8]);
});

test('"u." and "und" part items', async () => {
  const cells = ['Pflege und Medizin', 'Pflege', 'Medizin u. Therapie', 'Therapie', 'Medizin', 'Pflege u. Therapie'];
  expect(await counts(column('Gruppe', ...cells), 'Gruppe')).toBe('Medizin 3, Pflege 3, Therapie 3 of 6');
});

test('a number in words is offered as a number', async () => {
  const { open } = await begun(column('Number of sites', '1', '3', 'two', '2', '5', '4', '12', '7', '9'));
  const finding = open.findings.find(({ value }) => value === 'two');
  expect(finding).toMatchObject({ severity: 'error', suggestion: '2' });
});

test('a legend with asterisks below the table is no study', async () => {
  const rows = ['a,Sim', 'b,Não', 'c,Sim*', 'd,Não', 'e,Sim', 'f,Não'];
  expect(await counts(lines('Estudo,Cegamento', ...rows, '* confirmado com os autores,'), 'Cegamento')).toBe(
    'Não 3, Sim 3 of 6',
  );
});

test('a spelling that only one coder has keeps its rating', async () => {
  const rows = ['a,RCT,RCT,RCT', 'b,RCT?,RCT,RCT', 'c,Cohort,Cohort,Cohort', 'd,RCT,Cohort,RCT', 'e,RCT,RCT,RCT'];
  const { open } = await begun(lines('study,design_1,design_2,design_final', ...rows, 'f,Cohort,Cohort,Cohort'));
  const agree = commandResults(open, 'agreement', []).rows.find(row => row.statistic === 'percent_agreement');
  // "RCT?" beside "RCT", and "RCT" beside "Cohort", differ
  expect([agree?.n, agree?.N]).toEqual([4, 6]);
});

describe('proportions among percentages', () => {
  test('do not count until somebody says what they are', async () => {
    const sheet = column('female', '0.45', '51%', '48%', '0.5', '39 %', '62', '70%');
    const { open } = await begun(sheet);
    const { rows } = commandResults(open, 'shares', ['female']);
    // 39, 48, 51, 62, 70
    expect(rows.find(({ statistic }) => statistic === 'median')).toMatchObject({ estimate: 51, N: 5 });
    const words = await said(sheet, 'female');
    expect(words).toContain('2 of 7 studies have an invalid cell');
    expect(words).toMatch(/unconfirmed guess: female \(constraints\): otherwise it is a percentage below 1/);
  });
  test('are percentages where others of less than one percent have their sign', async () => {
    const sheet = column('loss', '0.4%', '12%', '0.5', '3%', '7%');
    const { open } = await begun(sheet);
    expect(commandResults(open, 'shares', ['loss']).rows.find(({ statistic }) => statistic === 'median')).toMatchObject(
      {
        estimate: 3,
        N: 5,
      },
    );
  });
});

test('names of one country are one code, and that is a guess', async () => {
  const sheet = column(
    'country',
    'USA',
    'United States',
    'US',
    'Kenya',
    'USA',
    'UK',
    'Niger',
    'Nigeria',
    'Kenya',
    'USA',
    'U.S.',
    'Nigeria',
  );
  const { effects } = await begun(sheet);
  expect(effects.text('review/codebook/s.yaml')).toContain('they are two codes: USA 3 instead of 6 of 12');
  expect(await counts(sheet, 'country')).toBe('Kenya 2, Niger 1, Nigeria 2, UK 1, USA 6 of 12');
});

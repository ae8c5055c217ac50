import { describe, expect, test } from 'vitest';
import { begun, column, counts, lines } from '../support/begun-sheet.ts';
import { commandResults } from '../support/command-results.ts';

// every expected count is of the cells written out here, by hand

/** Everything that is said beside the shares of a field. */
async function said(sheet: string, field: string): Promise<string> {
  const { open } = await begun(sheet);
  const { notes } = commandResults(open, 'shares', [field]);
  return notes.map(({ message }) => message).join(' ');
}

describe('a number with a second one behind it', () => {
  test.each([
    ['mean ± SD', ['34.5 ± 3.2', '41.0 ± 5.1', '28.9±2.0', '50.2 +/- 8.8']],
    ['mean (SD)', ['34.5 (3.2)', '41.0 (5.1)', '28.9 (SD 2.0)', '50.2 (8.8)']],
    ['median [IQR]', ['34 [20–51]', '41 [33-60]', '28 [12, 40]', '50 [49 to 61]']],
    ['n of N', ['12/40', '7 of 40', '31/40 (78%)', '9 out of 40']],
    ['n (%)', ['12 (30%)', '7 (17.5%)', '31 (77.5 %)', '40 (100%)']],
  ])('%s: numbers that count as invalid, with the first one offered', async (_, cells) => {
    const sheet = column('Age', ...cells);
    const { done, open } = await begun(sheet);
    expect(['number', 'integer']).toContain(done.codebook.fields[1]?.type);
    const errors = open.findings.filter(({ severity }) => severity === 'error');
    expect(errors.length).toBeGreaterThan(0);
    expect(errors.map(({ message }) => message).join(' ')).toContain(cells[0]!.split(/\s/)[0]);
    expect(await said(sheet, 'Age')).toContain('4 of 4 studies have an invalid cell');
  });
  test('"1 (2)" again and again stays a code', async () => {
    expect(await counts(column('arm', '1 (2)', '1 (2)', '2 (2)', '1 (2)', '2 (2)', '2 (2)'), 'arm')).toBe(
      '1 (2) 3, 2 (2) 3 of 6',
    );
  });
});

test('thousands and millions in a word count as invalid, with the number offered', async () => {
  const sheet = column('Records', '12k', '12000', '1.2 million', '300', '4万');
  const { open } = await begun(sheet);
  const offered = open.findings.map(({ message }) => message).join(' ');
  for (const number of ['12000', '1200000', '40000']) expect(offered).toContain(number);
  expect(await said(sheet, 'Records')).toContain('3 of 5 studies have an invalid cell');
});

describe('amounts of money', () => {
  test.each([
    ['dollars', ['$1,200', '$950', '$12,400.50'], 1200],
    ['euros behind', ['1.200 €', '950 €', '12.400,50 €'], 1200],
    ['a code in front', ['USD 300', 'USD 100', 'USD 200'], 200],
  ])('%s', async (_, cells, median) => {
    const sheet = column('Cost', ...cells);
    expect(await counts(sheet, 'Cost')).toBe(`median ${median} of 3`);
    expect(await said(sheet, 'Cost')).not.toContain('guess');
  });
  test('a cell without the sign is a guess', async () => {
    const sheet = column('Cost', '$1,200', '$950', '$400', '700');
    expect(await counts(sheet, 'Cost')).toBe('median 825 of 4');
    expect(await said(sheet, 'Cost')).toContain('3 instead of 4 amounts in $');
  });
  test('two currencies, or a mark that can be read in two ways, give no number', async () => {
    for (const cells of [
      ['$1,200', '€950', '$400'],
      ['€1.250', '€1.100', '€1.300'],
    ]) {
      const sheet = column('Cost', ...cells);
      const { done } = await begun(sheet);
      expect(done.codebook.fields[1]?.type).toBe('string');
      expect(await said(sheet, 'Cost')).toContain('unconfirmed guess');
    }
  });
});

describe('numbers of several units', () => {
  test('durations in weeks, months and years are codes until somebody says otherwise', async () => {
    const sheet = column('Follow-up', '3 months', '1 year', '6 months', '12 weeks', '1 year', '2 years');
    // in years: .25, 1, .5, .23, 1, 2: the median is .75, which is 9 months
    expect(await said(sheet, 'Follow-up')).toMatch(/about (9 months|0\.75 years) at the median of 6/);
  });
  test('doses', async () => {
    expect(await said(column('Dose', '5 mg', '10 µg', '5 ml', '20 mg', '1 g'), 'Dose')).toContain(
      'numbers in 4 units have no median together',
    );
  });
  test('one unit is a number', async () => {
    expect(await counts(column('Follow-up', '3 weeks', '12 weeks', '6 weeks'), 'Follow-up')).toBe('median 6 of 3');
  });
});

test('the options of a LimeSurvey question, answered with yes and no', async () => {
  const sheet = lines(
    '"id. Response ID","out[SQ001]. Which outcomes? [Pain]","out[SQ002]. Which outcomes? [Sleep]","des. Design"',
    '1,Yes,No,RCT',
    '2,No,Yes,Cohort',
    '3,Yes,Yes,RCT',
    '4,No,No,RCT',
  );
  const { done } = await begun(sheet);
  const field = done.codebook.fields.find(({ type }) => type === 'list')!;
  expect(field.title).toBe('Which outcomes?');
  expect(await counts(sheet, field.name)).toBe('Pain 2, Sleep 2 of 4');
});

describe('a column that is blank where the columns below it are filled', () => {
  const answers = ['none', '', '', 'none', ''];
  const rows = (mark: string): string =>
    lines(
      `id,Review,Review${mark}`,
      ...answers.map((answer, i) => `s${i},${answer},${answer === '' ? `two experts read ${i} texts` : ''}`),
    );
  test.each(['.detail', '/detail', ', specify', ' (other)', '_other'])('Review%s', async mark => {
    const sheet = rows(mark).replace(`Review${mark}`, `"Review${mark}"`);
    const words = await said(sheet, 'Review');
    expect(words).toContain('Review (blank cells)');
    expect(words).toContain('none 2 of 5 instead of 2 of 2');
  });
  test('where both are filled, nothing is asked', async () => {
    const sheet = lines('id,Review,Review.detail', 'a,yes,two experts', 'b,no,', 'c,yes,one expert', 'd,,', 'e,no,');
    expect(await said(sheet, 'Review')).not.toContain('blank cells');
  });
});

test('a proposition says how many studies N leaves out', async () => {
  const { open } = await begun(column('Blinded', 'Yes', 'No', 'Unclear', 'Yes', 'No', 'Unclear'));
  const { rows, notes } = commandResults(open, 'shares', ['Blinded = Yes']);
  expect(rows[0]).toMatchObject({ n: 2, N: 4 });
  expect(notes.map(({ message }) => message).join(' ')).toContain('N leaves out 2 studies');
  const all = commandResults(open, 'shares', ['Blinded = Yes'], { denominator: 'all' });
  expect(all.rows[0]).toMatchObject({ n: 2, N: 6 });
  expect(all.notes.map(({ message }) => message).join(' ')).not.toContain('leaves out');
});

test('an effect that tells the rows of a study apart is said once, and stops no count', async () => {
  const sheet = lines(
    'Paper_ID,Habitat,Hedges_g',
    '1,Forest,0.512',
    '1,Forest,-0.340',
    '2,Wetland,1.204',
    '3,Forest,0.110',
    '3,Forest,0.777',
    '3,Forest,0.251',
    '4,Wetland,0.903',
    '4,Wetland,-0.118',
  );
  const { open } = await begun(sheet);
  expect(open.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  const differ = open.findings.filter(({ code }) => code === 'D513');
  expect(differ.map(({ message }) => message)).toEqual([
    'Hedges_g is part of the key and differs between the rows of 3 studies, such as 1, 3, 4: they have no single value and are not counted',
  ]);
  expect(await counts(sheet, 'Habitat')).toBe('Forest 2, Wetland 2 of 4');
});

import { expect, test } from 'vitest';
import { begun, column, counts, lines } from '../support/begun-sheet.ts';

// every expected count is of the cells written out here, by hand

test('a blank that an export wrote as a reference of HTML parts no missing word', async () => {
  const sheet = column('Design', 'RCT', 'Not&nbsp;reported', 'RCT', 'Cohort', 'Not reported', 'Cohort');
  expect(await counts(sheet, 'Design')).toBe('Cohort 2, RCT 2 of 6');
});

test.each(['Not reported\u200b', 'NR;', 'k. A..', 'k. A.,', 'Choisir…', '请选择'])('%s is no code', async text => {
  const sheet = column('Design', 'RCT', text, 'RCT', 'Cohort', 'Cohort', 'RCT');
  expect(await counts(sheet, 'Design', { denominator: 'reported' })).toBe('Cohort 2, RCT 3 of 5');
});

test('a header again below a running number is said at every number', async () => {
  const rows = [
    '1,a,RCT,Home',
    '2,b,Cohort,Home',
    '3,Study,Design,Setting',
    '4,c,RCT,Ward',
    '5,d,RCT,Home',
    '6,e,Cohort,Ward',
  ];
  const { done } = await begun(lines('#,Study,Design,Setting', ...rows));
  expect(done.layout).toEqual({
    rows: '1 row that repeats the header is read as a study',
    otherwise: '5 rows instead of 6',
  });
});

test('a coded sheet with a title, an abstract and a column "included" is no library of references', async () => {
  const sheet = lines(
    'id,title,abstract,design,setting,country,blinded,included',
    ...['RCT', 'Cohort', 'RCT', 'Survey', 'Cohort', 'RCT'].map(
      (design, i) => `s${i},T${i},A${i},${design},Home,Kenya,Yes,1`,
    ),
  );
  expect(await counts(sheet, 'design')).toBe('Cohort 2, RCT 3, Survey 1 of 6');
  const library = lines('title,abstract,doi,included', ...[1, 2, 3].map(i => `T${i},A${i},10.1000/${i},1`));
  await expect(begun(library)).rejects.toThrow('is a library of references (asreview-csv)');
});

test('a form with its boxes in one cell is text, and init says what to do', async () => {
  const sheet = column(
    'Outcomes',
    '☑ Pain ☐ Sleep',
    '☑ Pain ☑ Sleep',
    '☐ Pain ☑ Sleep',
    '☑ Pain ☐ Sleep',
    '☐ Pain ☐ Sleep',
  );
  const { done } = await begun(sheet);
  expect(done.codebook.fields[1]).not.toHaveProperty('categories');
  expect(done.notes.map(({ message }) => message).join()).toContain('ticked and empty boxes before options');
  expect(done.unconfirmed.map(({ doubt }) => doubt.key)).toEqual(['type']);
  const ticked = column('Outcomes', '☑ Pain', '☑ Pain ☑ Sleep', '☑ Sleep', '☑ Sleep ☑ Pain');
  expect(await counts(ticked, 'Outcomes')).toBe('Pain 3, Sleep 3 of 4');
});

test.each([
  ['WAHR', 'FALSCH'],
  ['VRAI', 'FAUX'],
  ['VERDADERO', 'FALSO'],
  ['VERO', 'FALSO'],
  ['WAAR', 'ONWAAR'],
])('boxes of %s and %s', async (on, off) => {
  const rows = ['10', '01', '11', '10', '00', '01'].map(row => [...row].map(cell => (cell === '1' ? on : off)).join());
  const sheet = lines('id,Outcomes [Pain],Outcomes [Sleep]', ...rows.map((row, i) => `s${i},${row}`));
  expect(await counts(sheet, 'Outcomes [Pain]')).toBe('Pain 3, Sleep 3 of 6');
});

import { expect, test } from 'vitest';
import { begun, counts, lines } from '../../support/begun-sheet.ts';

// every expected count is of the cells written out here, by hand
const SHEET = lines(
  'Region,No,Design,Notes',
  'Africa,1,RCT,first',
  ',2,Cohort,',
  ',3,RCT,',
  'Asia,4,Survey,',
  ',5,RCT,asked the authors',
  'Europe,6,Cohort,',
  ',7,Cohort,',
  ',8,RCT,',
);

test('a column that is filled in the first row of each group counts for the rows below, as a guess', async () => {
  expect(await counts(SHEET, 'Region')).toBe('Africa 3, Asia 2, Europe 3 of 8');
  expect(await counts(SHEET, 'Design')).toBe('Cohort 3, RCT 4, Survey 1 of 8');
  const { done, open } = await begun(SHEET);
  expect(done.layout).toEqual({
    fillDown:
      '"Region" is filled in the first row of 3 groups and blank in 5 cells below them, and no value comes back: a blank cell is read as the value above',
    otherwise: '"Africa" in "Region" is in 1 row instead of 3',
  });
  // eight rows stay eight studies
  expect(open.studies.coded.units).toBe(8);
});

test('groups in groups', async () => {
  const sheet = lines(
    'Region,Country,No,Design',
    'Africa,Kenya,1,RCT',
    ',,2,Cohort',
    ',Ghana,3,RCT',
    'Asia,Japan,4,Survey',
    ',,5,RCT',
    ',,6,Cohort',
    ',Nepal,7,Cohort',
    ',,8,RCT',
  );
  expect(await counts(sheet, 'Region')).toBe('Africa 3, Asia 5 of 8');
  expect(await counts(sheet, 'Country')).toBe('Ghana 1, Japan 3, Kenya 2, Nepal 2 of 8');
});

test('groups in groups, whose headings come back', async () => {
  const sheet = lines(
    'Region,Setting,No,Design',
    'Africa,Home,1,RCT',
    ',,2,Cohort',
    ',Ward,3,RCT',
    'Asia,Home,4,Survey',
    ',,5,RCT',
    ',Ward,6,Cohort',
    ',,7,Cohort',
    ',,8,RCT',
  );
  expect(await counts(sheet, 'Region')).toBe('Africa 3, Asia 5 of 8');
  expect(await counts(sheet, 'Setting')).toBe('Home 4, Ward 4 of 8');
});

test.each([
  ['a code that comes back', SHEET.replace('Europe', 'Africa')],
  ['blank in the first row', SHEET.replace('Africa', '')],
  ['more values than blank cells', SHEET.replace(',2,Cohort', 'Ghana,2,Cohort').replace(',3,RCT', 'Mali,3,RCT')],
  ['remarks', SHEET.replace('Region', 'Comments')],
  ['links', SHEET.replace('Africa', 'https://a.org').replace('Asia', 'https://b.org')],
])('%s: blank cells stay blank', async (_, sheet) => {
  expect((await begun(sheet)).done.layout).toBeNull();
});

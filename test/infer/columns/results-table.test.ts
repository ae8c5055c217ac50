import { describe, expect, test } from 'vitest';
import { begun, lines } from '../../support/begun-sheet.ts';

// counts and percentages are made up and were divided by hand

const refusal = async (sheet: string): Promise<string> =>
  begun(sheet).then(
    () => 'taken',
    (error: Error) => error.message,
  );

describe('a table of results is no sheet of studies', () => {
  test.each([
    [
      'a count, its total and a percentage',
      lines('topic,n,N,percent', 'Heat,5,40,12.5', 'Cold,10,40,25', 'Rain,9,36,25', 'Wind,3,40,7.5'),
      '"percent" is "n" / "N" in 4 of 4 rows',
    ],
    [
      'a proportion beside limits',
      lines(
        'group;measure;n;N;p;low;high',
        'a;x;5;40;0.125;0.05;0.26',
        'a;y;9;36;0.25;0.13;0.41',
        'b;x;30;40;0.75;0.6;0.86',
      ),
      '"p" is "n" / "N" in 3 of 3 rows',
    ],
    [
      'a frequency table without its total',
      lines('Design,Frequency,Percent', 'Trial,21,52.5', 'Cohort,11,27.5', 'Survey,6,15.0', 'Other,2,5.0'),
      '"Percent" is "Frequency" / 40 in 4 of 4 rows',
    ],
    [
      'counts with percentages in brackets',
      lines(
        'Characteristic,No,Yes',
        'Trial,12 (30.0),28 (70.0)',
        'Cohort,4 ( 10.0),36 (90.0)',
        'Survey,0 (0.0),40 (100.0)',
      ),
      '"No" holds counts with percentages, such as "0 (0.0)"',
    ],
  ])('%s', async (_, sheet, evidence) => {
    expect(await refusal(sheet)).toContain(evidence);
    expect(await refusal(sheet)).toContain('seems to be a table of results');
  });

  test.each([
    [
      'studies that report a prevalence',
      lines(
        'Author,Country,n,N,percent',
        'Lee 2010,Peru,5,40,12.5',
        'Kim 2011,Peru,10,40,25',
        'Roy 2012,Chad,9,36,25',
        'Sim 2013,Chad,3,40,7.5',
      ),
    ],
    [
      'studies without a name, with codes beside a percentage',
      lines(
        'country,design,setting,n,N,percent,blinded',
        'Peru,RCT,home,5,40,12.5,yes',
        'Chad,RCT,ward,10,40,25,no',
        'Peru,Cohort,home,9,36,25,no',
        'Chad,Cohort,ward,3,40,7.5,yes',
      ),
    ],
    [
      'percentages of other numbers',
      lines('topic,n,N,percent', 'Heat,5,40,31', 'Cold,10,40,2', 'Rain,9,36,77', 'Wind,3,40,50'),
    ],
    [
      'years beside a percentage that hardly differs',
      lines('site,year,percent', 'a,2017,50', 'b,2018,50', 'c,2019,51', 'd,2020,50', 'e,2021,49'),
    ],
  ])('%s are taken', async (_, sheet) => expect(await refusal(sheet)).toBe('taken'));
});

test('numbers of rows without a header are the key', async () => {
  const { done } = await begun(lines(',design,year', '1,RCT,2010', '2,Cohort,2011', '3,RCT,2012', '4,RCT,2013'));
  expect(done.unit.key).toBe('column_a');
  expect(JSON.stringify(done.notes)).not.toContain('undefined');
});

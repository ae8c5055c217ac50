import { expect, test } from 'vitest';
import { dateReader } from '../../src/model/date-reader.ts';

test.each([
  ['%d/%m/%Y', '03/04/2021', '2021-04-03'],
  ['%m/%d/%y %I:%M %p', '4/3/21 9:05 AM', '2021-04-03'],
  ['%d %B %Y', '17 April 2019', '2019-04-17'],
  ['%d.%m.%Y', '31.02.2021', null],
  ['%d/%m/%Y', '2021-04-03', '2021-04-03'],
])('%s reads %s as %s', (format, cell, day) => expect(dateReader(format)!(cell)).toBe(day));

test('a format in which a cell could be matched in several ways is none', () => {
  for (const format of ['%d/%d/%m/%Y', '%b %B %d %Y', '%H%H%H%H %d/%m/%Y', '%d/%m', '%d/%m/%Y %y', '%Q'])
    expect(dateReader(format), format).toBeNull();
  // a run of blanks is one blank, in the format as in the cell
  expect(dateReader(`%d${' '.repeat(40)}%m %Y`)!('3   4 2021')).toBe('2021-04-03');
});

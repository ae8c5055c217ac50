import { expect, test } from 'vitest';
import { textTable } from '../../../src/export/table/text-table.ts';

const LONG =
  'YES - the statement says that the data can in principle be made available to researchers under conditions';

test('on a terminal a long label takes several lines, and its numbers stand in the first', () => {
  const lines = textTable(
    ['Data', 'n'],
    [
      [`  ${LONG}`, '12'],
      ['NO', '3'],
    ],
    { colour: false, wrap: true },
  ).split('\n');
  expect(lines.slice(2)).toEqual([
    '  YES - the statement says that the data can in principle be made  12',
    '  available to researchers under conditions',
    'NO                                                                  3',
    '',
  ]);
});

test('in a pipe, in Markdown and without a blank a label stays whole', () => {
  expect(textTable(['Data', 'n'], [[LONG, '12']], { colour: false })).toContain(`${LONG}  12`);
  expect(textTable(['Data', 'n'], [[LONG, '12']], { colour: false, markdown: true })).toContain(`| ${LONG} | 12 |`);
  const address = `https://example.org/${'a'.repeat(80)}`;
  expect(textTable(['Address'], [[address]], { colour: false, wrap: true })).toContain(address);
});

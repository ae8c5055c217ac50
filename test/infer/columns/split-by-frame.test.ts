import { expect, test } from 'vitest';
import { begun, column, counts } from '../../support/begun-sheet.ts';

// every expected count is of the cells written out here, by hand
test.each([
  ['JSON', ['["cost", "time"]', '["cost"]', '["time", "harm, other"]', '["harm, other"]', '["cost", "time"]']],
  [
    'JSON without blanks',
    ['["cost","time"]', '["cost"]', '["time","harm, other"]', '["harm, other"]', '["cost","time"]'],
  ],
  ['Python', ["['cost', 'time']", "['cost']", "['time', 'harm, other']", "['harm, other']", "['cost', 'time']"]],
])('lists of %s', async (_, cells) => {
  expect(await counts(column('Outcomes', ...cells), 'Outcomes')).toBe('cost 3, harm, other 2, time 3 of 5');
});

test('hash tags', async () => {
  const sheet = column('Tags', '#cost #time', '#cost', '#harm #cost', '#time#harm', '#harm');
  expect(await counts(sheet, 'Tags')).toBe('cost 3, harm 3, time 2 of 5');
});

test.each([
  ['side by side', '[cost][time]'],
  ['with blanks', '[cost] [time]'],
  ['with commas', '[cost], [time]'],
])('brackets around each item, %s', async (_, pair) => {
  const sheet = column('Tags', pair, '[cost]', '[harm, other]', pair, '[time]', pair.replace('time', 'harm, other'));
  expect(await counts(sheet, 'Tags')).toBe('cost 4, harm, other 2, time 3 of 6');
  const { open } = await begun(sheet);
  // the brackets are no delimiters without an item
  expect(open.findings.filter(({ code }) => code === 'D110')).toEqual([]);
});

test('an answer with a remark in brackets is no list', async () => {
  const { done } = await begun(column('Tags', 'cost [direct]', 'time', 'cost [all]', 'harm', '[not stated]'));
  expect(done.codebook.fields[1]?.delimiter).toBeUndefined();
});

test('a mark in front of some cells only, and numbers of items, are no frame', async () => {
  const { done } = await begun(column('Tags', '#cost #time', 'cost', '#harm #cost', '#time', '#harm'));
  expect(done.codebook.fields[1]?.delimiter).not.toBe('#');
});

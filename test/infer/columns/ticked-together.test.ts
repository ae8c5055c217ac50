import { expect, test } from 'vitest';
import { begun, counts, lines } from '../../support/begun-sheet.ts';

// every expected count is of the cells written out here, by hand
const ROWS = ['1,0,0,1', '0,1,0,0', '1,1,0,0', '0,0,0,1', '0,0,1,0', '1,0,1,0', '0,0,0,0'];
const sheet = (headers: string, rows: readonly string[] = ROWS): string =>
  lines(`id,${headers}`, ...rows.map((row, i) => `s${i + 1},${row}`));
const ASKED = 'outcome_pain,outcome_sleep,outcome_cost,outcome_mood';

test.each([
  ['0 and 1', ROWS],
  ['TRUE and FALSE', ROWS.map(row => row.replaceAll('0', 'FALSE').replaceAll('1', 'TRUE'))],
  ['true and false', ROWS.map(row => row.replaceAll('0', 'false').replaceAll('1', 'true'))],
])('columns of %s with a common beginning are the options of one question', async (_, rows) => {
  for (const headers of [ASKED, ASKED.replaceAll('_', ' ')])
    expect(await counts(sheet(headers, rows), headers.split(',')[0]!)).toBe('cost 2, mood 2, pain 3, sleep 2 of 7');
});

test('that they were joined is said', async () => {
  const { done } = await begun(sheet(ASKED));
  expect(done.notes.map(({ message }) => message).join('\n')).toContain(
    '4 columns that begin with "outcome" were made one field with several codes',
  );
});

test.each([
  ['answers in words', ASKED, ROWS.map(row => row.replaceAll('0', 'No').replaceAll('1', 'Yes'))],
  ['numbered items', 'item_1,item_2,item_3,item_4', ROWS],
  ['one tick a row', ASKED, ROWS.map((_, i) => [0, 1, 2, 3].map(at => (at === i % 4 ? '1' : '0')).join(','))],
  ['columns that are ticked alike', ASKED, ROWS.map(row => [row[0], row[0], row[0], row[6]].join(','))],
  ['a column that is blank elsewhere', ASKED, ROWS.map((row, i) => (i === 2 ? '1,,0,0' : row))],
])('%s: questions of their own', async (_, headers, rows) => {
  const { done } = await begun(sheet(headers, rows));
  expect(done.codebook.fields.filter(field => field.columns !== undefined)).toEqual([]);
});

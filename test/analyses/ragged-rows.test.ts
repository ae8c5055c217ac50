import { expect, test } from 'vitest';
import { begun, lines } from '../support/begun-sheet.ts';
import { commandResults } from '../support/command-results.ts';

const said = async (sheet: string): Promise<string[]> => {
  const { open } = await begun(sheet);
  return commandResults(open, 'shares', ['design'])
    .notes.filter(note => note.code === 'ragged-rows')
    .map(note => note.message);
};

test('broken rows are named beside each number', async () => {
  expect(await said(lines('id,design', '1,RCT', '2,coh', 'ort', '3,RCT'))).toEqual([
    'corpus/s.csv: row 4 has more or fewer cells than the header, perhaps because of a line break or a delimiter inside an unquoted cell; its cells may be in the wrong columns.',
  ]);
  expect((await said(lines('id,design,n', '1,RCT,3', '2,coh', 'ort,4', '3,RCT,5')))[0]).toMatch(
    /s\.csv, row 3: a line/,
  );
  expect((await said(lines('id,design', '1,RCT', '2,coh,ort', '3,RCT', '4,RCT,x')))[0]).toContain(
    '2 rows (first row 3) have more or fewer cells',
  );
});

test('rows that a program cut off at their blanks are no broken rows', async () => {
  expect(await said(lines('id,design,note', '1,RCT', '2,RCT', '3,Trial', '4,RCT,x'))).toEqual([]);
});

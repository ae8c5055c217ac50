import { expect, test } from 'vitest';
import { findCoderSheets } from '../../../src/infer/coders/coder-sheets.ts';
import { infer } from '../../../src/infer/infer.ts';
import { tableOf } from '../../support/table.ts';

const sheet = (name: string, rows: string[][]) => ({
  name,
  table: tableOf(['Study ID', 'Design'], rows),
  dialect: { sheetName: name },
});
const ids = ['S1', 'S2', 'S3', 'S4', 'S5', 'S6'];
const coded = (codes: string[], keys = ids) => keys.map((id, i) => [id, codes[i]!]);

test('sheets with the same columns and studies are coders, and the codebook has the codes of all', () => {
  const anna = sheet('Anna', coded(['RCT', 'RCT', 'Cohort', 'Cohort', 'RCT', 'Cohort']));
  const bjorn = sheet('Björn', coded(['RCT', 'Survey', 'Cohort', 'Survey', 'RCT', 'Cohort']));
  const proposal = infer(anna.table);
  const found = findCoderSheets(anna, proposal, proposal.codebook, [bjorn]);
  expect(found?.coding.from).toEqual({ files: { Anna: 'anna', Björn: 'bjorn' } });
  expect(found?.coders).toEqual([
    { resource: 'anna', dialect: { sheetName: 'Anna' } },
    { resource: 'bjorn', dialect: { sheetName: 'Björn' } },
  ]);
  expect(found?.codebook.fields[1]?.categories?.map(category => category.value).sort()).toEqual([
    'Cohort',
    'RCT',
    'Survey',
  ]);
  expect(found?.notes[0]?.message).toContain('What is counted is the sheet "Anna" alone');
});

test('sheets with other studies or other columns are no coders', () => {
  const may = sheet('May', coded(['RCT', 'RCT', 'Cohort', 'Cohort', 'RCT', 'Cohort']));
  const june = sheet(
    'June',
    coded(['RCT', 'RCT', 'RCT', 'RCT', 'RCT', 'RCT'], ['S7', 'S8', 'S9', 'S10', 'S11', 'S12']),
  );
  const lists = { name: 'Lists', table: tableOf(['Code', 'Meaning'], [['RCT', 'a trial']]), dialect: {} };
  const proposal = infer(may.table);
  expect(findCoderSheets(may, proposal, proposal.codebook, [june, lists])).toBeNull();
});

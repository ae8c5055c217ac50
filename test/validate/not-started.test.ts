import { expect, test } from 'vitest';
import { STATES } from '../../src/model/state.ts';
import { codedSheet } from '../../src/read/coded-sheet.ts';
import { codebookOf } from '../support/codebook.ts';
import { tableOf } from '../support/table.ts';

const CODEBOOK = `primaryKey: id
fields:
  - { name: id }
  - { name: title }
  - { name: domain, given: true, constraints: { required: true }, categories: [a, b] }
  - { name: design, constraints: { required: true }, categories: [trial, cohort] }
  - { name: claim, constraints: { required: true }, categories: [yes, no] }
  - { name: test, constraints: { required: true }, appliesIf: claim = yes, categories: [yes, no] }
`;
const HEAD = ['id', 'title', 'domain', 'design', 'claim', 'test'];
const check = async (rows: readonly (readonly string[])[]) =>
  codedSheet(tableOf(HEAD, rows), await codebookOf(CODEBOOK));

test('a form that nobody has begun gives one note, whatever is required', async () => {
  const rows = Array.from({ length: 87 }, (_, i) => [`s${i}`, `Title number ${i}`, 'a', '', ' ', '']);
  const { findings, coded } = await check(rows);
  expect(findings.map(({ code, severity, message }) => [code, severity, message])).toEqual([
    [
      'D304',
      'note',
      '87 of 87 rows are not started (rows 2 to 88): no field is coded there, and nothing of them is counted',
    ],
  ]);
  expect(STATES[coded.columns.get('design')!.states[0]!]).toBe('not_coded');
});

test('a row that was begun is checked as before', async () => {
  const { findings } = await check([
    ['s1', 'A', 'a', '', '', ''],
    ['s2', 'B', 'b', 'trial', '', ''],
    ['s3', 'C', 'b', 'trial', 'yes', ''],
    ['s4', 'D', '', '', '', ''],
  ]);
  expect(findings.map(({ code, row, field }) => [code, row, field])).toEqual([
    ['D304', null, null],
    ['D106', 3, 'claim'],
    ['D303', 4, 'test'],
    ['D106', 5, 'domain'],
  ]);
  expect(findings[0]?.message).toContain('2 of 4 rows are not started (rows 2, 5)');
});

test('with fewer than three columns to code, a blank is a forgotten cell', async () => {
  const codebook = await codebookOf(
    'primaryKey: id\nfields: [{ name: id }, { name: design, constraints: { required: true }, categories: [trial] }]\n',
  );
  const { findings } = codedSheet(tableOf(['id', 'design'], [['s1', '']]), codebook);
  expect(findings.map(({ code }) => code)).toEqual(['D106']);
});

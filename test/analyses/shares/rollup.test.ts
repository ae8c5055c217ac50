import { expect, test } from 'vitest';
import { tabulate } from '../../../src/analyses/tabulate.ts';
import { validate } from '../../../src/validate/validate.ts';
import { codebookOf } from '../../support/codebook.ts';
import { tableOf } from '../../support/table.ts';

const CODEBOOK = `
missingValues: [{ value: NR, label: not_reported }]
fields:
  - { name: id, type: string }
  - name: topic
    type: list
    delimiter: ";"
    categories:
      - { value: science, label: Science, codable: false }
      - { value: medicine, label: Medicine, parent: science }
      - { value: oncology, label: Oncology, parent: medicine }
      - { value: cardiology, label: Cardiology, parent: medicine }
      - { value: physics, label: Physics, parent: science }
      - { value: law, label: Law }
`;
const CELLS = ['oncology;cardiology', 'oncology', 'medicine;physics', 'physics', 'law', 'NR', 'oncology;law', ''];

const shares = async (request: { where?: string; denominator?: 'all' | 'applicable' | 'reported' | 'responses' }) => {
  const table = tableOf(
    ['id', 'topic'],
    CELLS.map((cell, i) => [`s${i}`, cell]),
  );
  const { coded } = validate(table, await codebookOf(CODEBOOK));
  const { rows } = tabulate([{ analysis: 'shares', fields: ['topic'], studies: true, ...request }], {
    coded,
    coders: [],
    denominator: 'applicable',
    target: null,
  });
  return rows;
};
const of = (rows: Awaited<ReturnType<typeof shares>>, kind: string): unknown[] =>
  rows.filter(row => row.kind === kind).map(row => [row.level, row.n, row.N]);

test('a unit counts once per parent, however many children it has, at every depth', async () => {
  const rows = await shares({});
  expect(of(rows, 'level')).toEqual([
    ['medicine', 1, 7],
    ['oncology', 3, 7],
    ['cardiology', 1, 7],
    ['physics', 2, 7],
    ['law', 2, 7],
  ]);
  expect(of(rows, 'rollup')).toEqual([
    ['science', 5, 7],
    ['medicine', 4, 7],
  ]);
  expect(rows.find(row => row.kind === 'rollup' && row.level === 'medicine')?.studies).toHaveLength(4);
});

test('roll-ups follow the denominator and the selection', async () => {
  expect(of(await shares({ denominator: 'reported' }), 'rollup')).toEqual([
    ['science', 5, 6],
    ['medicine', 4, 6],
  ]);
  expect(of(await shares({ denominator: 'all' }), 'rollup')[0]).toEqual(['science', 5, 8]);
  expect(of(await shares({ where: 'topic has law' }), 'rollup')).toEqual([
    ['science', 1, 2],
    ['medicine', 1, 2],
  ]);
});

test('percentages of mentions: items of a parent are mentions of their own', async () => {
  const rows = await shares({ denominator: 'responses' });
  expect(of(rows, 'level').map(entry => (entry as unknown[])[2])).toEqual([9, 9, 9, 9, 9]);
  expect(of(rows, 'rollup')).toEqual([
    ['science', 7, 9],
    ['medicine', 5, 9],
  ]);
});

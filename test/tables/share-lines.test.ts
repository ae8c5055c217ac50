import { expect, test } from 'vitest';
import { tabulate } from '../../src/analyses/tabulate.ts';
import { formatter } from '../../src/base/formatter.ts';
import { wordsOf } from '../../src/model/words.ts';
import { zeroCell } from '../../src/tables/cells.ts';
import { footnotes } from '../../src/tables/footnotes.ts';
import { groupColumns } from '../../src/tables/groups.ts';
import { groupBase, shareLines, statisticOf } from '../../src/tables/share-lines.ts';
import { validate } from '../../src/validate/validate.ts';
import { codebookOf } from '../support/codebook.ts';
import { tableOf } from '../support/table.ts';

const CODEBOOK = `
primaryKey: id
missingValues: [{ value: NR, label: not_reported }]
fields:
  - { name: id, type: string }
  - { name: domain, type: string, categories: [x, y] }
  - { name: topic, type: string }
  - { name: age, type: number }
`;
/* Counted by hand from these rows: no study of y names its topic. */
const ROWS = [
  ['1', 'x', 'care', '3'],
  ['2', 'x', 'NR', '5'],
  ['3', 'y', 'NR', 'NR'],
];

async function groupsOf(field: string) {
  const { coded } = validate(tableOf(['id', 'domain', 'topic', 'age'], ROWS), await codebookOf(CODEBOOK));
  const request = { analysis: 'shares', fields: [field], by: ['domain'], denominator: 'applicable' } as const;
  const { rows } = tabulate([request], { coded, coders: [], stages: [], denominator: 'applicable', target: null });
  return groupColumns(rows, wordsOf(coded)).map(group => group.rows);
}

test('a line for each code and missing state of any group, with a zero where a group has none', async () => {
  const groups = await groupsOf('topic');
  const lines = shareLines(groups, {
    share: row => `${row.n}/${row.N}`,
    zero: (siblings, like) => `zero of ${groupBase(siblings)} for ${like.label}`,
  });
  expect(lines.map(({ row, cells }) => [row.label, ...cells()])).toEqual([
    ['care', '1/2', 'zero of 1 for care'],
    ['Not reported', '1/2', '1/1'],
  ]);
  expect(shareLines([], { share: String, zero: String })).toEqual([]);
});

test('a group of which only missing states are known has a denominator too', async () => {
  const [x, y] = await groupsOf('topic');
  expect(zeroCell(y!, x![0]!, formatter(), footnotes()).text).toBe('0 (0.0%)');
});

test('statistics of a number', async () => {
  const [x, y] = await groupsOf('age');
  expect(statisticOf(x!, 'median')?.estimate).toBe(4);
  expect(statisticOf(y!, 'median')?.estimate).toBeNull();
  expect(statisticOf([], 'median')).toBeUndefined();
});

import { expect, test } from 'vitest';
import { cellOf } from '../../src/tabulate/data/listing.ts';
import { validate } from '../../src/validate/validate.ts';
import { codebookOf } from '../support/codebook.ts';
import { tableOf } from '../support/table.ts';

const codebook = (missing: string) =>
  codebookOf(`primaryKey: id
${missing}fields:
  - { name: id }
  - name: tools
    type: list
    constraints: { required: true }
    columns: [{ name: "t: a", value: a }, { name: "t: b", value: b }, { name: "t: none", value: none }]
    checked: [x]
    categories: [a, b, { value: none, label: No tool, exclusive: true }]
`);
const HEADER = ['id', 't: a', 't: b', 't: none'];

async function coded(rows: string[][], missing = '') {
  const { coded, findings } = validate(tableOf(HEADER, rows), await codebook(missing));
  return {
    cells: rows
      .map((_, unit) => cellOf(coded.columns.get('tools')!, unit))
      .map(({ state, codes }) => (state === 'coded' ? codes : state)),
    said: findings.map(({ message, row, column }) => [row, column, message]),
  };
}

test('a required question without a tick is an error at its first column', async () => {
  expect(
    await coded([
      ['1', 'x', '', ''],
      ['2', '', '', ''],
    ]),
  ).toEqual({
    cells: [['a'], 'not_coded'],
    said: [[3, 'B', 'tools is required and none of its columns is ticked; tick what applies']],
  });
  const { said } = await coded(
    [['1', '', '', '']],
    'missingValues: [{ value: NR, label: not_reported }, { value: NA, label: not_applicable }]\n',
  );
  expect(said).toEqual([
    [
      2,
      'B',
      'tools is required and none of its columns is ticked; tick what applies, or write NR or NA in one of them',
    ],
  ]);
});

test('an option that must be alone is an error at its own column where others are ticked', async () => {
  expect(
    await coded([
      ['1', 'x', '', 'x'],
      ['2', '', '', 'x'],
      ['3', 'x', 'x', ''],
    ]),
  ).toEqual({
    cells: ['invalid', ['none'], ['a', 'b']],
    said: [[2, 'D', '"No tool" must be the only option, but 2 options of tools are ticked']],
  });
});

test('any text ticks an option of one own, but for empty boxes and missing values', async () => {
  const book = await codebookOf(`primaryKey: id
missingValues: [{ value: NR, label: not_reported }]
fields:
  - { name: id }
  - name: tools
    type: list
    columns: [{ name: "t: a", value: a }, { name: "t: other", value: other, text: true }]
    categories: [a, other]
`);
  const rows = [
    ['1', 'x', 'paper and pencil'],
    ['2', '', ' Sonstiges '],
    ['3', 'x', 'No'],
    ['4', '', 'NR'],
    ['5', '', ''],
    ['6', 'paper', ''],
  ];
  const { coded, findings } = validate(tableOf(['id', 't: a', 't: other'], rows), book);
  const cells = rows.map((_, unit) => cellOf(coded.columns.get('tools')!, unit));
  expect(cells.map(({ state, codes }) => (state === 'coded' ? codes.join() : state))).toEqual([
    ...['a,other', 'other', 'a', 'not_reported', 'not_coded', 'invalid'],
  ]);
  // text in another box is still an error
  expect(findings.map(({ row, column }) => [row, column])).toEqual([[7, 'B']]);
});

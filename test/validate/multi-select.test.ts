import { expect, test } from 'vitest';
import { ListSplitter } from '../../src/model/list-splitter.ts';
import { STATES } from '../../src/model/state.ts';
import { validate } from '../../src/validate/validate.ts';
import { codebookFault, codebookOf } from '../support/codebook.ts';
import { tableOf } from '../support/table.ts';

/** States, sets of codes and findings of one multi-select field. */
async function read(field: string, header: readonly string[], rows: readonly (readonly string[])[]) {
  const codebook = await codebookOf(`fields:\n  - ${field}\n`);
  const { coded, findings } = validate(tableOf(header, rows), codebook);
  const column = coded.columns.get('x')!;
  if (column.kind !== 'multi') throw new Error(column.kind);
  return {
    cells: [...column.states].map((state, row) =>
      state === 0 ? column.sets[column.codes[row]!]!.map(level => column.levels[level]!.value) : STATES[state],
    ),
    findings: findings.map(({ code, severity, row, column: letter }) => `${letter}${row} ${code} ${severity}`),
  };
}

test('several delimiters a field, and labels that hold one of them', async () => {
  const field =
    '{ name: x, type: list, delimiter: [";", "\\n", " and ", " und ", " & "], categories: [sleep, mood, Black and White, "R&D", android] }';
  const cells = [
    'sleep; mood',
    'sleep\nmood',
    'Sleep and Mood',
    'sleep UND mood',
    'sleep & mood',
    'black and white; R&D',
    'android',
  ];
  const found = await read(
    field,
    ['x'],
    cells.map(cell => [cell]),
  );
  expect(found.cells).toEqual([
    ['sleep', 'mood'],
    ['sleep', 'mood'],
    ['sleep', 'mood'],
    ['sleep', 'mood'],
    ['sleep', 'mood'],
    ['Black and White', 'R&D'],
    ['android'],
  ]);
  expect(found.findings.filter(finding => finding.endsWith('error'))).toEqual([]);
});

test('trailing, leading and doubled delimiters and repeated items count with a warning, in any spelling', async () => {
  const field = '{ name: x, type: list, delimiter: ";", categories: [heat, { value: water, aliases: [h2o] }] }';
  const cells = ['heat; water;', '; heat', 'heat;; water', 'heat; HEAT', 'water; h2o', ';', ' ; '];
  const found = await read(
    field,
    ['x'],
    cells.map(cell => [cell]),
  );
  expect(found.cells).toEqual([
    ['heat', 'water'],
    ['heat'],
    ['heat', 'water'],
    ['heat'],
    ['water'],
    'invalid',
    'invalid',
  ]);
  expect(found.findings.filter(finding => !finding.includes('D102'))).toEqual([
    'A2 D110 warning',
    'A3 D110 warning',
    'A4 D110 warning',
    'A5 D108 warning',
    'A6 D108 warning',
    'A7 D110 error',
    'A8 D110 error',
  ]);
});

test('a tick in a column whose option is no category is an error, never "none"; a blank at its end makes no other option', async () => {
  const field =
    '{ name: x, type: list, columns: [{ name: m_web, value: "web " }, { name: m_post, value: post }], categories: [web] }';
  const found = await read(
    field,
    ['m_web', 'm_post'],
    [
      ['1', ''],
      ['', '1'],
      ['0', '0'],
    ],
  );
  expect(found.cells).toEqual([['web'], 'invalid', []]);
  expect(found.findings).toEqual(['B3 D107 error']);
});

test('an option that is a declared missing token is that state, and an error beside another option', async () => {
  const field =
    '{ name: x, type: list, missingValues: [{ value: NR, label: not_reported }], columns: [{ name: x_a, value: a }, { name: x_nr, value: NR }], categories: [a] }';
  const found = await read(
    field,
    ['x_a', 'x_nr'],
    [
      ['1', '0'],
      ['0', '1'],
      ['1', 'NR'],
      ['0', '0'],
    ],
  );
  expect(found.cells).toEqual([['a'], 'not_reported', 'invalid', []]);
  expect(found.findings).toEqual(['B4 D116 error']);
});

test('D301 names the ticked cell', async () => {
  const codebook = await codebookOf(
    'fields:\n  - { name: m, categories: [p, q] }\n  - { name: x, type: list, appliesIf: m = p, columns: [{ name: x_a, value: a }, { name: x_b, value: b }], categories: [a, b] }\n',
  );
  const { findings } = validate(tableOf(['m', 'x_a', 'x_b'], [['q', '0', '1']]), codebook);
  expect(findings.map(({ code, column, row }) => [code, column, row])).toEqual([['D301', 'C', 2]]);
});

test('splitting takes time that grows with the cell, not with its square', () => {
  // counts reads of the cell instead of time: a million blanks between two delimiters
  const splitter = new ListSplitter([';', ' and ', '\n'], ['a; b']);
  expect(splitter.split(`x${' '.repeat(1_000_000)};y`)).toEqual(['x', 'y']);
  expect(splitter.split('; '.repeat(100_000))).toHaveLength(100_001);
});

test('patterns: ambiguous ones are linear, what RE2 lacks is refused by name', async () => {
  const codebook = await codebookOf('fields: [{ name: x, constraints: { pattern: "(a+)+b" } }]');
  const long = 'a'.repeat(50_000);
  expect(validate(tableOf(['x'], [[long], ['aab']]), codebook).findings.map(({ row }) => row)).toEqual([2]);
  for (const [pattern, said] of [
    ['(?=a)b', 'look-ahead and look-behind'],
    ['(a)\\\\1', 'references back to a group'],
    ['\\\\u00e9', 'x{e9}'],
    ['[a-', 'missing closing ]|invalid character class'],
  ] as const)
    expect(await codebookFault(`fields: [{ name: x, constraints: { pattern: "${pattern}" } }]`)).toMatch(
      new RegExp(`supported kind \\(RE2\\): .*(${said})`),
    );
});

test('a pattern that other programs read otherwise is said, by the codes of the field itself', async () => {
  const codebook = await codebookOf('fields: [{ name: x, example: "a\\u00a0b", constraints: { pattern: "a[ ]b" } }]');
  expect(validate(tableOf(['x'], [['a b']]), codebook).findings.map(({ code }) => code)).toEqual(['D118']);
});

test('long chains of conditions and derived fields are read at once, and circles are found', async () => {
  const chain = Array.from({ length: 400 }, (_, i) =>
    i === 0
      ? '  - { name: d0, expression: "x = a" }'
      : `  - { name: d${i}, expression: "d${i - 1} = true or d${Math.max(0, i - 2)} = true" }`,
  );
  const codebook = await codebookOf(
    `fields: [{ name: x, categories: [a, b] }]\nderive:\n${chain.toReversed().join('\n')}\n`,
  );
  expect(codebook.derive).toHaveLength(400);
  expect(
    await codebookFault(
      'fields: [{ name: x, categories: [a], appliesIf: y = a }, { name: y, categories: [a], appliesIf: z = a }, { name: z, categories: [a], appliesIf: y = a }]',
    ),
  ).toContain('these conditions refer to each other in a cycle: y → z → y');
});

test('a key part that differs is united; a number that differs is told with the unit; leading zeros are one unit', async () => {
  const codebook = await codebookOf(
    'primaryKey: [item, outcome]\nfields: [{ name: item }, { name: outcome, categories: [a, b] }, { name: n, type: integer }]',
  );
  const unit = { name: 'study', key: 'item' };
  const table = tableOf(
    ['item', 'outcome', 'n'],
    [
      ['001', 'a', '5'],
      ['1', 'b', '5'],
      ['2', 'a', '6'],
    ],
  );
  const { coded, findings } = validate(table, codebook, { unit });
  const outcome = coded.columns.get('outcome')!;
  expect(coded.units).toBe(2);
  expect(outcome.kind === 'multi' && [...outcome.codes].map(code => outcome.sets[code])).toEqual([[0, 1], [0]]);
  expect(findings.map(({ code }) => code)).toEqual(['D506', 'D509']);
  const byYear = await codebookOf('primaryKey: [item, year]\nfields: [{ name: item }, { name: year, type: year }]');
  const said = validate(
    tableOf(
      ['item', 'year'],
      [
        ['101', '2020'],
        ['101', '2021'],
      ],
    ),
    byYear,
    { unit },
  ).findings;
  expect(said.find(({ code }) => code === 'D513')?.message).toContain('such as 101');
});

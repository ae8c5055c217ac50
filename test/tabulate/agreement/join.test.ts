import { join } from 'node:path';
import { expect, test } from 'vitest';
import { byKey } from '../../../src/tabulate/agreement/join.ts';
import { agreementJson, rowOf } from '../../support/agreement.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const CODEBOOK = 'primaryKey: id\nfields:\n  - { name: id }\n  - { name: f, categories: [x, y] }\n';
const sheet = (rows: readonly string[]) => `id,f\n${rows.map(row => `${row}\n`).join('')}`;

/** Two coders' sheets, compared. */
async function compared(a: string, b: string, codebook = CODEBOOK, options: Readonly<Record<string, string>> = {}) {
  const folder = temporaryFolder({ 'c.yaml': codebook, 'a.csv': a, 'b.csv': b });
  return agreementJson(['f'], {
    coders: [join(folder, 'a.csv'), join(folder, 'b.csv')],
    codebook: join(folder, 'c.yaml'),
    ...options,
  });
}
const messages = (findings: readonly { code: string; message: string }[]) =>
  findings.map(({ code, message }) => `${code} ${message}`);

test('keys are ordered as numbers where they are numbers, and numbers come first', () => {
  expect(['b', '10', 'a', '9', '09', 'a'].sort(byKey)).toEqual(['09', '9', '10', 'a', 'a', 'b']);
});

test('sheets without a common key are compared in nothing, and the message shows a key of each', async () => {
  const { findings, rows } = await compared(sheet(['1,x', '2,y']), sheet(['s1,x', 's2,y']));
  expect(messages(findings)).toContainEqual(
    expect.stringMatching(/no unit is in two of the sheets of a, b; is the key the same in all \(a: "1", b: "s1"\)\?/),
  );
  expect(rows.filter(row => row.statistic === 'cohen_kappa' && row.estimate !== null)).toEqual([]);
});

test('an empty sheet has no key to show', async () => {
  const { findings } = await compared(sheet(['1,x']), sheet([]));
  expect(messages(findings)).toContainEqual(expect.stringContaining('(a: "1", b: "")'));
});

test('a row without a key joins nothing', async () => {
  const { findings, rows } = await compared(sheet(['1,x', ',y', '2,y']), sheet(['1,x', '2,x']));
  expect(messages(findings)).toContainEqual(expect.stringContaining('this row of a has no key and joins nothing'));
  // s1 alike, s2 not
  expect(rowOf(rows, 'percent_agreement', 'f')).toMatchObject({ n: 1, N: 2 });
});

test('a sheet without the column of the key is named', async () => {
  const { findings } = await compared(sheet(['1,x', '2,y']), 'f\nx\ny\n');
  expect(messages(findings)).toContainEqual(
    expect.stringMatching(/the sheet of b has no column for the key id, so none of its rows can be joined/),
  );
});

test('of many units that one coder alone coded, 20 are named', async () => {
  const many = Array.from({ length: 25 }, (_, at) => `${at + 2},x`);
  const { findings, notes } = await compared(sheet(['1,x', ...many]), sheet(['1,x']));
  const alone = messages(findings).find(text => text.includes('coded by one coder only'));
  expect(alone).toMatch(/25 units coded by one coder only and not counted: 2 \(a\), 3 \(a\), .*, 21 \(a\) and 5 more$/);
  expect(notes.map(note => note.message).join(' ')).toContain(
    '1 of 26 units were coded by both coders, 25 by one only.',
  );
});

test('spellings that are read as one code are named with the kappa that they would give', async () => {
  const { findings } = await compared(
    sheet(['1,Alpha', '2,beta', '3,beta']),
    sheet(['1,alpha', '2,beta', '3,alpha']),
    `${CODEBOOK.replace(', categories: [x, y]', '')}`,
  );
  // read as one code: 2 of 3 alike, expected (1/3 × 2/3 + 2/3 × 1/3) = 4/9, kappa (2/3 − 4/9) / (5/9) = 0.4;
  // as two codes: 1 of 3 alike, expected 2/3 × 1/3 = 2/9, kappa (1/3 − 2/9) / (7/9) = 0.143
  expect(messages(findings)).toContainEqual(
    expect.stringMatching(
      /spellings of f were read as one code \("Alpha" and "alpha"\); kappa is 0\.400, and would be 0\.143/,
    ),
  );
});

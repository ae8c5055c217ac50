import { expect, test } from 'vitest';
import { confusionTable } from '../../../src/analyses/agreement/confusion-table.ts';
import { terminalTable } from '../../../src/export/table/formats/terminal.ts';
import type { Confusion } from '../../../src/tabulate/agreement/confusion.ts';

const confusion = (labels: readonly string[]): Confusion => ({
  stage: 's',
  field: 'f',
  coders: ['A', 'B'],
  labels,
  counts: labels.map((_, i) => labels.map((_, j) => (i === j ? 10 : i))),
  options: [],
});

const confusionText = (found: Confusion, title: string): string =>
  terminalTable(confusionTable(found, title), { colour: false });

test('short labels head the columns', () => {
  expect(confusionText(confusion(['Yes', 'No']), 'F')).toBe(
    [
      'A (rows), B (columns)  Yes  No',
      '──────────────────────────────',
      'Yes                     10   0',
      'No                       1  10',
      '',
    ].join('\n'),
  );
});

test('labels like sentences are numbered, cut in their rows and written out below', () => {
  const long = 'The study reports that two people extracted the data independently of each other';
  const other = 'The study reports nothing of it';
  const text = confusionText(confusion([long, other, 'No']), 'F');
  expect(text.split('\n')).toEqual([
    'A (rows), B (columns)                1   2   3',
    '──────────────────────────────────────────────',
    '1 The study reports that two peop…  10   0   0',
    '2 The study reports nothing of it    1  10   1',
    '3 No                                 2   2  10',
    `1 = ${long}`,
    '',
  ]);
});

test('no line is wider than a terminal, whatever is in the labels', () => {
  const labels = ['漢'.repeat(60), `${'x'.repeat(30)}\n${'y'.repeat(90)}`, 'a', ''];
  const lines = confusionText(confusion(labels), 'F')
    .split('\n')
    .filter(line => !/^\d = /.test(line));
  for (const line of lines.slice(0, 6)) expect([...line].length).toBeLessThan(80);
});

test('more codes than columns have room: the pairs of different codes, most frequent first', () => {
  const labels = Array.from({ length: 30 }, (_, i) => `Code number ${i} of the codebook`);
  const counts = labels.map((_, i) => labels.map((_, j) => (i === j ? 2 : i === 3 && j < 25 ? j + 1 : 0)));
  const lines = confusionText({ ...confusion(labels), counts }, 'F').split('\n');
  expect(lines[0]).toMatch(/^A +B +n$/);
  expect(lines[2]).toMatch(/^Code number 3 of the codebook +Code number 24 of the codebook +25$/);
  expect(lines.at(-3)).toMatch(/^The same code +60$/);
  expect(lines.at(-2)).toBe('4 more pairs of codes are not shown; the list of disagreements has every unit.');
});

test('many codes and no difference: one row', () => {
  const labels = Array.from({ length: 20 }, (_, i) => `Code number ${i}`);
  const counts = labels.map((_, i) => labels.map((_, j) => (i === j ? 2 : 0)));
  expect(confusionText({ ...confusion(labels), counts }, 'F')).toMatch(/\nThe same code +40\n$/);
});

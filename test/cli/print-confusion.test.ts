import { expect, test } from 'vitest';
import { confusionText } from '../../src/cli/print-confusion.ts';
import type { Confusion } from '../../src/tabulate/agreement/confusion.ts';

const confusion = (labels: readonly string[]): Confusion => ({
  stage: 's',
  field: 'f',
  coders: ['A', 'B'],
  labels,
  counts: labels.map((_, i) => labels.map((_, j) => (i === j ? 10 : i))),
  options: [],
});

test('short labels head the columns', () => {
  expect(confusionText(confusion(['Yes', 'No']), 'F', false)).toBe(
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
  const text = confusionText(confusion([long, other, 'No']), 'F', false);
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

test('no line is wider than a terminal, whatever stands in the labels', () => {
  const labels = ['漢'.repeat(60), `${'x'.repeat(30)}\n${'y'.repeat(90)}`, 'a', ''];
  const lines = confusionText(confusion(labels), 'F', false)
    .split('\n')
    .filter(line => !/^\d = /.test(line));
  for (const line of lines.slice(0, 6)) expect([...line].length).toBeLessThan(80);
});

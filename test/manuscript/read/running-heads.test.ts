import { expect, test } from 'vitest';
import type { PdfLine } from '../../../src/manuscript/read/pdf-lines.ts';
import { withoutRunningHeads } from '../../../src/manuscript/read/running-heads.ts';

const line = (y: number, ...texts: readonly string[]): PdfLine => ({
  cells: texts.map((text, i) => ({ text, left: 50 + 200 * i, right: 240 + 200 * i, y, height: 10 })),
  y,
  height: 10,
});
const page = (number: number, head: string, words: string): PdfLine[] => [
  line(800, head, 'Journal 12 (2024) 107'),
  line(760, `${words} of 12 studies`),
  line(748, 'and 3 more.'),
  line(40, 'Submitted', String(number)),
];
const texts = (pages: readonly PdfLine[][]): string[][] =>
  pages.map(lines => lines.map(({ cells }) => cells.map(({ text }) => text).join(' ')));

test('heads and feet that differ in digits alone are left out; a page of another kind keeps its text', () => {
  expect(
    texts(
      withoutRunningHeads([page(1, 'A. Author', 'Four'), page(2, 'A. Author', 'Five'), page(3, 'A. Author', 'Six')]),
    ),
  ).toEqual([
    ['Four of 12 studies', 'and 3 more.'],
    ['Five of 12 studies', 'and 3 more.'],
    ['Six of 12 studies', 'and 3 more.'],
  ]);
  const [single] = texts(withoutRunningHeads([page(1, 'A. Author', 'Four')]));
  expect(single).toHaveLength(4);
});

test('heads of left and right pages alternate', () => {
  const pages = [1, 2, 3, 4].map(number => page(number, number % 2 === 0 ? 'A. Author' : 'Title', 'Four'));
  expect(texts(withoutRunningHeads(pages)).every(lines => lines.length === 2)).toBe(true);
});

test('what changes from page to page, stands elsewhere or heads the columns of a table stays', () => {
  const table = (y: number): PdfLine[] => [
    line(y, 'Characteristic', 'n (%)'),
    line(y - 12, 'Design', '3 (4)'),
    line(40, 'x'),
  ];
  expect(texts(withoutRunningHeads([table(760), table(760)]))[1]).toContain('Characteristic n (%)');
  expect(
    texts(
      withoutRunningHeads([
        [line(800, 'One'), line(700, 'a')],
        [line(800, 'Two'), line(600, 'b')],
      ]),
    ),
  ).toEqual([
    ['One', 'a'],
    ['Two', 'b'],
  ]);
});

import { expect, test } from 'vitest';
import { paperWidths } from '../../../src/web/report/paper-widths.ts';

test('columns are as wide as their longest word; words of other scripts break anywhere, and words after a hyphen', () => {
  const paper = paperWidths([['Study design'], ['On request', 'well-known'], ['合成电子健康档案']]);
  expect([paper.table, ...[0, 1, 2].map(at => paper.column(at))]).toEqual(['', 'w7', 'w8', 'w2']);
});

test('letters become smaller before words break, and then the longest break first', () => {
  const columns = (count: number, letters: number) => Array.from({ length: count }, () => ['x'.repeat(letters)]);
  expect(paperWidths(columns(7, 10)).table).toBe('');
  expect(paperWidths(columns(9, 10)).table).toBe('paper-small');
  expect(paperWidths(columns(10, 10)).table).toBe('paper-smaller');
  const many = paperWidths([...columns(18, 10), ['short']]);
  expect([many.table, many.column(0), many.column(18)]).toEqual(['paper-smaller', 'w5', 'w5']);
  // a word of many letters is no word
  expect(paperWidths(columns(1, 500)).column(0)).toBe('w23');
  // so many columns that nothing can be promised
  expect(paperWidths(columns(60, 10)).column(0)).toBe('');
});

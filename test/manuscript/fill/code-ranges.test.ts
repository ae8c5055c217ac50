import { expect, test } from 'vitest';
import { codeRanges } from '../../../src/manuscript/fill/code-ranges.ts';

test.each([
  ['no code', []],
  ['```{r}\nx\n```\nafter', ['```{r}\nx\n```']],
  ['a\n~~~\n```\n~~~\n`b` c', ['~~~\n```\n~~~', '`b`']],
  ['````\n```\nx\n```\n````', ['````\n```\nx\n```\n````']],
  ['```\nnever closed `x`', ['```\nnever closed `x`']],
  ['one ``a ` b`` two `c\nd` three `', ['``a ` b``', '`c\nd`']],
  ['a ` b\n\nc ` d', []],
])('code of %j', (text, code) => {
  expect(codeRanges(text).map(({ start, end }) => text.slice(start, end))).toEqual(code);
});

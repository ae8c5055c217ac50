import { expect, test } from 'vitest';
import { replaceSpans, spans } from '../../src/base/spans.ts';

const insides = (text: string): string[] =>
  [...spans(text, /<!--|<(b|i)>/g, ([, name]) => (name === undefined ? /-->/g : new RegExp(`</${name}>`, 'g')))].map(
    ({ inside }) => inside,
  );

test('parts end at the first mark that closes them, and none is within another', () => {
  expect(insides('a <!-- b <!-- c --> d <b>e <i>f</i></b> <i>g</i>')).toEqual([' b <!-- c ', 'e <i>f</i>', 'g']);
});

test('a mark that nothing closes opens nothing, and hides no other', () => {
  expect(insides('<!-- a <b>c</b> <!-- <i>d')).toEqual(['c']);
  expect(
    replaceSpans(
      '<!-- 5',
      /<!--/g,
      () => /-->/g,
      () => '',
    ),
  ).toBe('<!-- 5');
});

import { expect, test } from 'vitest';
import { nearest } from '../../src/base/nearest.ts';

const codes = ['prompting', 'fine_tuning', 'pre_training', 'retrieval', 'other', 'NR', 'Größe'];

test.each<[string, string[]]>([
  ['promting', ['prompting']],
  ['rpompting', ['prompting']],
  ['PROMPTING', ['prompting']],
  ['Fine-Tuning', ['fine_tuning']],
  ['fine', ['fine_tuning']],
  ['pre', ['pre_training']],
  ['GROSSE', []],
  ['größe', ['Größe']],
  ['otehr', ['other']],
  ['nr', ['NR']],
  ['xy', []],
  ['', []],
  ['simulation', []],
])('%s', (word, expected) => expect(nearest(word, codes)).toEqual(expected));

test('ties are decided by code point, whatever the order; candidates come once', () => {
  expect(nearest('cat', ['cut', 'cot', 'cot'], 5)).toEqual(['cot', 'cut']);
  expect(nearest('cat', ['cot', 'cut'], 5)).toEqual(['cot', 'cut']);
  expect(nearest('a\u{10000}bcd', ['a\u{10000}bcf', 'a\u{10000}bce'], 2)).toEqual(['a\u{10000}bce', 'a\u{10000}bcf']);
});

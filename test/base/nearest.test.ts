import fc from 'fast-check';
import distances from 'natural/lib/natural/distance/levenshtein_distance.js';
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

test('every proposal is near, and no candidate within a third of the longer word is left out', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd'), minLength: 3, maxLength: 12 });
  fc.assert(
    fc.property(word, fc.array(word, { maxLength: 8 }), (asked, candidates) => {
      const proposed = nearest(asked, candidates, candidates.length);
      for (const candidate of new Set(candidates)) {
        const most = Math.min(4, Math.floor(Math.max(asked.length, candidate.length) / 3));
        const near = distances.DamerauLevenshteinDistance(asked, candidate) <= most;
        const begins = candidate.startsWith(asked) || asked.startsWith(candidate);
        expect(proposed.includes(candidate) || begins).toBe(near || begins);
      }
    }),
    { numRuns: 500 },
  );
});

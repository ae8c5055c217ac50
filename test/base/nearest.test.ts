import fc from 'fast-check';
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

/** Optimal string alignment by its recurrence, as an independent computation. */
function editsBetween(a: string, b: string): number {
  const known = new Map<string, number>();
  const edits = (i: number, j: number): number => {
    if (i === 0 || j === 0) return i + j;
    const seen = known.get(`${i},${j}`);
    if (seen !== undefined) return seen;
    const options = [edits(i - 1, j) + 1, edits(i, j - 1) + 1, edits(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1)];
    if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) options.push(edits(i - 2, j - 2) + 1);
    known.set(`${i},${j}`, Math.min(...options));
    return Math.min(...options);
  };
  return edits(a.length, b.length);
}

test('repeated letters are counted', () => expect(nearest('aaa', ['aacaa'])).toEqual([]));

test('every proposal is near, and no candidate within a third of the longer word is left out', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd'), minLength: 3, maxLength: 12 });
  fc.assert(
    fc.property(word, fc.array(word, { maxLength: 8 }), (asked, candidates) => {
      const proposed = nearest(asked, candidates, candidates.length);
      for (const candidate of new Set(candidates)) {
        const most = Math.min(4, Math.floor(Math.max(asked.length, candidate.length) / 3));
        const near = editsBetween(asked, candidate) <= most;
        const begins = candidate.startsWith(asked) || asked.startsWith(candidate);
        expect(proposed.includes(candidate) || begins).toBe(near || begins);
      }
    }),
    { numRuns: 500 },
  );
});

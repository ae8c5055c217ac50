import fc from 'fast-check';
import jaroWinkler from 'natural/lib/natural/distance/jaro-winkler_distance.js';
import { describe, expect, test } from 'vitest';
import { similarTitles } from '../../src/text/similar-titles.ts';

const pairs = (titles: readonly string[]): string[] =>
  [...similarTitles(titles.length, row => titles[row] ?? '')].map(({ first, second }) => `${first}-${second}`);

describe('similar titles', () => {
  test.each<[string, string, string, boolean]>([
    ['case and punctuation', 'Synthetic notes for de-identification', 'Synthetic Notes for De-Identification.', true],
    [
      'a typing error',
      'Synthetic discharge summaries for mortality',
      'Synthetic dicharge summaries for mortality',
      true,
    ],
    ['another number', 'Synthetic notes in oncology: part 1', 'Synthetic notes in oncology: part 2', false],
    ['short and not equal', 'Synthetic notes', 'Synthetic note', false],
    ['short and equal', 'Synthetic notes', 'synthetic  notes', true],
    ['no title at all', '', '', false],
    ['other words', 'Privacy of synthetic patient records', 'Utility of generated radiology reports', false],
  ])('%s', (_, a, b, alike) => {
    expect(pairs([a, b])).toEqual(alike ? ['0-1'] : []);
  });

  test('what is ruled out by its letters is not alike', () => {
    const title = fc.stringMatching(/^[abc é]{20,30}$/).map(text => text.replace(/\s+/g, ' ').trim());
    fc.assert(
      fc.property(title, title, (a, b) => {
        const plain = (text: string): string =>
          text
            .normalize('NFKD')
            .replace(/[^\p{L}\p{N}]+/gu, ' ')
            .trim();
        const [x, y] = [plain(a), plain(b)];
        const [short, long] = [Math.min(x.length, y.length), Math.max(x.length, y.length)];
        fc.pre(short >= 20 && short >= 0.8 * long);
        expect(pairs([a, b]).length === 1).toBe(x === y || jaroWinkler(x, y, { ignoreCase: false }) >= 0.95);
      }),
      { numRuns: 2000 },
    );
  });

  test('among many rows, those with the same beginning are still found', () => {
    const titles = Array.from({ length: 3000 }, (_, i) => `Word${i} of a study about synthetic notes`);
    titles[2999] = 'WORD7 of a study: about synthetic notes';
    titles[2998] = 'Étude générale of synthetic notes';
    titles[5] = 'Étude générale of synthetic note';
    expect(pairs(titles)).toEqual(['5-2998', '7-2999']);
  });
});

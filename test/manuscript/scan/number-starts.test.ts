import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { matchesOf, numberStarts } from '../../../src/manuscript/scan/pattern.ts';
import { distinctPattern, PATTERNS } from '../../../src/manuscript/scan/patterns.ts';
import { seededRandom } from '../../../src/stats/random.ts';

const ROOT = join(import.meta.dirname, '../../..');
const WORDS =
  '44 59 Studies (74.6%) 1,234 n = 12 N=7 of the 2019 to 12.5 <5% ≥ 90% forty-four a hundred none, nine and 3; in 5/6 one in twenty [14] 95% CI 0.2–0.4 papers ,n = 5 x3 3x 1995% p=.03 each were included Of among (31) (n = 44, 7%) from rose half'.split(
    ' ',
  );

/** Sentences that no author would write, with numbers in every company. */
function scrambled(count: number): string[] {
  const { uniform: random } = seededRandom(7);
  return Array.from({ length: count }, () =>
    Array.from({ length: 30 }, () => WORDS[Math.floor(random() * WORDS.length)]!).join(random() < 0.1 ? '' : ' '),
  );
}

test('a shape that begins with a number has the same matches where it is tried only at numbers', () => {
  const texts = [
    ...readFileSync(join(ROOT, 'README.md'), 'utf8').split('\n\n'),
    ...readFileSync(join(ROOT, 'docs/guides/check-a-manuscript.md'), 'utf8').split('\n\n'),
    ...PATTERNS.map(({ describe }) => describe),
    ...scrambled(400),
  ];
  const begun = [...PATTERNS, distinctPattern(['approaches', 'states'])].filter(({ begins }) => begins !== undefined);
  expect(begun.length).toBeGreaterThan(20);
  let found = 0;
  for (const pattern of begun) {
    // the case of a letter says nothing
    const everywhere = new RegExp(pattern.regex.source, 'gi');
    for (const text of texts) {
      const places = (matches: Iterable<RegExpExecArray>): string[] =>
        [...matches].map(match => `${match.index} ${match[0]}`);
      const expected = places(text.matchAll(everywhere));
      found += expected.length;
      expect(places(matchesOf(pattern, text, numberStarts(text))), `${pattern.name}: ${text}`).toEqual(expected);
    }
  }
  expect(found).toBeGreaterThan(1000);
});

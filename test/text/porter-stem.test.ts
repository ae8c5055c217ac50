import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import porter from 'natural/lib/natural/stemmers/porter_stemmer.js';
import { expect, test } from 'vitest';
import { seededRandom } from '../../src/stats/random.ts';
import { porterStem } from '../../src/text/porter-stem.ts';
import { stemsOf } from '../../src/text/stems.ts';

const ROOT = join(import.meta.dirname, '../..');
const PARTS =
  'a e i o u y b d g l s t z x ss ll yy ing ed eed at bl iz ational tional enci izer abli bli alli entli eli ousli ization ation alism iveness ness ful ical icate ative ance ment ement ent ion sion tion ive ize logi biliti iviti ies sses ay'.split(
    ' ',
  );

test('stems are those of the package natural 8.1.1, for words of the guides and for words of every suffix', () => {
  const { uniform: random } = seededRandom(1);
  const words = new Set(
    ['README.md', 'CHANGELOG.md', 'docs/architecture.md'].flatMap(
      file =>
        readFileSync(join(ROOT, file), 'utf8')
          .toLowerCase()
          .match(/[a-z]+/g) ?? [],
    ),
  );
  while (words.size < 30_000)
    words.add(
      Array.from({ length: 1 + Math.floor(random() * 6) }, () => PARTS[Math.floor(random() * PARTS.length)]).join(''),
    );
  expect([...words].filter(word => porterStem(word) !== porter.stem(word))).toEqual([]);
});

test('stems of the published examples', () => {
  // the examples of step 1 to 5 in Porter (1980), An algorithm for suffix stripping, as the whole algorithm leaves them
  expect(
    ['caresses', 'ponies', 'hopping', 'falling', 'happy', 'relational', 'vietnamization', 'adjustment', 'controll'].map(
      porterStem,
    ),
  ).toEqual(['caress', 'poni', 'hop', 'fall', 'happi', 'relat', 'vietnam', 'adjust', 'control']);
});

test('words that the rules confuse keep apart in texts', () => {
  const stem = (word: string): string => stemsOf(word)[0]!.stem;
  for (const [one, other] of [
    ['publication', 'public'],
    ['generation', 'general'],
    ['organisation', 'organ'],
    ['university', 'universal'],
    ['experiment', 'experience'],
  ] as const)
    expect(stem(one), one).not.toBe(stem(other));
  expect(stem('publications')).toBe(stem('publication'));
});

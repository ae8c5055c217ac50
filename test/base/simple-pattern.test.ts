import fc from 'fast-check';
import { expect, test } from 'vitest';
import { linearPattern, loadLinearPatterns } from '../../src/base/linear-pattern.ts';
import { simplePattern } from '../../src/base/simple-pattern.ts';

/* Origin of what is expected: RE2's semantics, as re2js has them. */
const { RE2JS } = await import('re2js');

const atoms = [
  'a',
  'b',
  '\u{1f600}',
  ' ',
  '-',
  ',',
  '.',
  '\\d',
  '\\D',
  '\\w',
  '\\s',
  '\\S',
  '\\.',
  '\\|',
  '\\\\',
  '[a-c]',
  '[^|]',
  '[^a]',
  '[0-9]',
  '[a\\d-]',
  '[\\w.]',
  '[\\-a]',
  '[-a]',
  '[a-]',
  '[b-a]',
  '[]a]',
  '[[:alpha:]]',
  '[a^]',
  '[.*]',
  '(a)',
  'a|b',
  '^',
  '$',
  '\\b',
  '\\pL',
  '\\n',
  ']',
  '}',
  '{',
  'é',
];
const quantifiers = [
  '',
  '',
  '',
  '',
  '?',
  '*',
  '+',
  '{2}',
  '{0}',
  '{1,2}',
  '{0,3}',
  '{2,}',
  '{2,1}',
  '{,2}',
  '{40}',
  '*?',
  '+?',
  '**',
  '{2}{2}',
  '{1,2}?',
  '{ 2}',
];

test('simple patterns match what RE2 matches, and a pattern that RE2 refuses is none', () => {
  let simple = 0;
  let matched = 0;
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.constantFrom(...atoms), fc.constantFrom(...quantifiers)), { minLength: 1, maxLength: 4 }),
      fc.array(
        fc.array(fc.constantFrom('a', 'b', 'c', '1', '.', '|', ' ', '-', '\n', '\u{1f600}', '\\', ',', '_', 'é', '^'), {
          maxLength: 6,
        }),
        {
          minLength: 12,
          maxLength: 12,
        },
      ),
      (parts, texts) => {
        const pattern = parts.map(part => part.join('')).join('');
        const own = simplePattern(pattern);
        if (own === null) return;
        const other = RE2JS.compile(pattern);
        simple++;
        for (const characters of texts) {
          const text = characters.join('');
          if (own(text)) matched++;
          expect(own(text), `${pattern} on ${JSON.stringify(text)}`).toBe(other.matches(text));
        }
      },
    ),
    { seed: 5, numRuns: 4000 },
  );
  expect(simple).toBeGreaterThan(500);
  expect(matched).toBeGreaterThan(300);
});

test('the patterns of codebooks are simple', () => {
  const patterns = ['s[0-9]{3}', '[a-z]{2}', '[^|]+ \\| .+', 's[0-9]{3}\\.[1-9]', '10\\.\\d{4,9}/\\S+', '[A-Z]{2}\\d+'];
  expect(patterns.filter(pattern => simplePattern(pattern) === null)).toEqual([]);
});

test('unusual spaces count as spaces, and a long text takes no long time', async () => {
  await loadLinearPatterns(['a\\sb']);
  expect(linearPattern('a\\sb').matches('a\u00a0b')).toBe(true);
  await loadLinearPatterns(['[ab]*[ab]*[ab]*[ab]*c']);
  expect(linearPattern('[ab]*[ab]*[ab]*[ab]*c').matches('ab'.repeat(20_000))).toBe(false);
});

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter(file => file.endsWith('.ts'))
  .map(file => file.replaceAll('\\', '/'))
  .map(file => ({ file, text: readFileSync(join('src', file), 'utf8') }));
const outsideBase = sources.filter(({ file }) => !file.startsWith('base/'));

/** These need the nearest word itself, as a suggestion for a cell or as evidence, and not a sentence about it. */
const USE_THE_WORD = [
  'infer/columns/categories.ts',
  'validate/rules/missing-column.ts',
  'validate/rules/unknown-category.ts',
  'validate/rules/unknown-column.ts',
];

test('unknown words are put into a sentence in src/base only', () => {
  const callers = outsideBase.filter(({ text }) => /(?<![.\w])nearest\(/.test(text)).map(({ file }) => file);
  expect(callers.filter(file => !file.includes('title-index') && !USE_THE_WORD.includes(file))).toEqual([]);
});

test('no message says "is no": it says "unknown …" or "is not a …"', () => {
  const wrong = sources.flatMap(({ file, text }) =>
    text
      .split('\n')
      .filter(line => !/^\s*(\*|\/\*|\/\/)/.test(line) && /['"`].*(?<![Tt]here )\bis no (?!longer)[\w$]/.test(line))
      .map(line => `${file}: ${line.trim()}`),
  );
  expect(wrong).toEqual([]);
});

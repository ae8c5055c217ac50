import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const outsideBase = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter(file => file.endsWith('.ts'))
  .map(file => file.replaceAll('\\', '/'))
  .filter(file => !file.startsWith('base/'))
  .map(file => ({ file, text: readFileSync(join('src', file), 'utf8') }));

/** These need the nearest word itself, as a suggestion for a cell or as evidence, and not a sentence about it. */
const USE_THE_WORD = [
  'infer/columns/categories.ts',
  'validate/rules/missing-column.ts',
  'validate/rules/unknown-category.ts',
  'validate/rules/unknown-column.ts',
];

test('unknown words are put into a sentence in src/base only', () => {
  const callers = outsideBase.filter(({ text }) => /(?<![.\w])nearest\(/.test(text)).map(({ file }) => file);
  expect(
    callers.filter(file => !file.includes('title-index') && !USE_THE_WORD.includes(file)),
    'use unknownWord (src/base/unknown-word.ts) or didYouMean (src/base/nearest.ts)',
  ).toEqual([]);
});

test('no message says that something is no field, no format: it is not a field, or it is an unknown format', () => {
  const wrong = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter(file => /\.tsx?$/.test(file))
    .flatMap(file => {
      const code = readFileSync(join('src', file), 'utf8').replace(/\/\*[\s\S]*?\*\/|(?<!:)\/\/.*$/gm, '');
      return [...code.matchAll(/^.*(?<!\bthere )\bis no (?!longer\b)[a-z"`$].*$/gim)].map(
        match => `${file}: ${match[0].trim()}`,
      );
    });
  expect(wrong, 'write "is not a field" or "unknown format"').toEqual([]);
});

test('only the command line names flags: elsewhere a message names an option, and each door words it', () => {
  const named = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .map(file => file.replaceAll('\\', '/'))
    // arguments that programs are called with are no words of ours
    .filter(
      file => /\.tsx?$/.test(file) && !file.startsWith('cli/') && !/^node\/(git-effects|program-version)/.test(file),
    )
    .flatMap(file => {
      const code = readFileSync(join('src', file), 'utf8').replace(/\/\*[\s\S]*?\*\/|(?<!:)\/\/.*$/gm, '');
      // `--depth === 0` decrements, and `var(--ink)` and `setProperty('--ink', …)` are properties of CSS
      return [...code.matchAll(/^.*(?<!var\(|setProperty\(')--[a-z](?!\w* (?:===|<)).*$/gm)].map(
        match => `${file}: ${match[0].trim()}`,
      );
    });
  expect(
    named,
    'name the option by a function of the door: `door => … door.option("by")` in the hint of a fault (src/base/fault.ts)',
  ).toEqual([]);
});

const codeOf = (text: string): string => text.replace(/\/\*[\s\S]*?\*\/|(?<!:)\/\/.*$/gm, '');

test('the question "did you mean" and the phrase "unknown X" are made in src/base only', () => {
  const own = outsideBase.filter(({ text }) => /did you mean|[`'"]unknown [a-z ]*"\$\{/.test(codeOf(text)));
  expect(
    own.map(({ file }) => file),
    'use unknownWord (src/base/unknown-word.ts) or didYouMean (src/base/nearest.ts)',
  ).toEqual([]);
});

test('XML and HTML are escaped in src/base only', () => {
  const own = outsideBase.filter(({ text }) => /['"`]&(amp|lt|gt|quot);['"`]/.test(codeOf(text)));
  expect(
    own.map(({ file }) => file),
    'use src/base/html-text.ts or src/base/xml-text.ts',
  ).toEqual([]);
});

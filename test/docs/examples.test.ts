import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { expect, test } from 'vitest';

const ROOT = resolve(import.meta.dirname, '../..');
const SOURCE = join(ROOT, 'src');
const ARROW = ' // => ';

interface Example {
  /** path from the root with `/`, and line */
  readonly place: string;
  readonly file: string;
  readonly expression: string;
  /** null where an example says nothing that could be checked */
  readonly value: string | null;
}

/** Every line `EXPRESSION // => VALUE` that stands in a docstring after `@example`, up to the next tag or the end. */
function examplesIn(file: string, text: string): Example[] {
  const found: Example[] = [];
  let inExample = false;
  let unchecked: Example | null = null;
  const finish = (): void => {
    if (unchecked !== null) found.push(unchecked);
    unchecked = null;
    inExample = false;
  };
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    const comment = /^\s*(?:\/\*\*|\*(?!\/))(.*?)(\*\/)?\s*$/.exec(line);
    if (comment === null) {
      finish();
      continue;
    }
    const place = `${relative(ROOT, file).replaceAll('\\', '/')}:${index + 1}`;
    let content = comment[1]!.trim();
    const tag = /(?:^|\s)@(\w+)/.exec(content);
    if (tag !== null && (tag[1] === 'example' || content.startsWith('@'))) {
      finish();
      inExample = tag[1] === 'example';
      if (inExample) {
        content = content.slice(content.indexOf('@example') + '@example'.length).trim();
        unchecked = { place, file, expression: content, value: null };
      }
    }
    const arrow = content.indexOf(ARROW);
    if (inExample && arrow >= 0) {
      found.push({ place, file, expression: content.slice(0, arrow), value: content.slice(arrow + ARROW.length) });
      unchecked = null;
    }
    if (comment[2] !== undefined) finish();
  }
  finish();
  return found;
}

/** A folder's door: `expression.ts` beside `expression/`, or `index.ts` in it. src/index.ts is everybody's and no room's. */
function doorsAbove(file: string): string[] {
  const doors: string[] = [];
  for (let folder = dirname(file); folder.startsWith(SOURCE) && folder !== SOURCE; folder = dirname(folder)) {
    doors.push(...[join(folder, 'index.ts'), `${folder}.ts`].filter(door => door !== file && existsSync(door)));
  }
  return doors;
}

/** The project's own modules that a file imports. */
const importedBy = (file: string): string[] =>
  [...readFileSync(file, 'utf8').matchAll(/^import [^;]*? from '(\.[^']+)';$/gm)].map(match =>
    join(dirname(file), match[1] ?? ''),
  );

/** What an example may name: its module's exports, then those of the doors above it, then what the module itself imports. */
async function scopeOf(file: string): Promise<Map<string, unknown>> {
  const scope = new Map<string, unknown>();
  for (const path of [file, ...doorsAbove(file), ...importedBy(file)]) {
    const module: Record<string, unknown> = await import(path);
    for (const [name, value] of Object.entries(module))
      if (name !== 'default' && !scope.has(name)) scope.set(name, value);
  }
  return scope;
}

const AsyncFunction = (async () => undefined).constructor as new (
  ...parts: string[]
) => (...values: unknown[]) => Promise<unknown>;

async function check({ place, expression, value }: Example, scope: ReadonlyMap<string, unknown>): Promise<void> {
  if (value === null)
    throw new Error(`${place}: the example "${expression}" has no "// => value" and is never checked`);
  const run = async (code: string): Promise<unknown> => {
    try {
      return await new AsyncFunction(...scope.keys(), `'use strict'; return await (${code});`)(...scope.values());
    } catch (error) {
      throw new Error(`${place}: "${code}" throws ${error}`);
    }
  };
  expect(await run(expression), `${place}: ${expression}${ARROW}${value}`).toEqual(await run(value));
}

/** Numbers in examples are printed digits, not bit patterns: 1e-9 relative, 1e-12 where zero is expected. */
expect.addEqualityTesters([
  (actual: unknown, expected: unknown) => {
    if (typeof actual !== 'number' || typeof expected !== 'number') return undefined;
    if (!Number.isFinite(actual) || !Number.isFinite(expected)) return Object.is(actual, expected);
    const tolerance = expected === 0 ? 1e-12 : 1e-9 * Math.max(Math.abs(actual), Math.abs(expected));
    return Math.abs(actual - expected) <= tolerance;
  },
]);

const files = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
  .filter(name => name.endsWith('.ts') && !name.endsWith('.d.ts'))
  .sort()
  .map(name => join(SOURCE, name));
const examples = files.flatMap(file => examplesIn(file, readFileSync(file, 'utf8')));

test('there are examples to check', () => expect(examples.length).toBeGreaterThan(20));

test.each(examples.map(example => [example.place, example] as const))('%s', async (_, example) => {
  await check(example, await scopeOf(example.file));
});

const sample = join(SOURCE, 'sample.ts');
const scope = new Map<string, unknown>([
  ['third', () => 1 / 3],
  ['pair', async () => [0.1 + 0.2, { a: 'b' }]],
  ['broken', () => JSON.parse('{')],
]);

test('examples are found in every form of docstring', () => {
  const text = [
    '/**',
    ' * Thirds.',
    ' *',
    ' * @param x none',
    ' * @example third() // => 0.333',
    ' * @returns no example // => 1',
    ' */',
    '/** One line. @example pair() // => [0.3] */',
    '/**',
    ' * @example',
    ' * third() // => 1',
    ' * pair() // => 2',
    ' */',
    '/**',
    ' * @example only words',
    ' */',
    'const code = 1; // => 5',
  ].join('\n');
  expect(examplesIn(sample, text).map(({ place, expression, value }) => [place, expression, value])).toEqual([
    ['src/sample.ts:5', 'third()', '0.333'],
    ['src/sample.ts:8', 'pair()', '[0.3]'],
    ['src/sample.ts:11', 'third()', '1'],
    ['src/sample.ts:12', 'pair()', '2'],
    ['src/sample.ts:15', 'only words', null],
  ]);
});

test.each([
  ['third()', '0.33333333333'],
  ['pair()', "[0.3, { a: 'b' }]"],
  ['third() - third()', '0'],
  ['null', 'null'],
])('holds: %s // => %s', async (expression, value) => {
  await expect(check({ place: 'x.ts:1', file: sample, expression, value }, scope)).resolves.toBeUndefined();
});

test.each<[string, string | null]>([
  ['third()', '0.3333333'],
  ['pair()', "[0.3, { a: 'c' }]"],
  ['third()', '0'],
  ['third()', 'null'],
  ['Number.NaN', '0'],
  ['broken()', '1'],
  ['unknownName()', '1'],
  ['third(', '1'],
  ['third()', null],
])('fails with place and text: %s // => %s', async (expression, value) => {
  const failure = check({ place: 'x.ts:1', file: sample, expression, value }, scope);
  await expect(failure).rejects.toThrow('x.ts:1');
  await expect(failure).rejects.toThrow(expression);
});

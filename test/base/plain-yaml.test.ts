import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stringify } from 'yaml';
import { Fault } from '../../src/base/fault.ts';
import { readPlainYaml } from '../../src/base/plain-yaml.ts';
import { readYaml } from '../../src/base/read-declaration.ts';

/* What the fast reader reads is what the full parser reads, at the same places; everything else it leaves alone. */

const places = (source: string): { path: PropertyKey[]; line: number; column: number }[] => {
  const found: { path: PropertyKey[]; line: number; column: number }[] = [];
  readPlainYaml(source, (path, line, column) => void found.push({ path: [...path], line, column }));
  return found;
};

async function agrees(source: string): Promise<boolean> {
  const plain = readPlainYaml(source);
  if (plain === undefined) return false;
  const full = await readYaml('x.yaml', source).catch((error: unknown) => {
    if (error instanceof Fault) return error.message;
    throw error;
  });
  if (typeof full === 'string') expect.fail(`the full parser refuses what was read: ${full}\n${source}`);
  expect(plain, source).toEqual(full.content);
  for (const { path, line, column } of places(source)) {
    // nothing stands somewhere behind its key
    const nothing = path.reduce<unknown>((value, key) => (value as Record<PropertyKey, unknown>)[key], plain) === null;
    const place = full.position(path);
    expect({ path, ...place }, source).toEqual({ path, line, column: nothing ? place.column : column });
  }
  return true;
}

function yamlFiles(folder: string): string[] {
  return readdirSync(folder).flatMap(name => {
    const path = join(folder, name);
    if (name === 'node_modules' || name === '.git' || name === 'dist') return [];
    if (statSync(path).isDirectory()) return yamlFiles(path);
    return /\.ya?ml$/.test(name) ? [path] : [];
  });
}

test('declarations of this repository', async () => {
  const files = yamlFiles(join(import.meta.dirname, '../..'));
  let plain = 0;
  for (const file of files) if (await agrees(readFileSync(file, 'utf8'))) plain++;
  expect(files.length).toBeGreaterThan(20);
  expect(plain / files.length).toBeGreaterThan(0.5);
});

const word = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc
    .array(fc.constantFrom('of', 'the', 'study', '- a', 'x', '#', '1', 'it,', '[y]', '"z"', "don't", '&b'), {
      maxLength: 30,
    })
    .map(words => words.join(' ')),
  fc.constantFrom(
    'yes',
    'true',
    'True',
    'null',
    '~',
    '010',
    '78.0',
    '1e3',
    '0x1F',
    '.5',
    '-',
    '- a',
    'a: b',
    'a #b',
    '#c',
    '"q"',
    "it's",
    'x:',
    ' lead',
    '.inf',
    '1_000',
    '+1',
    '2020-01-01',
    '[',
    '{a}',
    '*a',
    '&a',
    '<<',
    '=',
    '?',
    '|',
  ),
);
const value = fc.letrec(tie => ({
  any: fc.oneof(
    { maxDepth: 4 },
    word,
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('any'), { maxLength: 4 }),
    fc.dictionary(fc.oneof(fc.stringMatching(/^[A-Za-z_][\w.-]{0,8}$/), word), tie('any'), { maxKeys: 4 }),
  ),
})).any;

test('documents as a library writes them, whole and damaged', async () => {
  let read = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(
        fc.array(value, { minLength: 1 }),
        fc.dictionary(fc.stringMatching(/^[a-z_]{1,6}$/), value, { minKeys: 1 }),
      ),
      fc.constantFrom(0, 20, 80),
      fc.boolean(),
      fc.nat(),
      fc.constantFrom('', ' ', '#', ':', '- ', '"', "'", ', ', '[', '}', '\n', '  x', ': y', '\t'),
      async (content, width, flow, at, damage) => {
        const text = stringify(content, { lineWidth: width, ...(flow ? { collectionStyle: 'flow' as const } : {}) });
        if (await agrees(text)) read++;
        const place = at % (text.length + 1);
        await agrees(`${text.slice(0, place)}${damage}${text.slice(place)}`);
        await agrees(`${text.slice(0, place)}${text.slice(place + 1)}`);
      },
    ),
    { seed: 7, numRuns: 300 },
  );
  expect(read).toBeGreaterThan(60);
});

test('paragraphs below > and |, whole and with anything between their lines', async () => {
  const row = fc.tuple(
    fc.constantFrom('    ', '    ', '    ', '  ', '   ', '     ', ''),
    fc.constantFrom('some words', '# no comment', 'key: value', '- x', '"q"', 'end ', '...', '', '| a'),
  );
  let read = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom('a: ', '- a: ', '- ', '  a: ', 'a:\n  b: '),
      fc.constantFrom('>-', '>', '|', '|-', '>+', '>2', '| # c'),
      fc.array(row, { maxLength: 4 }),
      fc.constantFrom('', '\n', '\n\n', '\nb: 1\n', '\n# c\nb: 1\n', '\n\n    # c\n', '\n- b\n', '\n  # c\n  b: 1\n'),
      async (key, header, rows, tail) => {
        const text = `${key}${header}\n${rows.map(([indent, words]) => `${indent}${words}`).join('\n')}${tail}`;
        if (await agrees(text)) read++;
      },
    ),
    { seed: 11, numRuns: 1500 },
  );
  expect(read).toBeGreaterThan(60);
});

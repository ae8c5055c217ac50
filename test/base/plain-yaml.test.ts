import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import type { Path } from '../../src/base/yaml.ts';
import { readFull, readPlain } from '../../src/base/yaml.ts';

const root = new URL('../../', import.meta.url);
const files = [
  'review.yaml',
  ...['codebook', 'figures', 'corpus'].flatMap(folder =>
    readdirSync(new URL(folder, root))
      .filter(name => name.endsWith('.yaml'))
      .map(name => `${folder}/${name}`),
  ),
];
const texts = files.map(file => [file, readFileSync(new URL(file, root), 'utf8')] as const);

const pathsOf = (value: unknown, path: Path = []): Path[] =>
  typeof value === 'object' && value !== null
    ? [
        path,
        ...Object.entries(value).flatMap(([key, inner]) =>
          pathsOf(inner, [...path, Array.isArray(value) ? Number(key) : key]),
        ),
      ]
    : [path, [...path, 'beyond']];

/** What plain YAML says must be what YAML says, at the same places. True where it was plain. */
async function agree(source: string): Promise<boolean> {
  const plain = readPlain(source);
  if (plain === null) return false;
  const full = await readFull('x.yaml', source);
  expect(plain.content).toEqual(full.content);
  for (const path of pathsOf(plain.content)) expect([path, plain.position(path)]).toEqual([path, full.position(path)]);
  return true;
}

describe('plain YAML', () => {
  test.each(texts)('%s is plain, and read as the full parser reads it', async (_, source) => {
    expect(await agree(source)).toBe(true);
  });

  const key = fc.constantFrom('name', 'type', 'a b', 'x-note', 'Yes', 'n', 'true', '1', 'é', 'k:v', '"', 'on');
  const scalar = fc.oneof(
    fc.constantFrom<unknown>(
      null,
      true,
      false,
      0,
      -1,
      7.5,
      1e21,
      '010',
      '78.0',
      'NR',
      'a: b',
      '- x',
      '# no',
      'x #y',
      "it's",
      'say "so"',
      '',
      ' ',
      '{a}',
      '[',
      '*a',
      '&a',
      '!t',
      'true',
      '~',
      '1e3',
      '2024-01-01',
      'line\nbreak',
      '50%',
      '@by',
      '🦊',
    ),
    fc.string({ maxLength: 8 }),
  );
  const tree = fc.letrec(tie => ({
    node: fc.oneof(
      { maxDepth: 4 },
      scalar,
      fc.array(tie('node'), { maxLength: 4 }),
      fc.dictionary(key, tie('node'), { maxKeys: 4 }),
    ),
  })).node;

  test('of any value, however it was written', async () => {
    let plain = 0;
    await fc.assert(
      fc.asyncProperty(
        tree,
        fc.boolean(),
        fc.constantFrom('PLAIN', 'QUOTE_SINGLE', 'QUOTE_DOUBLE'),
        fc.boolean(),
        async (value, flow, style, indentSeq) => {
          const source = stringify(value, {
            ...(flow ? { collectionStyle: 'flow' as const } : {}),
            defaultStringType: style,
            indentSeq,
            lineWidth: flow ? 30 : 0,
          });
          if (await agree(source)) plain++;
        },
      ),
      { numRuns: 1000 },
    );
    expect(plain).toBeGreaterThan(50);
  });

  test('whatever is done to a declaration, it is read as YAML or left to the full parser', async () => {
    const piece = fc.constantFrom(
      '',
      ' ',
      '  ',
      '\n',
      ':',
      ': ',
      '- ',
      '#',
      ' #',
      '"',
      "'",
      '[',
      ']',
      '{',
      '}',
      ',',
      ', ',
      '|',
      '>',
      '&a',
      '*a',
      '!!str ',
      '\t',
      '~',
      '0',
      '-',
      '?',
      '? ',
      '<<: ',
      '---\n',
      '%',
      '\r\n',
      'a: 1\n',
      '\n\n',
    );
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...texts.map(([, source]) => source)),
        fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(3), piece), {
          minLength: 1,
          maxLength: 3,
        }),
        fc.nat(20),
        async (source, edits, lines) => {
          let text = source
            .split('\n')
            .slice(0, lines + 3)
            .join('\n');
          for (const [place, cut, added] of edits) {
            const at = Math.floor(place * text.length);
            text = text.slice(0, at) + added + text.slice(at + cut);
          }
          await agree(text);
        },
      ),
      { numRuns: 3000 },
    );
  });

  test.each([
    'a: &x 1\nb: *x\n',
    'a: |2\n  text\n',
    'a: >\n  text\n\n  text\n',
    '--- \na: 1\n',
    'a: !!str 1\n',
    'a:\n',
    'a: 1\na: 2\n',
    'a: b: c\n',
    'a: one\n  two\n',
    '\ta: 1\n',
    'a: "x\n  y"\n',
    '__proto__: 1\n',
    'a: [1\n',
    '',
    '# nothing\n',
    'text\n',
  ])('%j is left to the full parser', source => {
    expect(readPlain(source)).toBeNull();
  });
});

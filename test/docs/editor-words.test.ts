import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { KEY_DESCRIPTIONS } from '../../scripts/key-descriptions.ts';

interface Schema {
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly additionalProperties?: Schema | boolean;
}

/** The keys of a schema by their path, with what an editor shows about each. */
function keysOf(schema: Schema, path = ''): [string, string | undefined][] {
  return [
    ...Object.entries(schema.properties ?? {}).flatMap(([key, value]): [string, string | undefined][] => {
      const at = path === '' ? key : `${path}.${key}`;
      return [[at, value.description], ...keysOf(value, at)];
    }),
    ...(schema.items === undefined ? [] : keysOf(schema.items, `${path}[]`)),
    ...(schema.anyOf ?? []).flatMap(part => keysOf(part, path)),
    ...(typeof schema.additionalProperties === 'object' ? keysOf(schema.additionalProperties, `${path}.*`) : []),
  ];
}

test.each(readdirSync('schemas').filter(name => name.endsWith('.json')))('an editor explains every key of %s', file => {
  const keys = keysOf(JSON.parse(readFileSync(`schemas/${file}`, 'utf8')));
  expect(keys.length).toBeGreaterThan(10);
  expect(keys.filter(([, words]) => words === undefined).map(([path]) => path)).toEqual([]);
  const own = KEY_DESCRIPTIONS[file.replace('.schema.json', '')] ?? {};
  expect(Object.keys(own).filter(path => !keys.some(([key]) => key === path))).toEqual([]);
});

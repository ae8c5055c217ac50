import { expect, test } from 'vitest';
import { readDictionary } from '../../../src/infer/dictionaries/read-dictionary.ts';
import { sourceOf } from '../../support/source.ts';

test('a field without a name is left out and named; the others are taken over', async () => {
  const schema = { fields: [{ name: '', type: 'string' }, { type: 'integer' }, { name: 'method', type: 'string' }] };
  const { codebook, unsaid } = await readDictionary(sourceOf('schema.json', JSON.stringify(schema)));
  expect(codebook.fields.map(field => field.name)).toEqual(['method']);
  expect(unsaid).toContain('fields without a name were left out: 2 of 3');
});

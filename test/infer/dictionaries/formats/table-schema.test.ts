import { expect, test } from 'vitest';
import { readDictionary } from '../../../../src/infer/dictionaries/read-dictionary.ts';

test('a field without a name is left out, and counted; the others are taken over', () => {
  const json = { fields: [{ name: '', type: 'string' }, { type: 'integer' }, { name: 'method', type: 'string' }] };
  const reading = readDictionary({ name: 'schema.json', json, table: null });
  const { codebook, unsaid } = reading!;
  expect(codebook.fields.map(field => field.name)).toEqual(['method']);
  expect(unsaid).toContain('fields without a name were left out: 2 of 3');
});

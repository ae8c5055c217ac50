import { expect, test } from 'vitest';
import { schemaFor } from '../../../src/export/deposit/schema-for.ts';

const NR = { value: 'NR', label: 'not_reported' };
const NA = { value: 'NA', label: 'not_applicable' };
const schema = {
  primaryKey: 'id',
  missingValues: [NR],
  fields: [
    { name: 'id', type: 'string' },
    {
      name: 'size',
      type: 'integer',
      missingValues: [NA],
      constraints: { required: true, minimum: 0 },
      'x-appliesIf': 'id is coded',
    },
    { name: 'note', type: 'string' },
  ],
};

test('a schema is that of its sheet: columns in their order, missing values as texts, a blank among them', () => {
  expect(schemaFor(schema, ['size', 'id', 'extra'], 'partial')).toEqual({
    primaryKey: 'id',
    missingValues: ['', 'NR', 'NA'],
    'x-missingValues': [NR],
    fields: [
      // a blank where it does not apply is no error
      {
        name: 'size',
        type: 'integer',
        constraints: { minimum: 0 },
        'x-required': true,
        'x-appliesIf': 'id is coded',
        'x-missingValues': [NA],
      },
      { name: 'id', type: 'string' },
      { name: 'extra', type: 'any' },
    ],
    'x-absentFields': [{ name: 'note', type: 'string' }],
  });
});

test('a token that is a code of a field stays with its field', () => {
  const coded = {
    ...schema,
    fields: [...schema.fields, { name: 'country', categories: [{ value: 'NA' }], missingValues: [] }],
  };
  expect(schemaFor(coded, ['id', 'country'], undefined)).toMatchObject({
    missingValues: [{ value: '', label: 'not_coded' }, NR],
    fields: [{ name: 'id' }, { name: 'country', missingValues: [] }],
  });
});

test('without headers the schema stays as it is', () => {
  expect(schemaFor(schema, null, undefined)).toEqual({ ...schema, fieldsMatch: 'partial' });
});

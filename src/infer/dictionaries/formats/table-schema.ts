import { dateReader } from '../../../model/date-reader.ts';
import { TABLE_SCHEMA_EXTENSIONS, TABLE_SCHEMA_KEYS } from '../../../model/table-schema.ts';
import { missingState } from '../../columns/missing-state.ts';
import type { DraftCodebook, DraftField, DraftMissing } from '../../draft.ts';
import { dictionaryFormat } from '../dictionary-format.ts';

type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What is written beside the standard's keys comes back under its own name; of these also what the standard knows of some types only. */
const OWN = [
  'type',
  'delimiter',
  ...Object.keys(TABLE_SCHEMA_EXTENSIONS),
  'categories',
  'decimalChar',
  'groupChar',
  'bareNumber',
  'trueValues',
  'falseValues',
];
const STANDARD: readonly string[] = TABLE_SCHEMA_KEYS;

/** A Table Schema, or the first schema in a Data Package, of version 1 or 2. */
export const tableSchema = dictionaryFormat({
  name: 'table-schema',
  describe: 'a Table Schema or Data Package (JSON)',
  read({ json }) {
    if (!isObject(json)) return null;
    const unsaid: string[] = [];
    const schema = Array.isArray(json.fields) ? json : packaged(json, unsaid);
    if (schema === null || !Array.isArray(schema.fields)) return null;
    const absent = Array.isArray(schema['x-absentFields']) ? schema['x-absentFields'] : [];
    const listed = [...schema.fields, ...absent].filter(isObject);
    const named = listed.filter(field => typeof field.name === 'string' && field.name !== '');
    if (named.length < listed.length)
      unsaid.push(`fields without a name were left out: ${listed.length - named.length} of ${listed.length}`);
    const fields = named.map(field => fieldOf(field, unsaid));
    const codebook: DraftCodebook = { fields };
    for (const key of ['title', 'description', 'version'] as const) {
      const value = schema[key] ?? schema[`x-${key}`];
      if (typeof value === 'string') codebook[key] = value;
    }
    if (typeof schema.primaryKey === 'string' || Array.isArray(schema.primaryKey))
      codebook.primaryKey = schema.primaryKey as string | string[];
    const missing = missingOf(schema['x-missingValues'] ?? schema.missingValues, unsaid);
    if (missing !== null && missing.length > 0) codebook.missingValues = missing;
    for (const key of ['rules', 'derive'] as const) {
      const value = schema[`x-${key}`];
      if (Array.isArray(value)) codebook[key] = value as never;
    }
    if (schema.foreignKeys !== undefined)
      unsaid.push('foreignKeys were not taken over; declare them in the codebook, and they are checked');
    if (schema.uniqueKeys !== undefined) unsaid.push('uniqueKeys are not checked');
    return { codebook, unsaid, complete: isOurs(schema) };
  },
});

/** Whether scopebook wrote a schema: it says what the standard cannot say, so what it leaves out is a default. */
const isOurs = (schema: Json): boolean =>
  ['x-rules', 'x-derive'].some(key => key in schema) ||
  (schema.fields as readonly unknown[]).some(
    field => isObject(field) && OWN.some(key => key !== 'group' && `x-${key}` in field),
  );

function packaged(json: Json, unsaid: string[]): Json | null {
  if (!Array.isArray(json.resources)) return null;
  const withSchema = json.resources.filter(isObject).filter(resource => isObject(resource.schema));
  const [first, ...others] = withSchema;
  for (const other of others) unsaid.push(`the resource "${String(other.name)}" of the package was left out`);
  return first === undefined ? null : (first.schema as Json);
}

function fieldOf(source: Json, unsaid: string[]): DraftField {
  const field: Record<string, unknown> = { type: 'string' };
  const name = String(source.name);
  for (const key of STANDARD)
    if (source[key] !== undefined && source[key] !== null && source[key] !== '') field[key] = source[key];
  for (const key of OWN) if (source[`x-${key}`] !== undefined) field[key] = source[`x-${key}`];
  if (source['x-missingValues'] !== undefined) field.missingValues = source['x-missingValues'];
  if (field.missingValues !== undefined) field.missingValues = missingOf(field.missingValues, unsaid) ?? undefined;
  if (field.missingValues === undefined) delete field.missingValues;
  if (field.categories !== undefined && Array.isArray(field.categories))
    field.categories = field.categories.map(entry =>
      isObject(entry) ? { ...entry, value: String(entry.value) } : { value: String(entry) },
    );
  if (source['x-required'] === true)
    field.constraints = { ...(isObject(field.constraints) ? field.constraints : {}), required: true };
  if (isObject(field.constraints)) {
    const { jsonSchema, enum: values, ...rest } = field.constraints as Record<string, unknown>;
    if (jsonSchema !== undefined) unsaid.push(`${name}: the constraint jsonSchema is not checked`);
    if (Array.isArray(values) && field.categories === undefined)
      field.categories = values.map(value => ({ value: String(value) }));
    if (Object.keys(rest).length > 0) field.constraints = rest;
    else delete field.constraints;
  }
  if (field.format !== undefined && !(field.type === 'date' && dateReader(String(field.format)) !== null)) {
    if (field.format !== 'default') unsaid.push(`${name}: "format" is not kept in a codebook`);
    delete field.format;
  }
  // an older schema may say no type at all
  if (source.type === undefined && source['x-type'] === undefined) delete field.type;
  for (const key of Object.keys(source))
    if (!STANDARD.includes(key) && !key.startsWith('x-')) unsaid.push(`${name}: "${key}" is not kept in a codebook`);
  return field as unknown as DraftField;
}

/** Plain strings of version 1 say no state: the usual spellings are known, others are "not coded". */
function missingOf(value: unknown, unsaid: string[]): DraftMissing[] | null {
  if (!Array.isArray(value)) return null;
  const list = value.flatMap((entry): DraftMissing[] => {
    if (entry === '') return [];
    if (typeof entry === 'string') {
      const state = missingState(entry);
      if (state === null)
        unsaid.push(`the missing value "${entry}" has no state in the schema and was taken as not coded`);
      return [{ value: entry, label: state ?? 'not_coded' }];
    }
    if (!isObject(entry) || typeof entry.value !== 'string' || entry.value === '') return [];
    const label = String(entry.label ?? '');
    const known = ['not_reported', 'unclear', 'not_applicable', 'not_coded', 'not_accessible'].includes(label);
    return [
      {
        value: entry.value,
        label: (known
          ? label
          : (missingState(label) ?? missingState(entry.value) ?? 'not_coded')) as DraftMissing['label'],
      },
    ];
  });
  return list;
}

import { TABLE_SCHEMA_EXTENSIONS, TABLE_SCHEMA_KEYS } from '../../../model/table-schema.ts';
import { codebookFormat } from '../codebook-format.ts';
import { plainCodebook } from '../plain-codebook.ts';

/** The standard's keys; ours stand beside them as `x-…`. */
const STANDARD: ReadonlySet<string> = new Set(TABLE_SCHEMA_KEYS);

/** A Table Schema v2. What the standard has no key for is kept under `x-…` and listed. */
export const json = codebookFormat({
  name: 'json',
  extension: 'json',
  describe: 'Table Schema v2 (JSON); our extensions as x-…',
  binary: false,
  async write(codebook) {
    const { schema, unsaid } = tableSchema(plainCodebook(codebook));
    const foreignKeys = codebook.foreignKeys.map(({ fields, resource, references }) => ({
      fields,
      reference: { ...(resource === null ? {} : { resource }), fields: references },
    }));
    const whole = foreignKeys.length === 0 ? schema : { ...schema, foreignKeys };
    return { data: `${JSON.stringify(whole, null, 2)}\n`, unsaid };
  },
});

/** A Table Schema from a plain codebook, and what only the `x-…` keys say. */
export function tableSchema(plain: ReturnType<typeof plainCodebook>): {
  schema: Record<string, unknown>;
  unsaid: string[];
} {
  const unsaid: string[] = [];
  const tokens = (plain.missingValues ?? []).length > 0;
  const fields = plain.fields.map(field => {
    const written: Record<string, unknown> = {};
    // the text of the standard has lists; its own profile and the reference validators refuse the whole package for one
    const isList = field.type === 'list';
    for (const [key, value] of Object.entries(field)) {
      if (key === 'type' && isList) {
        written.type = 'string';
        written['x-type'] = 'list';
        unsaid.push(`${field.name}: several codes in a cell (type list) are in x-type; validators know only string`);
      } else if (key === 'delimiter' && isList) written['x-delimiter'] = value;
      else if (key === 'constraints') {
        const { required, ...others } = value as Readonly<Record<string, unknown>>;
        // for validators a declared missing value is null, which a required field must not be
        const own = field.missingValues as readonly unknown[] | undefined;
        const relaxed = required === true && (own === undefined ? tokens : own.length > 0);
        const said = relaxed || required === undefined ? others : { required, ...others };
        if (Object.keys(said).length > 0) written.constraints = said;
        if (relaxed) {
          written['x-required'] = true;
          unsaid.push(`${field.name}: that a cell must not be blank is in x-required; it may hold a missing value`);
        }
      } else if (key === 'categories') {
        const list = value as readonly { value: string; label?: string }[];
        const simple = list.every(category =>
          Object.keys(category).every(part => part === 'value' || part === 'label'),
        );
        // the standard knows categories of strings and integers only
        if (field.type === 'string' || field.type === 'integer')
          written.categories = list.map(({ value: code, label }) => ({
            value: field.type === 'integer' && /^-?(0|[1-9]\d{0,14})$/.test(code) ? Number(code) : code,
            ...(label === undefined ? {} : { label }),
          }));
        if (field.type !== 'string' && field.type !== 'integer') {
          written['x-categories'] = list;
          unsaid.push(
            `${field.name}: Table Schema has no categories for a field of type ${String(field.type)}; they are in x-categories`,
          );
        } else if (!simple) {
          written['x-categories'] = list;
          unsaid.push(`${field.name}: definitions, aliases or groups of its categories are in x-categories`);
        }
      } else if (STANDARD.has(key) || key.startsWith('x-')) written[key] = value;
      else {
        written[`x-${key}`] = value;
        unsaid.push(`${field.name}: ${TABLE_SCHEMA_EXTENSIONS[key] ?? key} (${key}) is in x-${key}`);
      }
    }
    return written;
  });
  const schema: Record<string, unknown> = {
    $schema: 'https://datapackage.org/profiles/2.0/tableschema.json',
    ...(plain.title === undefined ? {} : { title: plain.title }),
    ...(plain.version === undefined ? {} : { 'x-version': plain.version }),
    fieldsMatch: 'partial',
    ...(plain.primaryKey === undefined ? {} : { primaryKey: [plain.primaryKey].flat() }),
    // blank is always missing
    missingValues: [{ value: '', label: 'not_coded' }, ...(plain.missingValues ?? [])],
    fields,
  };
  for (const key of ['rules', 'derive'] as const)
    if (plain[key] !== undefined) {
      schema[`x-${key}`] = plain[key];
      unsaid.push(`${key} between fields are in x-${key}; Table Schema cannot store them`);
    }
  return { schema, unsaid };
}

interface Missing {
  readonly value: string;
  readonly label?: string;
}
interface WrittenField {
  readonly name: string;
  readonly missingValues?: readonly Missing[];
  readonly categories?: readonly { readonly value: unknown }[];
  readonly [key: string]: unknown;
}

/** A codebook as a Table Schema, before it is fitted to a sheet. */
export interface WrittenSchema {
  readonly fields: readonly WrittenField[];
  readonly missingValues?: readonly Missing[];
  readonly [key: string]: unknown;
}

/**
 * The schema of one sheet of a package, as the validators of both versions of the standard read it: its fields are the columns
 * of the sheet, in their order (`x-absentFields` are those that the sheet lacks), and its missing values are texts, with their
 * states under `x-missingValues`. A blank is a missing value.
 *
 * @param headers of the sheet; null where they are not known, and the schema stays as the codebook has it
 */
export function schemaFor(
  schema: WrittenSchema,
  headers: readonly string[] | null,
  fieldsMatch: string | undefined,
): Readonly<Record<string, unknown>> {
  if (headers === null) return { ...schema, fieldsMatch: fieldsMatch ?? 'partial' };
  const fields = new Map(schema.fields.map(field => [field.name, field]));
  const isPlain = canHoist(schema);
  const known = headers.every(header => header !== '') && new Set(headers).size === headers.length;
  const found = known ? headers.map(header => fields.get(header) ?? { name: header, type: 'any' }) : schema.fields;
  const absent = schema.fields.filter(field => !headers.includes(field.name));
  // a sheet whose columns are its fields matches exactly, which needs no word; the profile of the standard takes a list here
  const { missingValues = [], fields: _, fieldsMatch: __, ...rest } = schema;
  const tokens = [...missingValues, ...schema.fields.flatMap(field => field.missingValues ?? [])].map(
    ({ value }) => value,
  );
  return {
    ...rest,
    fields: found.map(relaxed).map(field => (isPlain ? relabelled(field) : field)),
    ...(isPlain
      ? { missingValues: [...new Set(['', ...tokens])], 'x-missingValues': missingValues }
      : { missingValues: [{ value: '', label: 'not_coded' }, ...missingValues] }),
    ...(known && absent.length > 0 ? { 'x-absentFields': absent } : {}),
    ...(known ? {} : { fieldsMatch: fieldsMatch ?? 'partial' }),
  };
}

/** A blank is a missing value, and it is right where the field does not apply. */
function relaxed(field: WrittenField): WrittenField {
  const { required, ...others } = (field['constraints'] ?? {}) as Readonly<Record<string, unknown>>;
  if (required !== true || field['x-appliesIf'] === undefined) return field;
  const { constraints: _, ...rest } = field;
  return { ...rest, ...(Object.keys(others).length === 0 ? {} : { constraints: others }), 'x-required': true };
}

/** A field's own list under a name that says its states; its tokens are among those of the sheet. */
function relabelled({ missingValues, ...field }: WrittenField): Readonly<Record<string, unknown>> {
  return missingValues === undefined ? field : { ...field, 'x-missingValues': missingValues };
}

/** Tokens can stand for the whole sheet unless one of them is a code of a field. */
function canHoist({ fields, missingValues = [] }: WrittenSchema): boolean {
  const tokens = new Set(
    [...missingValues, ...fields.flatMap(field => field.missingValues ?? [])].map(({ value }) => value),
  );
  return !fields.some(field => (field.categories ?? []).some(({ value }) => tokens.has(String(value))));
}

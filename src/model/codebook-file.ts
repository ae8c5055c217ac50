import * as z from 'zod';
import { flag, guess, number, text, word } from './scalars.ts';
import { DECLARABLE_STATES } from './state.ts';

const words = z.union([word, z.array(word).min(1)]);

const missingValue = z.union([
  z.strictObject({
    value: text.meta({ description: 'what is in the cell; it must be the whole cell' }),
    label: z.enum(DECLARABLE_STATES).meta({ description: 'the state that it stands for' }),
  }),
  z.literal(''),
]);

const category = z.union([
  word,
  z.strictObject({
    value: word.meta({ description: 'the code, as stored in the sheet' }),
    label: word.optional().meta({ description: 'the printed label; default: the code' }),
    description: text.optional().meta({ description: 'the definition that coders work by' }),
    aliases: z.array(word).optional().meta({ description: 'other spellings, folded into this code with a warning' }),
    parent: word.optional().meta({ description: 'the code that this one rolls up to' }),
    codable: flag.optional().meta({ description: 'false for a pure group that no cell may hold' }),
    exclusive: flag.optional().meta({ description: 'of a multi-select field: must be the only item in its cell' }),
  }),
]);

const constraints = z.strictObject({
  required: flag.optional().meta({ description: 'the cell must not be blank (a missing state is fine)' }),
  unique: flag.optional(),
  minimum: number.optional(),
  maximum: number.optional(),
  exclusiveMinimum: number.optional(),
  exclusiveMaximum: number.optional(),
  minLength: number.optional(),
  maxLength: number.optional(),
  pattern: z.string().optional().meta({ description: 'a regular expression for the whole cell' }),
  enum: z.array(word).optional().meta({ description: 'the allowed values; `categories` says more' }),
});

/** The types of Table Schema v2; those without arithmetic of their own are read as text. */
export const FILE_TYPES = [
  'string',
  'integer',
  'number',
  'boolean',
  'year',
  'date',
  'list',
  'any',
  'datetime',
  'time',
  'yearmonth',
  'duration',
  'object',
  'array',
  'geopoint',
  'geojson',
] as const;

const fieldKeys = z.strictObject({
  guess,
  name: word.meta({ description: 'the name used everywhere: in the sheet, in expressions, on the command line' }),
  title: word.optional().meta({ description: 'the title in figures and tables; default: the name' }),
  description: text.optional().meta({ description: 'the definition that coders work by' }),
  group: word.optional().meta({ description: 'a heading for the codebook and the charting form' }),
  type: z.enum(FILE_TYPES).optional(),
  format: z.string().optional().meta({
    description: 'of a date: how days are written, such as "%d/%m/%Y" for 03/04/2021 as 3 April; default: yyyy-mm-dd',
  }),
  rdfType: z.string().optional(),
  itemType: z.string().optional(),
  constraints: constraints.optional(),
  categories: z.array(category).min(1, 'name at least one category').optional(),
  categoriesOrdered: flag.optional(),
  example: text.optional(),
  missingValues: z
    .array(missingValue)
    .optional()
    .meta({ description: "replaces the codebook's own list for this field" }),
  delimiter: z
    .union([z.string().min(1, 'must not be empty'), z.array(z.string().min(1, 'must not be empty')).min(1)])
    .optional()
    .meta({
      description:
        'of a list: the delimiter between items, or several ([";", " and "]; the first is the one that is written); "," by default',
    }),
  items: z
    .strictObject({ pattern: z.string() })
    .optional()
    .meta({ description: 'of an open list: what each item must match' }),
  columns: z
    .array(z.strictObject({ name: word, value: word, text: flag.optional() }))
    .min(1)
    .optional()
    .meta({ description: 'of a list that is spread over several columns: which column stands for which code' }),
  checked: z
    .array(text)
    .optional()
    .meta({ description: 'cell texts that mean a ticked box; the code and its label always do' }),
  unchecked: z
    .enum(['none', 'not_coded'])
    .optional()
    .meta({ description: 'what a row means whose boxes are all blank' }),
  given: flag.optional().meta({
    description:
      'true where the cell is filled in before coding starts (bibliography, a domain taken over): coders are not compared on it',
  }),
  evidence: word.optional().meta({
    description: 'the field that holds place and words of the evidence for this one; explain and tables print it',
  }),
  aliases: z.array(word).optional().meta({ description: 'former or foreign headers of the column' }),
  appliesIf: z
    .string()
    .optional()
    .meta({ description: 'a condition on other fields; where it is false the field is not applicable' }),
  decimalChar: z.enum(['.', ',']).optional(),
  groupChar: z.string().length(1).optional().meta({ description: 'mark between thousands: 1.250 with "."' }),
  bareNumber: z
    .boolean()
    .optional()
    .meta({ description: 'false where a unit appears beside the number, as in 43 %; it is not read' }),
  trueValues: z.array(text).optional(),
  falseValues: z.array(text).optional(),
});

/** Keys of one's own start with `x-`, as Table Schema asks; any other unknown key is a mistake. */
const field = z.looseObject(fieldKeys.shape).superRefine((value, context) => {
  const keys = Object.keys(value).filter(key => !(key in fieldKeys.shape) && !key.startsWith('x-'));
  if (keys.length > 0) context.addIssue({ code: 'unrecognized_keys', keys, input: value });
});

/** A codebook file: Table Schema v2 in YAML with the extensions that docs/reference/codebook.md lists. */
export const codebookFile = z.strictObject({
  $schema: z.string().optional(),
  version: word.optional().meta({ description: 'the version of the coding guide' }),
  title: word.optional(),
  description: text.optional(),
  source: text.optional().meta({ description: 'where the codebook comes from: a citation, a DOI or an address' }),
  include: z
    .array(
      z.strictObject({
        path: word.meta({ description: 'the module, another codebook file, seen from the folder of this one' }),
        version: word.meta({ description: 'the version of the module that is meant; another one is refused' }),
      }),
    )
    .optional()
    .meta({
      description:
        'modules whose fields, rules and derived fields are added after those of this codebook, with version and source',
    }),
  fieldsMatch: z.enum(['exact', 'equal', 'subset', 'superset', 'partial']).optional(),
  primaryKey: z.union([word, z.array(word).min(1)]).optional(),
  uniqueKeys: z.array(z.array(word)).optional(),
  foreignKeys: z
    .array(
      z.looseObject({
        fields: words.meta({ description: 'fields of this codebook' }),
        reference: z.looseObject({
          resource: text
            .optional()
            .meta({ description: 'the resource that they refer to; left out or empty: the same' }),
          fields: words.meta({ description: 'the fields of that resource, in the same order' }),
        }),
      }),
    )
    .optional()
    .meta({ description: 'every value must occur in the resource that it refers to (Table Schema)' }),
  missingValues: z.array(missingValue).optional(),
  guess,
  fields: z.array(field).min(1, 'name at least one field'),
  rules: z
    .array(
      z.strictObject({
        name: word,
        assert: z.string().meta({ description: 'must not be false in any row' }),
        message: word.optional(),
        severity: z.enum(['error', 'warning', 'note']).optional(),
      }),
    )
    .optional(),
  derive: z
    .array(
      z.strictObject({
        name: word,
        title: word.optional(),
        expression: z.string().optional().meta({ description: 'of a field that is true or false' }),
        categories: z
          .array(
            z.strictObject({
              value: word,
              label: word.optional(),
              when: z.string().optional().meta({
                description: 'the first category whose condition is true is taken; left out: what no other took',
              }),
            }),
          )
          .min(1)
          .optional()
          .meta({ description: 'instead of an expression: a field with categories of its own' }),
        categoriesOrdered: flag.optional(),
      }),
    )
    .optional(),
});

export type CodebookFile = z.output<typeof codebookFile>;

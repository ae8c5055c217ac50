/** What Table Schema v2 says of a field, in the order in which it is written; `categories` are written apart. */
export const TABLE_SCHEMA_KEYS = [
  'name',
  'title',
  'description',
  'type',
  'format',
  'constraints',
  'categories',
  'categoriesOrdered',
  'example',
  'missingValues',
  'delimiter',
  'decimalChar',
  'groupChar',
  'bareNumber',
  'trueValues',
  'falseValues',
] as const;

/** What a codebook says of a field beyond the standard: kept as `x-NAME`, as the standard asks, with what it means. */
export const TABLE_SCHEMA_EXTENSIONS: Readonly<Record<string, string>> = {
  appliesIf: 'the condition under which it applies',
  columns: 'the columns that it is spread over',
  items: 'the pattern of its items',
  checked: 'the texts that tick a box',
  unchecked: 'what a row without a tick means',
  given: 'whether it was filled before coding',
  evidence: 'the field that holds its evidence',
  aliases: 'its other headers',
  group: 'its heading',
};

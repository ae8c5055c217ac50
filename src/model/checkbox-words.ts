/** Cell texts that mean an empty checkbox wherever checkbox columns are used. */
export const UNCHECKED: ReadonlySet<string> = new Set([
  '0',
  'false',
  'FALSE',
  'False',
  'no',
  'No',
  'NO',
  'Unchecked',
  'unchecked',
]);

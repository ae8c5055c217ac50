/** Cell texts that mean an empty checkbox wherever checkbox columns are used. */
export const UNCHECKED_WORDS: ReadonlySet<string> = new Set([
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

/** Texts that people write where there is nothing to write, if the codebook doesn't declare them. */
const DISGUISES = new Set([
  'n/a',
  'na',
  'n.a.',
  'n.a',
  'n/r',
  'nr',
  'n.r.',
  '-',
  '--',
  '–',
  '—',
  '?',
  '??',
  '.',
  '..',
  'none',
  'nil',
  'null',
  'nan',
  '#n/a',
  'missing',
  'unknown',
  'unclear',
  'not reported',
  'not applicable',
  'not stated',
  'not available',
  'not specified',
  'not given',
  'not mentioned',
  'unspecified',
  'tbd',
  'tbc',
  'todo',
  '99',
  '999',
  '9999',
  '-9',
  '-99',
  '-999',
  '-9999',
]);

/** Whether a cell looks like a missing value that the codebook doesn't know. */
export const looksMissing = (cell: string): boolean => {
  const text = cell.trim();
  return text.length <= LONGEST && DISGUISES.has(text.toLowerCase());
};

const LONGEST = Math.max(...[...DISGUISES].map(text => text.length));

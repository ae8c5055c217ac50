/** The columns of a codebook written as a sheet: a row per field, and below it a row per category. */
export const CODEBOOK_SHEET_HEADERS = [
  'variable',
  'label',
  'group',
  'type',
  'value',
  'value label',
  'description',
  'applies if',
  'missing values',
  'other spellings',
  'parent',
  'exclusive',
  'settings',
] as const;

export type CodebookSheetHeader = (typeof CODEBOOK_SHEET_HEADERS)[number];

/** What a row describes, where it describes no field: the text of its `type` cell. */
export const SHEET_ROW_TYPES = { codebook: 'codebook', rule: 'rule', derived: 'derived field' } as const;

/** What a cell holds where a list is declared empty; a blank cell declares nothing. */
const EMPTY = '(none)';

/**
 * Texts as one cell, a line each; a text that a line cannot hold is quoted as in JSON.
 *
 * @example sheetLines(['U.S.A.', 'US']) // => 'U.S.A.\nUS'
 */
export const sheetLines = (texts: readonly string[]): string =>
  texts.length === 0
    ? EMPTY
    : texts
        .map(text =>
          /^["(]|[\r\n]|[,;]$/.test(text) || text.trim() !== text || text === '' ? JSON.stringify(text) : text,
        )
        .join('\n');

/**
 * The texts of a cell; undefined for a blank one.
 *
 * @example fromSheetLines('U.S.A.\nUS') // => ['U.S.A.', 'US']
 */
export function fromSheetLines(cell: string): string[] | undefined {
  const lines = cell
    .split(/\r?\n|\r/)
    .map(line => line.trim())
    .filter(line => line !== '');
  if (lines.length === 0) return undefined;
  return lines.length === 1 && lines[0] === EMPTY ? [] : lines.map(unquoted);
}

function unquoted(line: string): string {
  if (!line.startsWith('"')) return line;
  try {
    return String(JSON.parse(line));
  } catch {
    return line;
  }
}

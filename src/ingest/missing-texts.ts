import { strFromU8, unzipSync } from 'fflate';
import { Fault } from '../base/fault.ts';
import { columnLetter } from './letters.ts';
import { partOfSheet, partOfTexts } from './listed-sheets.ts';

/** A cell that points at a text which its workbook does not hold: its row counted from 1, its column from 0. */
export interface MissingText {
  readonly row: number;
  readonly column: number;
}

/** What such a cell shows, as a spreadsheet would show an error; each is a value of its own, since nobody knows it. */
export const lostText = ({ row, column }: MissingText): string => `#LOST!${columnLetter(column)}${row}`;

const CELL = /<(?:\w{1,99}:)?c\s([^<>]*)>\s{0,99}<(?:\w{1,99}:)?v\b[^<>]*>([^<]*)</g;
const CHUNK = 4 * 1024 * 1024;
/** Longer than the opening of any cell. */
const OVERLAP = 1024;

/**
 * A workbook keeps the texts of its cells in one shared part, and a cell holds the number of its text. A reader takes a
 * number without a text for a blank cell, so a damaged workbook would lose codes without a word.
 *
 * @param index the sheet's place in the workbook, from 0
 */
export function missingTexts(bytes: Uint8Array, index: number): MissingText[] {
  const [sheet, texts] = [partOfSheet(bytes, index), partOfTexts(bytes)];
  const files = unzipSync(bytes, { filter: ({ name }) => name === sheet || name === texts });
  let held = 0;
  for (const { text, seen } of chunks(texts === null ? undefined : files[texts]))
    for (const found of text.matchAll(/<(?:\w+:)?si[\s/>]/g)) if (found.index + found[0].length > seen) held++;
  const cells = new Map<string, MissingText>();
  for (const { text } of chunks(sheet === null ? undefined : files[sheet]))
    for (const [, attributes, value] of text.matchAll(CELL)) {
      if (!/(?:^|\s)t="s"/.test(attributes!)) continue;
      const number = value!.trim();
      if (/^\d+$/.test(number) && Number(number) < held) continue;
      const [, letters, row] = /(?:^|\s)r="([A-Z]{1,3})(\d{1,7})"/.exec(attributes!) ?? [];
      if (letters === undefined) continue;
      const column = [...letters].reduce((sum, letter) => 26 * sum + letter.charCodeAt(0) - 64, 0) - 1;
      cells.set(`${letters}${row}`, { row: Number(row), column });
    }
  return [...cells.values()];
}

/** An area with the cells whose text is missing, which a reader takes for blank ones. */
export const extended = (
  { rows, columns }: { readonly rows: number; readonly columns: number },
  missing: readonly MissingText[],
): { readonly rows: number; readonly columns: number } => ({
  rows: missing.reduce((most, { row }) => Math.max(most, row), rows),
  columns: missing.reduce((most, { column }) => Math.max(most, column + 1), columns),
});

/** Refuses a sheet whose header has lost a text: which column a field stands in is then unknown. */
export function checkHeader(headerRow: number | null, sheet: string, missing: readonly MissingText[]): void {
  const found = missing.find(({ row }) => row <= (headerRow ?? 0));
  if (found !== undefined)
    throw new Fault(
      'xlsx',
      `${sheet} is damaged: the text of ${columnLetter(found.column)}${found.row} is missing from the workbook${missing.length > 1 ? `, and those of ${missing.length - 1} other cells` : ''}`,
      'take an undamaged copy, or open it in a spreadsheet program and type what is missing',
    );
}

/** A part in pieces as text; the first `seen` characters of a piece repeat the end of the one before it. */
function* chunks(bytes: Uint8Array | undefined): Iterable<{ readonly text: string; readonly seen: number }> {
  for (let at = 0; bytes !== undefined && at < bytes.length; at += CHUNK) {
    const seen = Math.min(at, OVERLAP);
    yield { text: strFromU8(bytes.subarray(at - seen, at + CHUNK), true), seen };
  }
}

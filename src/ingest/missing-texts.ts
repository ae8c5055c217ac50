import { Fault } from '../base/fault.ts';
import { columnLetter } from './letters.ts';
import { partOfSheet, partOfTexts } from './listed-sheets.ts';
import type { WorkbookParts } from './workbook-parts.ts';

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
export async function missingTexts(workbook: WorkbookParts, index: number): Promise<MissingText[]> {
  const [sheet, texts] = [await partOfSheet(workbook, index), await partOfTexts(workbook)];
  let held = 0;
  for await (const { text, seen } of pieces(workbook, texts))
    for (const found of text.matchAll(/<(?:\w+:)?si[\s/>]/g)) if (found.index + found[0].length > seen) held++;
  const cells = new Map<string, MissingText>();
  /** numbers of texts that are there; many cells share one */
  const present = new Set<string>();
  for await (const { text } of pieces(workbook, sheet))
    for (const [, attributes, value] of text.matchAll(CELL)) {
      if (!isOfText(attributes!) || present.has(value!)) continue;
      const number = value!.trim();
      if (/^\d+$/.test(number) && Number(number) < held) {
        present.add(value!);
        continue;
      }
      const [, letters, row] = /(?:^|\s)r="([A-Z]{1,3})(\d{1,7})"/.exec(attributes!) ?? [];
      if (letters === undefined) continue;
      const column = [...letters].reduce((sum, letter) => 26 * sum + letter.charCodeAt(0) - 64, 0) - 1;
      cells.set(`${letters}${row}`, { row: Number(row), column });
    }
  return [...cells.values()];
}

/** Whether a cell with these attributes points at a text. */
function isOfText(attributes: string): boolean {
  const at = attributes.indexOf('t="s"');
  return at >= 0 && (at === 0 || attributes[at - 1] === ' ' || /(?:^|\s)t="s"/.test(attributes));
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
async function* pieces(
  workbook: WorkbookParts,
  name: string | null,
): AsyncIterable<{ readonly text: string; readonly seen: number }> {
  const bytes = name === null ? undefined : (await workbook.unpacked([name])).get(name);
  if (bytes === undefined) return;
  if (bytes.length <= CHUNK) yield { text: await workbook.text(name!), seen: 0 };
  const decoder = new TextDecoder();
  for (let at = 0; bytes.length > CHUNK && at < bytes.length; at += CHUNK) {
    const before = decoder.decode(bytes.subarray(Math.max(0, at - OVERLAP), at));
    yield { text: before + decoder.decode(bytes.subarray(at, at + CHUNK)), seen: before.length };
  }
}

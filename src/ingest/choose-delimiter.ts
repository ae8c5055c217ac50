import { delimiterName, findDelimiter } from './find-delimiter.ts';
import type { IngestOptions } from './options.ts';
import type { TableBuilder } from './table-builder.ts';

/** The delimiter is looked for in so much of a file. */
export const HEAD = 1 << 20;

/** The delimiter that is declared, or the one that the beginning of a text speaks for, with a note where it is an unusual one. */
export function chooseDelimiter(name: string, text: string, options: IngestOptions, builder: TableBuilder): string {
  if (options.delimiter !== undefined) return options.delimiter;
  const usual = /\.(tsv|tab)$/i.test(name) ? '\t' : /\.psv$/i.test(name) ? '|' : ',';
  const found = findDelimiter(text, options.quoteChar ?? '"', usual);
  if (found.delimiter !== usual)
    builder.note(
      'delimiter',
      `cells are separated by a ${delimiterName(found.delimiter)} (${found.evidence}); declare \`delimiter:\` if that is wrong`,
    );
  return found.delimiter;
}

/** Whether a text with such options can be read as bytes: UTF-8, with marks of one byte each. */
export function isScanned({ quoteChar = '"', delimiter, encoding }: IngestOptions): boolean {
  if (!isAscii(quoteChar) || (delimiter !== undefined && !isAscii(delimiter))) return false;
  return encoding === undefined || /^utf-?8$/i.test(encoding);
}

const isAscii = (mark: string): boolean => mark.length === 1 && mark.charCodeAt(0) < 0x80;

/** How long the mark is that some programs begin UTF-8 with. */
export const byteOrderMark = (bytes: Uint8Array): number =>
  bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;

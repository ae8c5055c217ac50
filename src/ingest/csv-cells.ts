import { Fault } from '../base/fault.ts';
import { findDelimiter } from './find-delimiter.ts';

/**
 * The cells of a CSV text, the header first; a row may be shorter or longer than the header, and a quotation mark may stand
 * inside a cell.
 *
 * @param name what a Fault calls the text
 * @throws Fault `quote` where a quotation mark is never closed
 */
export async function csvCells(text: string, name = 'the file'): Promise<string[][]> {
  const { parse, CsvError } = await import('csv-parse/sync');
  try {
    const { delimiter } = findDelimiter(text, '"', ',');
    return parse(text, { delimiter, bom: true, relax_column_count: true, relax_quotes: true, skip_empty_lines: true });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new Fault(
      'quote',
      `${name} cannot be read as CSV: ${error.code === 'CSV_QUOTE_NOT_CLOSED' ? 'a quotation mark is never closed' : error.message}`,
      'open it in a spreadsheet program, look for a cell with an odd quotation mark, and save it as CSV again',
    );
  }
}

/** The names in the first line of a CSV text, in lower case. */
export const headerNames = (head: string): Set<string> =>
  new Set(
    (/^[^\r\n]*/.exec(head.replace(/^\ufeff/, ''))?.[0] ?? '')
      .split(/[,;\t]/)
      .map(name => name.trim().replace(/^"|"$/g, '').toLowerCase()),
  );

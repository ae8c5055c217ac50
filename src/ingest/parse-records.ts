import { Fault } from '../base/fault.ts';
import { lineBreaksInCells } from './line-breaks-in-cells.ts';
import { type IngestOptions, MAX_RECORD } from './options.ts';
import type { TableBuilder } from './table-builder.ts';

/** CR, LF and CRLF end a record, in one file side by side too; see `lineBreaksInCells` for those that don't. */
const LINE_ENDS = ['\r\n', '\n', '\r'];

/**
 * Reads records through csv-parse, with the number that a spreadsheet gives them: blank lines count, line breaks inside
 * cells don't, whether the cell is quoted or not.
 */
export async function parseRecords(
  name: string,
  text: string,
  delimiter: string,
  options: IngestOptions,
  builder: TableBuilder,
): Promise<void> {
  const { parse, CsvError } = await import('csv-parse/sync');
  const quote = options.quoteChar ?? '"';
  const inside = lineBreaksInCells(text, delimiter, quote);
  const mark = inside.length === 0 ? '' : unusedMark(text);
  const marked = inside.length === 0 ? text : withMarks(text, inside, mark);
  const { maxRecord = MAX_RECORD } = options;
  const read = (relaxed: boolean): string[][] =>
    parse(marked, {
      delimiter,
      quote,
      escape: quote,
      record_delimiter: LINE_ENDS,
      relax_column_count: true,
      relax_quotes: relaxed,
      skip_empty_lines: false,
      max_record_size: maxRecord,
    }) as string[][];
  const records = (): string[][] => {
    try {
      return read(false);
    } catch (error) {
      if (!(error instanceof CsvError)) throw error;
      if (error.code === 'CSV_MAX_RECORD_SIZE') throw tooLong(name, error, maxRecord);
      if (error.code === 'CSV_QUOTE_NOT_CLOSED')
        throw new Fault(
          'quote',
          `${name}: a quotation mark that opens in line ${openingLine(text, quote)} is never closed`,
          'close it, double it if it is part of the text, or declare another `quoteChar:`',
        );
      const { lines } = error as { lines?: number };
      builder.note(
        'quotes',
        `quotation marks occur inside unquoted cells (first near line ${lines ?? '?'}); they were read as they are`,
      );
      try {
        return read(true);
      } catch (second) {
        if (!(second instanceof CsvError)) throw second;
        if (second.code === 'CSV_MAX_RECORD_SIZE') throw tooLong(name, second, maxRecord);
        throw new Fault(
          'csv',
          `${name} can't be read as a table: ${second.message}`,
          'save the sheet again as CSV, or declare `delimiter:` and `quoteChar:` for the resource',
        );
      }
    }
  };
  let first: number | null = null;
  records().forEach((cells, index) => {
    const broken = mark !== '' && cells.some(cell => cell.includes(mark));
    if (broken) first ??= index + 1;
    builder.push(index + 1, broken ? cells.map(cell => cell.replaceAll(mark, '\n')) : cells);
  });
  if (first !== null)
    builder.note(
      'lineBreaks',
      `${inside.length === 1 ? 'a line break inside an unquoted cell was' : `${inside.length} line breaks inside unquoted cells were`} read as part of the cell, because the parts have fewer cells than the header; check this row`,
      { row: first },
    );
}

const tooLong = (name: string, error: object, maxRecord: number): Fault =>
  new Fault(
    'too-long',
    `${name}: a row that ends ${'lines' in error ? `near line ${error.lines}` : 'nowhere'} has more than ${maxRecord} characters`,
    'close an open quotation mark, or declare a larger `maxRecord:` in the `dialect:` of review.yaml',
  );

/** A character for private use that the text does not contain. */
function unusedMark(text: string): string {
  for (let code = 0xe000; code < 0xf8ff; code++) {
    const mark = String.fromCharCode(code);
    if (!text.includes(mark)) return mark;
  }
  return '\n';
}

function withMarks(text: string, inside: readonly (readonly [number, number])[], mark: string): string {
  const parts: string[] = [];
  let from = 0;
  for (const [at, length] of inside) {
    parts.push(text.slice(from, at));
    from = at + length;
  }
  parts.push(text.slice(from));
  return parts.join(mark);
}

/** The line of the last quotation mark that opens a cell and finds no partner. */
function openingLine(text: string, quote: string): number {
  let line = 1;
  let opened = 1;
  let open = false;
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '\n') line++;
    if (text[i] !== quote) continue;
    if (!open) opened = line;
    open = !open;
  }
  return opened;
}

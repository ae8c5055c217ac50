import type { Source } from '../../base/effects.ts';
import { Fault } from '../../base/fault.ts';
import type { Table } from '../../model/table.ts';
import { decode } from '../decode.ts';
import { delimiterName, findDelimiter } from '../find-delimiter.ts';
import { fileFormat } from '../format.ts';
import type { IngestOptions } from '../options.ts';
import { TableBuilder } from '../table-builder.ts';

/** Text files with delimiters: CSV, TSV and their relatives, through csv-parse. */
export const csv = fileFormat({
  name: 'csv',
  extensions: ['csv', 'tsv', 'tab', 'txt', 'psv'],
  matches: () => true,
  async read(source: Source, options: IngestOptions): Promise<Table> {
    const builder = new TableBuilder(source.name, null, options);
    const decoded = await decode(await source.bytes(), source.name, options.encoding);
    if (decoded.how === 'windows-1252')
      builder.note(
        'encoding',
        `this file is not UTF-8 and was read as Windows-1252 (first in line ${decoded.first?.line}: "${decoded.first?.text}"); check such a place, or declare \`encoding:\``,
      );
    if (decoded.how === 'utf-16') builder.note('utf16', 'this file has no byte order mark and was read as UTF-16');
    const text = decoded.text.startsWith('\ufeff') ? decoded.text.slice(1) : decoded.text;
    if (text.trim() === '') throw new Fault('empty', `${source.name} is empty`, 'check that it is the right file');
    const delimiter = chooseDelimiter(source.name, text, options, builder);
    for (const { row, cells } of await records(source.name, text, delimiter, options, builder))
      builder.push(row, cells);
    return builder.finish();
  },
});

function chooseDelimiter(name: string, text: string, options: IngestOptions, builder: TableBuilder): string {
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

interface SheetRow {
  readonly row: number;
  readonly cells: readonly string[];
}

/** Records with the number that a spreadsheet gives them: blank lines count, line breaks inside quotes don't. */
async function records(
  name: string,
  text: string,
  delimiter: string,
  options: IngestOptions,
  builder: TableBuilder,
): Promise<SheetRow[]> {
  const { parse, CsvError } = await import('csv-parse/sync');
  const read = (relaxed: boolean): string[][] =>
    parse(text, {
      delimiter,
      quote: options.quoteChar ?? '"',
      relax_column_count: true,
      relax_quotes: relaxed,
      skip_empty_lines: false,
    }) as string[][];
  const numbered = (rows: readonly string[][]): SheetRow[] => rows.map((cells, index) => ({ row: index + 1, cells }));
  try {
    return numbered(read(false));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    if (error.code === 'CSV_QUOTE_NOT_CLOSED')
      throw new Fault(
        'quote',
        `${name}: a quotation mark that opens in line ${openingLine(text, options.quoteChar ?? '"')} is never closed`,
        'close it, double it if it is part of the text, or declare another `quoteChar:`',
      );
    const { lines } = error as { lines?: number };
    builder.note(
      'quotes',
      `quotation marks stand inside unquoted cells (first near line ${lines ?? '?'}); they were read as they are`,
    );
    try {
      return numbered(read(true));
    } catch (second) {
      if (!(second instanceof CsvError)) throw second;
      throw new Fault(
        'csv',
        `${name} can't be read as a table: ${second.message}`,
        'save the sheet again as CSV, or declare `delimiter:` and `quoteChar:` for the resource',
      );
    }
  }
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

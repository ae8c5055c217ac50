import type { Source } from '../../base/effects.ts';
import { Fault } from '../../base/fault.ts';
import type { Table } from '../../model/table.ts';
import { decode, encodingName, isPlainText } from '../decode.ts';
import { delimiterName, findDelimiter } from '../find-delimiter.ts';
import { foreignFile } from '../foreign.ts';
import { fileFormat } from '../format.ts';
import type { IngestOptions } from '../options.ts';
import { parseRecords } from '../parse-records.ts';
import { RecordScanner } from '../record-scanner.ts';
import { TableBuilder } from '../table-builder.ts';

/** The delimiter is looked for in so much of a file. */
const HEAD = 1 << 20;

/**
 * Text files with delimiters: CSV, TSV and their relatives. UTF-8 that is plainly RFC 4180 is scanned as bytes;
 * whatever else there is goes through csv-parse. Both give the same Table.
 */
export const csv = fileFormat({
  name: 'csv',
  extensions: ['csv', 'tsv', 'tab', 'txt', 'psv'],
  changedAs: 'text',
  // whatever is no other kind of file
  matches: (head, name) => foreignFile(head, name) === null,
  read: async (source: Source, options: IngestOptions): Promise<Table> =>
    (await scanCsv(source, options)) ?? (await parseCsv(source, options)),
});

/** The bytes' way: null where it can't be taken. */
export async function scanCsv(source: Source, options: IngestOptions): Promise<Table | null> {
  const quote = options.quoteChar ?? '"';
  if (!isAscii(quote) || (options.delimiter !== undefined && !isAscii(options.delimiter))) return null;
  if (options.encoding !== undefined && !/^utf-?8$/i.test(options.encoding)) return null;
  const blocks = source.stream()[Symbol.asyncIterator]();
  const held: Uint8Array[] = [];
  let size = 0;
  for (let next = await blocks.next(); !next.done; next = await blocks.next()) {
    held.push(next.value);
    size += next.value.length;
    if (size >= HEAD) break;
  }
  const start = Buffer.concat(held);
  const head = start.subarray(byteOrderMark(start));
  if (!isPlainText(head)) {
    await blocks.return?.();
    return null;
  }
  const builder = new TableBuilder(source.name, null, options);
  const delimiter = chooseDelimiter(source.name, new TextDecoder().decode(head), options, builder);
  const whole = await new RecordScanner(builder, delimiter, quote).scan(
    (async function* () {
      yield head;
      for (let next = await blocks.next(); !next.done; next = await blocks.next()) yield next.value;
    })(),
  );
  if (!whole) await blocks.return?.();
  return whole && builder.begun ? builder.finish() : null;
}

/** The parser's way: any encoding, and quotation marks where they don't belong. */
export async function parseCsv(source: Source, options: IngestOptions): Promise<Table> {
  const builder = new TableBuilder(source.name, null, options);
  const decoded = await decode(await source.bytes(), source.name, options.encoding);
  if (decoded.how === 'legacy')
    builder.note(
      'encoding',
      `this file is not UTF-8 and was read as ${encodingName(decoded.encoding)} (first in line ${decoded.first?.line}: "${decoded.first?.text}"); check that line, or declare \`encoding:\``,
    );
  if (decoded.how === 'utf-16') builder.note('utf16', 'this file has no byte order mark and was read as UTF-16');
  const text = decoded.text.startsWith('\ufeff') ? decoded.text.slice(1) : decoded.text;
  if (text.trim() === '') throw new Fault('empty', `${source.name} is empty`, 'check that it is the right file');
  const delimiter = chooseDelimiter(source.name, text, options, builder);
  await parseRecords(source.name, text, delimiter, options, builder);
  return builder.finish();
}

const isAscii = (mark: string): boolean => mark.length === 1 && mark.charCodeAt(0) < 0x80;

const byteOrderMark = (bytes: Uint8Array): number =>
  bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;

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

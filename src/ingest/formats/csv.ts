import type { Source } from '../../base/effects.ts';
import { Fault } from '../../base/fault.ts';
import type { Table } from '../../model/table.ts';
import { byteOrderMark, chooseDelimiter, HEAD, isScanned } from '../choose-delimiter.ts';
import { decode, encodingName, isPlainText } from '../decode.ts';
import { foreignFile } from '../foreign.ts';
import { fileFormat } from '../format.ts';
import type { IngestOptions } from '../options.ts';
import { RecordScanner } from '../record-scanner.ts';
import { TableBuilder } from '../table-builder.ts';

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
  counts: async (source, options) =>
    source.size < LARGE_TEXT ? null : (await import('../parts/text-counts.ts')).textCounts(source, options),
});

/** Cells of a file of at least this size are counted in parts: below, starting threads costs more than they save. */
const LARGE_TEXT = 1 << 24;

/** The bytes' way: null where it can't be taken. */
export async function scanCsv(source: Source, options: IngestOptions): Promise<Table | null> {
  const quote = options.quoteChar ?? '"';
  if (!isScanned(options)) return null;
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
  const { parseRecords } = await import('../parse-records.ts');
  await parseRecords(source.name, text, delimiter, options, builder);
  return builder.finish();
}

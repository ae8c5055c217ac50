import type { Source } from '../../base/effects.ts';
import { Fault, usageFault } from '../../base/fault.ts';
import { appendedCsv } from '../../export/fix/appended-csv.ts';
import { changedCsv, type TextChange } from '../../export/fix/changed-csv.ts';
import { decode } from '../../ingest/decode.ts';
import { fileFormatOf } from '../../ingest/file-format-of.ts';
import { findDelimiter } from '../../ingest/find-delimiter.ts';
import { columnIndex } from '../../ingest/letters.ts';
import type { IngestOptions } from '../../ingest/options.ts';
import { splitSlots } from '../../ingest/split-slots.ts';
import type { Column, Table } from '../../model/table.ts';
import { readTable } from '../../read/coded-sheet.ts';

/** A sheet with the bytes that it was read from. */
export interface SheetWithBytes {
  readonly source: Source;
  readonly reading: IngestOptions;
  readonly table: Table;
}

/**
 * The bytes of a sheet with the text of single cells changed. Everything else stays: of a workbook every other cell, format
 * and part, of a text every other character, its byte order mark, delimiter, quotation, line ends and encoding.
 *
 * @returns the bytes, and the changes that were not made because the cell is computed by a formula
 */
export async function changedSheet(
  { source, reading, table }: SheetWithBytes,
  changes: readonly TextChange[],
): Promise<{ bytes: Uint8Array; formulas: readonly TextChange[] }> {
  const given = await source.bytes();
  if (changes.length === 0) return { bytes: given, formulas: [] };
  if (changes.some(({ column }) => column < 0))
    throw new Fault(
      'marks',
      `a mark of ${table.file} (\`marks:\` in review.yaml) cannot be written`,
      'change the colour, the comment or the struck-through text in the workbook',
    );
  const joined = table.columns.filter(({ header }) => Object.hasOwn(reading.slots ?? {}, header));
  if (joined.some(({ letter }) => changes.some(({ column }) => column === columnIndex(letter))))
    throw joinedFault(table, joined);
  if (changedAs(given, table) === 'workbook') {
    const { changeWorkbook } = await import('../../export/fix/change-workbook.ts');
    return changeWorkbook(given, table.file, table.sheet ?? '', changes);
  }
  const bytes = await recoded(given, table.file, reading, (text, delimiter, quote) =>
    changedCsv(text, delimiter, quote, changes),
  );
  return { bytes, formulas: [] };
}

/** The bytes of a sheet with rows behind its last one; everything that stands there already stays. */
export async function extendedSheet(
  { source, reading, table }: SheetWithBytes,
  rows: readonly (readonly string[])[],
): Promise<Uint8Array> {
  const given = await source.bytes();
  if (reading.orientation === 'columns')
    throw new Fault(
      'orientation',
      `${table.file} has one study a column, and rows cannot be added to it`,
      door => `write the rows to a file of their own with ${door.option('out')}, and paste them as columns`,
    );
  const bottom = /:\$?[A-Z]+\$?(\d+)$/i.exec(reading.range ?? '')?.[1];
  if (reading.slots !== undefined) {
    const { slots, ...unjoined } = reading;
    const own = await readTable(source, unjoined);
    return extendedSheet({ source, reading: unjoined, table: own }, splitSlots(own, table, slots, rows));
  }
  if (bottom !== undefined)
    throw new Fault(
      'range',
      `the range ${reading.range} of ${table.file} ends with row ${bottom}, so rows that are added below it would not be read`,
      `leave the last row out in review.yaml: range: ${reading.range?.replace(/(?<!\d)\d+$/, '')}`,
    );
  if (changedAs(given, table) === 'workbook') {
    const { appendWorkbook } = await import('../../export/fix/append-workbook.ts');
    return appendWorkbook(given, table, rows);
  }
  return recoded(given, table.file, reading, (text, delimiter, quote) => appendedCsv(text, rows, delimiter, quote));
}

/** Columns that are read as one are changed where they stand. */
const joinedFault = (table: Table, joined: readonly Column[]): Fault =>
  new Fault(
    'slots',
    `${joined.map(({ header }) => `"${header}"`).join(', ')} of ${table.file} ${joined.length === 1 ? 'is' : 'are'} joined from several columns (\`slots:\` in review.yaml), so cells cannot be written there`,
    'enter the answers in the columns of the sheet itself',
  );

/** How the cells of a file are changed; the formats say so. */
export function changedAs(given: Uint8Array, { file }: Table): 'text' | 'workbook' {
  const how = fileFormatOf(given, file)?.changedAs;
  if (how === undefined)
    throw new Fault(
      'read-only',
      `${file} can be read, but cells in it cannot be changed`,
      'save the sheet as CSV (UTF-8) or XLSX, and name that file in review.yaml',
    );
  return how;
}

/** A changed copy is of the sheet's kind: a workbook stays one, with or without macros, and a text stays text. */
export function requireSameKind(out: string, table: Table): void {
  const [from, to] = [table.sheet === null ? 'text' : kindOf(table.file), kindOf(out)];
  if (from !== to)
    throw usageFault(
      'out',
      `${table.file} is ${from === 'text' ? 'text' : 'a workbook'}, and the changed copy is of the same kind; ${out} has another extension`,
      door => `name a file with the extension of ${table.file} for ${door.option('out')}`,
    );
}

const kindOf = (name: string): string => /\.(xlsx|xlsm)$/i.exec(name)?.[1]?.toLowerCase() ?? 'text';

/** Changes the text of a file in its own encoding. */
async function recoded(
  given: Uint8Array,
  name: string,
  reading: IngestOptions,
  change: (text: string, delimiter: string, quote: string) => string,
): Promise<Uint8Array> {
  const { default: iconv } = await import('iconv-lite');
  const encoding = await encodingOf(given, name, reading.encoding);
  const text = iconv.decode(Buffer.from(given), encoding, { stripBOM: false });
  const quote = reading.quoteChar ?? '"';
  const usual = /\.(tsv|tab)$/i.test(name) ? '\t' : ',';
  const delimiter = reading.delimiter ?? findDelimiter(text.replace(/^\ufeff/, ''), quote, usual).delimiter;
  const after = change(text, delimiter, quote);
  const bytes = iconv.encode(after, encoding, { addBOM: false });
  if (iconv.decode(bytes, encoding, { stripBOM: false }) !== after) {
    const lost = [...after].find(mark => iconv.decode(iconv.encode(mark, encoding), encoding) !== mark);
    throw new Fault(
      'encoding',
      `${name} is ${encoding}, which has no character ${lost === undefined ? 'for some of the new text' : `"${lost}"`}; nothing was written`,
      'save the sheet as CSV (UTF-8), and declare `encoding: utf-8`',
    );
  }
  return Uint8Array.from(bytes);
}

async function encodingOf(bytes: Uint8Array, name: string, declared: string | undefined): Promise<string> {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  if (declared !== undefined) return declared;
  const { how, encoding } = await decode(bytes, name, undefined);
  return how === 'utf-16' ? (bytes[0] === 0 ? 'utf-16be' : 'utf-16le') : (encoding ?? how);
}

import type { FileBytes, Source } from '../../base/effects.ts';
import { byteOrderMark, chooseDelimiter, HEAD, isScanned } from '../choose-delimiter.ts';
import { isPlainText } from '../decode.ts';
import type { IngestOptions } from '../options.ts';
import { type RecordMarks, RecordScanner } from '../record-scanner.ts';
import { TableBuilder } from '../table-builder.ts';

/** Header rows are looked for in so many records. */
const HEADER_RECORDS = 64;

/** A text file whose header is read, and where its rows begin. */
export interface OpenText {
  readonly path: string;
  readonly headers: readonly string[];
  readonly delimiter: string;
  readonly quote: string;
  /** where the first row begins, and how many records stand above it */
  readonly begin: number;
  readonly records: number;
  readonly marks: RecordMarks;
}

/** Opens a large text file on this machine's disk for reading in parts; null where it is elsewhere, or not plainly RFC 4180. */
export function openText(source: Source, options: IngestOptions): OpenText | null {
  const [file, more] = source.files ?? [];
  const bytes = more === undefined ? source.open?.() : undefined;
  if (bytes === undefined || !isScanned(options)) return null;
  const start = firstBytes(bytes);
  const mark = byteOrderMark(start);
  const head = start.subarray(mark);
  if (!isPlainText(head)) return null;
  const builder = new TableBuilder(source.name, null, options);
  const quote = options.quoteChar ?? '"';
  const delimiter = chooseDelimiter(source.name, new TextDecoder().decode(head), options, builder);
  const scanner = new RecordScanner(builder, delimiter, quote);
  let begin = 0;
  for (let record = 0; record < HEADER_RECORDS && builder.open === null; record++) {
    const done = scanner.scanBlock(head.subarray(begin), false, 1);
    if (done <= 0) return null;
    begin += done;
  }
  if (builder.open === null) return null;
  const { headers } = builder;
  const { row: records, marks } = scanner;
  return { path: file?.path ?? '', headers, delimiter, quote, begin: begin + mark, records, marks };
}

function firstBytes(bytes: FileBytes): Buffer {
  const head = Buffer.alloc(HEAD);
  try {
    return head.subarray(0, bytes.read(head, 0));
  } finally {
    bytes.close();
  }
}

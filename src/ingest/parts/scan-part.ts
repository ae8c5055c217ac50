import type { FileBytes } from '../../base/effects.ts';
import { ColumnBuilder } from '../column-builder.ts';
import { LONGEST_RECORD, RecordScanner, type RecordSink } from '../record-scanner.ts';
import { countPart } from './count-part.ts';
import type { Part, PartTask, Refused } from './part.ts';

/** So many bytes are read at a time. */
const BLOCK = 1 << 20;
const LINE_FEED = 10;

/** The records of a part: whole rows go into columns, blank ones nowhere; any other ends the part. */
class PartSink implements RecordSink {
  readonly open: readonly ColumnBuilder[];
  rows = 0;
  readonly blanks: number[] = [];
  isRagged = false;

  constructor({ width, columns, counted }: PartTask) {
    const kept = new Set([...columns, ...counted]);
    this.open = Array.from({ length: width }, (_, at) => new ColumnBuilder({ skipped: !kept.has(at), early: true }));
  }

  push(_: number, cells: readonly string[]): void {
    if (cells.every(cell => cell.trim() === '')) this.blanks.push(this.rows);
    else if (cells.length !== this.open.length) this.isRagged = true;
    else {
      for (const [at, column] of this.open.entries()) column.push(cells[at]!);
      this.rows++;
    }
  }

  pushRowNumber(): void {
    this.rows++;
  }
}

/**
 * Reads one part of a file. Where it does not begin at a record, its first record is taken to begin behind the first line feed:
 * whoever puts the parts together sees whether the part before ended there.
 */
export function scanPart(task: PartTask, file: FileBytes): Part | Refused {
  const start = task.exact ? task.from : lineBegin(file, task);
  const sink = new PartSink(task);
  const scanner = new RecordScanner(sink, task.delimiter, task.quote, task.width);
  const end = start >= task.to ? start : scanFrom(file, task, start, scanner, sink);
  if (end < 0) return sink.isRagged ? 'ragged' : 'not-plain';
  const classes = task.counted.length === 0 ? null : countPart(task.counted.map(at => sink.open[at]!.finish()));
  if (classes === undefined) return 'too-many-classes';
  return {
    start,
    end,
    records: scanner.row,
    rows: sink.rows,
    blanks: Uint32Array.from(sink.blanks),
    marks: scanner.marks,
    columns: task.columns.map(at => sink.open[at]!.part()),
    classes,
  };
}

/** Where the first line begins from a place on; the end of the part where none does. */
function lineBegin(file: FileBytes, { from, to }: PartTask): number {
  const bytes = Buffer.allocUnsafe(1 << 16);
  for (let at = from - 1; at < to; at += bytes.length) {
    const size = file.read(bytes, at);
    const found = bytes.subarray(0, size).indexOf(LINE_FEED);
    if (found >= 0) return at + found + 1;
    if (size === 0) break;
  }
  return to;
}

/** Reads on to the first record that begins behind the part; -1 where the bytes are not plain. */
function scanFrom(
  file: FileBytes,
  { to, size }: PartTask,
  start: number,
  scanner: RecordScanner,
  sink: PartSink,
): number {
  let bytes = Buffer.allocUnsafe(BLOCK);
  let held = 0;
  // where the held bytes stand in the file
  let place = start;
  for (;;) {
    if (held === bytes.length) {
      if (held > LONGEST_RECORD) return -1;
      bytes = Buffer.concat([bytes, Buffer.allocUnsafe(bytes.length)]);
    }
    const read = file.read(bytes.subarray(held), place + held);
    held += read;
    const last = place + held >= size || read === 0;
    const done = scanner.scanBlock(bytes.subarray(0, held), last, to - place);
    if (done < 0 || sink.isRagged) return -1;
    if (last || place + done >= to) return last && done < held && place + done < to ? -1 : place + done;
    bytes.copyWithin(0, done, held);
    held -= done;
    place += done;
  }
}

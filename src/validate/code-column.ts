import { isNumeric } from '../model/close-codebook.ts';
import type { Field } from '../model/codebook.ts';
import type { CodedColumn } from '../model/coded-table.ts';
import { CODED } from '../model/state.ts';
import type { Column } from '../model/table.ts';
import { cellJudge, type Judged } from './cell-judge.ts';
import { CellReader } from './cell-reader.ts';
import type { Reading } from './reading.ts';
import type { CellRule } from './rule.ts';
import { SetPool } from './set-pool.ts';

/** What was said of a cell: the data row it stands in, and what the rules found. */
export type Report = (row: number, judged: Judged) => void;

/**
 * Reads one column into codes. Distinct cells are read and judged once; a paged column is read row by row.
 */
export function codeColumn(field: Field, column: Column, rules: readonly CellRule[], report: Report): CodedColumn {
  const isText =
    column.distinct === null &&
    field.categories === null &&
    !['boolean', 'list'].includes(field.type) &&
    !isNumeric(field.type);
  const reader = new CellReader(field, isText);
  const judge = cellJudge(field, rules);
  const rows = column.length;
  const states = new Uint8Array(rows);
  // a paged column has too many distinct cells to be categories: it stays text, read through the sheet
  const sink = isText ? textSink(field, column, states) : sinkFor(field, reader, rows, states);

  if (column.distinct && column.codes) {
    const { distinct, codes } = column;
    const entries = distinct.map(raw => {
      const reading = reader.read(raw);
      return { ...judge(reading), put: sink.keep(reading) };
    });
    for (let row = 0; row < rows; row++) {
      const entry = entries[codes[row]!]!;
      states[row] = entry.state;
      sink.place(row, entry.put);
      if (entry.judged.length > 0) for (const judged of entry.judged) report(row, judged);
    }
  } else {
    for (let row = 0; row < rows; row++) {
      const reading = reader.read(column.value(row));
      const { state, judged } = judge(reading);
      states[row] = state;
      sink.place(row, sink.keep(reading));
      for (const entry of judged) report(row, entry);
    }
  }
  return sink.column();
}

/** Where the readings of a column go. `keep` turns a reading into one number, `place` puts it into a row. */
interface Sink {
  keep(reading: Reading): number;
  place(row: number, kept: number): void;
  column(): CodedColumn;
}

const textSink = (field: Field, column: Column, states: Uint8Array): Sink => ({
  keep: () => 0,
  place: () => {},
  column: () => ({ kind: 'text', field, states, text: unit => column.value(unit).trim() }),
});

function sinkFor(field: Field, reader: CellReader, rows: number, states: Uint8Array): Sink {
  if (field.categories === null && isNumeric(field.type)) {
    const values = new Float64Array(rows).fill(Number.NaN);
    return {
      keep: reading => reading.value,
      place: (row, value) => {
        if (states[row] === CODED) values[row] = value;
      },
      column: () => ({ kind: 'numeric', field, states, values }),
    };
  }
  if (field.type === 'list') {
    const pool = new SetPool();
    const codes = new Uint32Array(rows);
    return {
      keep: reading => pool.index(reading.items.map(item => item.level)),
      place(row, kept) {
        codes[row] = kept;
      },
      column: () => ({ kind: 'multi', field, states, levels: reader.levels, sets: pool.sets, codes }),
    };
  }
  const codes = new Uint32Array(rows);
  return {
    keep: reading => Math.max(0, reading.items[0]?.level ?? 0),
    place(row, kept) {
      codes[row] = kept;
    },
    column: () => ({ kind: 'single', field, states, levels: reader.levels, codes }),
  };
}

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

/** Of a column with too many distinct cells for a dictionary, so many are remembered, read and judged. */
const REMEMBERED = 50_000;

/**
 * Reads one column into codes. Distinct cells are read and judged once; a paged column is read row by row.
 */
export function codeColumn(
  field: Field,
  column: Column,
  rules: readonly CellRule[],
  report: Report,
  workbook = false,
): CodedColumn {
  const { distinct, codes, length: rows } = column;
  const open = field.categories === null && field.type !== 'boolean';
  const numeric = open && isNumeric(field.type);
  // a paged column has too many distinct cells to be categories: it stays text, read through the sheet
  const isText = distinct === null && open && !numeric && field.type !== 'list';
  const reader = new CellReader(field, { text: isText, workbook, lists: column.lists === true });
  const judge = cellJudge(field, rules);
  const states = new Uint8Array(rows);
  const sink = isText
    ? textSink(field, column, states)
    : numeric
      ? numericSink(field, rows, states)
      : field.type === 'list'
        ? multiSink(field, reader, rows, states)
        : singleSink(field, reader, rows, states);
  const { values } = sink;
  const enter = (raw: string): Entry => {
    const reading = reader.read(raw);
    const { state, judged } = judge(reading);
    return { state, kept: sink.keep(reading, state), judged };
  };

  if (distinct && codes) {
    const entries = distinct.map(enter);
    const stateOf = Uint8Array.from(entries, entry => entry.state);
    const keptOf = Float64Array.from(entries, entry => entry.kept);
    const noted = Uint8Array.from(entries, entry => (entry.judged.length > 0 ? 1 : 0));
    for (let row = 0; row < rows; row++) {
      const code = codes[row]!;
      states[row] = stateOf[code]!;
      if (values !== null) values[row] = keptOf[code]!;
      if (noted[code] === 1) for (const judged of entries[code]!.judged) report(row, judged);
    }
  } else {
    const remembered = open && field.type !== 'list' ? null : new Map<string, Entry>();
    for (let row = 0; row < rows; row++) {
      const raw = column.value(row);
      let entry = remembered?.get(raw);
      if (entry === undefined) {
        entry = enter(raw);
        if (remembered !== null && remembered.size < REMEMBERED) remembered.set(raw, entry);
      }
      states[row] = entry.state;
      if (values !== null) values[row] = entry.kept;
      for (const judged of entry.judged) report(row, judged);
    }
  }
  return sink.column();
}

/** A distinct cell, read and judged. */
interface Entry {
  readonly state: number;
  readonly kept: number;
  readonly judged: readonly Judged[];
}

/** Where the readings of a column go: `keep` turns a reading into one number, which goes into `values` for its rows. */
interface Sink {
  readonly values: Uint32Array | Float64Array | null;
  keep(reading: Reading, state: number): number;
  column(): CodedColumn;
}

const textSink = (field: Field, column: Column, states: Uint8Array): Sink => ({
  values: null,
  keep: () => 0,
  column: () => ({ kind: 'text', field, states, text: unit => column.value(unit).trim() }),
});

function numericSink(field: Field, rows: number, states: Uint8Array): Sink {
  const values = new Float64Array(rows);
  return {
    values,
    keep: (reading, state) => (state === CODED ? reading.value : Number.NaN),
    column: () => ({ kind: 'numeric', field, states, values }),
  };
}

function multiSink(field: Field, reader: CellReader, rows: number, states: Uint8Array): Sink {
  const pool = new SetPool();
  const codes = new Uint32Array(rows);
  return {
    values: codes,
    keep: reading => pool.index(reading.items.map(item => item.level)),
    column: () => ({ kind: 'multi', field, states, levels: reader.levels, sets: pool.sets, codes }),
  };
}

function singleSink(field: Field, reader: CellReader, rows: number, states: Uint8Array): Sink {
  const codes = new Uint32Array(rows);
  return {
    values: codes,
    keep: reading => Math.max(0, reading.items[0]?.level ?? 0),
    column: () => ({ kind: 'single', field, states, levels: reader.levels, codes }),
  };
}

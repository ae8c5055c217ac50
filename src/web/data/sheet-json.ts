import type { Field } from '../../model/codebook.ts';
import type { CodedColumn, CodedTable, Level } from '../../model/coded-table.ts';
import { CODED } from '../../model/state.ts';
import type { Table } from '../../model/table.ts';
import { type CodebookJson, codebookJson, codebookOf } from './codebook-json.ts';
import { type Digits, readDigits, writeDigits } from './digits.ts';

/** One column: what its numbers stand for, and one number a unit (0 to 5 a missing state, 6 and more an index). */
interface ColumnJson {
  readonly field: string;
  readonly kind: CodedColumn['kind'];
  /** code and label; a third entry marks one that the codebook lacks */
  readonly levels?: readonly (readonly [string, string, 0?])[];
  readonly sets?: readonly (readonly number[])[];
  readonly values?: readonly number[];
  readonly texts?: readonly string[];
  readonly cells: Digits;
}

/** A coded sheet as JSON: columns of small whole numbers. */
export interface SheetJson {
  readonly codebook: CodebookJson;
  readonly file: string;
  readonly sheet: string | null;
  readonly coder: string | null;
  readonly unit: string;
  readonly keys: readonly string[];
  readonly columns: readonly ColumnJson[];
}

const FIRST_CODE = 6;

/** Indices of distinct values in order of first appearance. */
function pooled<T>(units: number, at: (unit: number) => T | null): { pool: T[]; of: number[] } {
  const place = new Map<T, number>();
  const pool: T[] = [];
  const of: number[] = [];
  for (let unit = 0; unit < units; unit++) {
    const value = at(unit);
    if (value === null) of.push(0);
    else {
      let index = place.get(value);
      if (index === undefined) {
        index = pool.push(value) - 1;
        place.set(value, index);
      }
      of.push(index);
    }
  }
  return { pool, of };
}

const levelsJson = (levels: readonly Level[]): NonNullable<ColumnJson['levels']> =>
  levels.map(({ value, label, declared }) => (declared ? [value, label] : [value, label, 0]));

function columnJson(field: string, column: CodedColumn, units: number): ColumnJson {
  const isCoded = (unit: number): boolean => column.states[unit] === CODED;
  const cells = (of: ArrayLike<number>): Digits =>
    writeDigits(
      Array.from({ length: units }, (_, unit) => (isCoded(unit) ? FIRST_CODE + of[unit]! : column.states[unit]! - 1)),
    );
  const common = { field, kind: column.kind };
  switch (column.kind) {
    case 'single':
      return { ...common, levels: levelsJson(column.levels), cells: cells(column.codes) };
    case 'multi':
      return { ...common, levels: levelsJson(column.levels), sets: column.sets, cells: cells(column.codes) };
    case 'numeric': {
      const { pool, of } = pooled(units, unit => (isCoded(unit) ? column.values[unit]! : null));
      return { ...common, values: pool, cells: cells(of) };
    }
    case 'text': {
      const { pool, of } = pooled(units, unit => (isCoded(unit) ? column.text(unit) : null));
      return { ...common, texts: pool, cells: cells(of) };
    }
  }
}

/** Writes a coded sheet as JSON; `keep` says which of the codebook's columns go in. Derived columns are computed again. */
export function sheetJson(coded: CodedTable, keep: (column: CodedColumn) => boolean = () => true): SheetJson {
  const derived = new Set(coded.codebook.derive.map(entry => entry.name));
  return {
    codebook: codebookJson(coded.codebook),
    file: coded.table.file,
    sheet: coded.table.sheet,
    coder: coded.coder,
    unit: coded.unit,
    keys: Array.from({ length: coded.units }, (_, unit) => coded.key(unit)),
    columns: [...coded.columns].flatMap(([field, column]) =>
      derived.has(field) || !keep(column) ? [] : [columnJson(field, column, coded.units)],
    ),
  };
}

function columnOf(json: ColumnJson, field: Field): CodedColumn {
  const cells = readDigits(json.cells);
  const states = new Uint8Array(cells.length);
  const codes = new Uint32Array(cells.length);
  for (let unit = 0; unit < cells.length; unit++) {
    const cell = cells[unit]!;
    if (cell < FIRST_CODE) states[unit] = cell + 1;
    else codes[unit] = cell - FIRST_CODE;
  }
  const levels = (json.levels ?? []).map(([value, label, open]) => ({ value, label, declared: open === undefined }));
  switch (json.kind) {
    case 'single':
      return { kind: 'single', field, states, codes, levels };
    case 'multi':
      return { kind: 'multi', field, states, codes, levels, sets: json.sets ?? [] };
    case 'numeric': {
      const values = new Float64Array(codes.length).fill(Number.NaN);
      for (let unit = 0; unit < values.length; unit++)
        if (states[unit] === CODED) values[unit] = json.values?.[codes[unit]!] ?? Number.NaN;
      return { kind: 'numeric', field, states, values };
    }
    case 'text': {
      const texts = json.texts ?? [];
      return { kind: 'text', field, states, text: unit => (states[unit] === CODED ? (texts[codes[unit]!] ?? '') : '') };
    }
  }
}

/** The raw sheet stays with the review: the page has its coded cells only. */
const tableOf = (file: string, sheet: string | null): Table => ({
  file,
  sheet,
  rows: 0,
  columns: [],
  problems: [],
  findings: [],
  at: () => ({ file, sheet, row: null, column: null, header: null }),
});

/** Reads a coded sheet back; derived columns are not in it yet. */
export function sheetOf(json: SheetJson): CodedTable {
  const codebook = codebookOf(json.codebook);
  const { file, sheet, coder, unit, keys } = json;
  return {
    codebook,
    table: tableOf(file, sheet),
    coder,
    unit,
    units: keys.length,
    unitOfRow: null,
    key: at => keys[at] ?? '',
    columns: new Map(
      json.columns.flatMap(column => {
        const field = codebook.fields.find(entry => entry.name === column.field);
        return field === undefined ? [] : [[column.field, columnOf(column, field)] as const];
      }),
    ),
  };
}

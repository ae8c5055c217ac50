import type { Codebook, Field } from './codebook.ts';
import type { Table } from './table.ts';

/** A category as it occurs in a coded column: the codebook's in its order, then those seen only in the data. */
export interface Level {
  readonly value: string;
  readonly label: string;
  readonly declared: boolean;
}

interface ColumnBase {
  readonly field: Field;
  /** one state byte a unit: an index into STATES */
  readonly states: Uint8Array;
}

/** One code a unit. `codes[unit]` is an index into `levels`, meaningful where the state is `coded`. */
export interface SingleColumn extends ColumnBase {
  readonly kind: 'single';
  readonly levels: readonly Level[];
  readonly codes: Uint32Array;
}

/** A set of codes a unit. `codes[unit]` is an index into `sets`; a set is ascending indices into `levels`, and may be empty. */
export interface MultiColumn extends ColumnBase {
  readonly kind: 'multi';
  readonly levels: readonly Level[];
  readonly sets: readonly (readonly number[])[];
  readonly codes: Uint32Array;
}

/** A number a unit (NaN where the state is not `coded`). */
export interface NumericColumn extends ColumnBase {
  readonly kind: 'numeric';
  readonly values: Float64Array;
}

/** Text a unit, read through the sheet. */
export interface TextColumn extends ColumnBase {
  readonly kind: 'text';
  text(unit: number): string;
}

export type CodedColumn = SingleColumn | MultiColumn | NumericColumn | TextColumn;

/** A sheet whose cells have been read by a codebook: per unit, per field a state and a value. */
export interface CodedTable {
  readonly codebook: Codebook;
  readonly table: Table;
  /** who coded this sheet, or null for the consensus */
  readonly coder: string | null;
  /** what is counted, e.g. `study` */
  readonly unit: string;
  readonly units: number;
  /** how many units each unit stands for, where they were counted before they were coded; left out where each is one */
  readonly weights?: Uint32Array;
  /** unit of each row, or null where a row is a unit */
  readonly unitOfRow: Uint32Array | null;
  /** the key of a unit, e.g. `s001` */
  key(unit: number): string;
  /** by field name; a field that the sheet lacks has no entry */
  readonly columns: ReadonlyMap<string, CodedColumn>;
}

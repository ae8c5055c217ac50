import type { RecordMarks } from '../record-scanner.ts';
import type { PartCells } from './part-cells.ts';

/** A part of a text file that a thread reads. */
export interface PartTask {
  /** a path of this machine's disk */
  readonly path: string;
  readonly from: number;
  /** a record begins at `from`; otherwise the part begins behind the first line feed from there on */
  readonly exact: boolean;
  /** no record is read that begins here or later */
  readonly to: number;
  readonly size: number;
  readonly delimiter: string;
  readonly quote: string;
  /** how many cells a record has */
  readonly width: number;
  /** positions of the columns whose cells are given back */
  readonly columns: readonly number[];
  /** positions of the columns whose combinations are counted; [] where nothing is counted */
  readonly counted: readonly number[];
}

/** Combinations of cells with their numbers of rows, and the place of the first of these in the part. */
export interface PartClasses {
  readonly cells: readonly (readonly string[])[];
  readonly counts: Uint32Array;
  readonly first: Uint32Array;
}

/** What a thread read. */
export interface Part {
  /** where the first record began, and where the first one begins that was not read */
  readonly start: number;
  readonly end: number;
  /** records, and those that are rows */
  readonly records: number;
  readonly rows: number;
  /** how many rows stand before each blank record */
  readonly blanks: Uint32Array;
  readonly marks: RecordMarks;
  readonly columns: readonly PartCells[];
  /** null where nothing was counted */
  readonly classes: PartClasses | null;
}

/** Why a part can't be read by itself: the text is not plain, or a record has another number of cells; or too many combinations. */
export type Refused = 'not-plain' | 'ragged' | 'too-many-classes';

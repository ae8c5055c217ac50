import type { Source } from '../../base/effects.ts';
import type { Named } from '../../base/registry.ts';
import type { IngestOptions } from '../options.ts';

/** How the cells of an engine's column become the raw text of a Table. */
export type CellKind = 'text' | 'float' | 'list' | 'float-list';

/** A column as an engine has it. */
export interface EngineColumn {
  readonly header: string;
  /** the engine's own type, as messages name it */
  readonly type: string;
  /** null: no cells of a sheet, e.g. a structure */
  readonly kind: CellKind | null;
}

/** A value that an engine gives: text, a count or a place, or the items of a list. */
export type EngineValue = string | number | null | readonly (string | null)[];

/** An open table of an engine. */
export interface EngineTable {
  readonly rows: number;
  readonly columns: readonly EngineColumn[];
  /** what stands behind FROM */
  readonly relation: string;
  /** the place of a row in the order of rows: a number, ascending */
  readonly place: string;
  /** the column that numbers the rows, where the table itself has no order: its numbers may stand twice */
  readonly order?: string;
  /** the file and the row number, counted from 1, of a place */
  at(place: number): { readonly file: string; readonly row: number };
  /** runs a query; each block is a list of columns */
  query(sql: string, block: (columns: readonly (readonly EngineValue[])[]) => void): Promise<void>;
  close(): void;
}

/** The words of an engine's SQL, where engines differ. */
export interface Dialect {
  /** a name as an identifier, whatever characters it has */
  identifier(name: string): string;
  /** a text as a literal */
  literal(text: string): string;
  /** a column of a type as text; NULL is '' */
  text(identifier: string, type: string): string;
  /** a column of lists as lists of text */
  list(identifier: string, type: string): string;
  /** a count or a place as a number that JavaScript reads exactly */
  number(expression: string): string;
  /** a key without what never tells two keys apart: keys that are the same key always give the same text, a blank one '' */
  coarseKey(text: string): string;
  /** `IN`, as it is written before a query of all shards */
  readonly within: string;
  /** rows come in the order of their places where no order is asked for */
  readonly keepsOrder: boolean;
  /** one of `parts` numbers from 0 for a text, always the same one */
  part(text: string, parts: number): string;
}

/** An engine that counts the cells of a sheet: its dialect in, counts out. */
export interface Engine extends Named {
  readonly dialect: Dialect;
  open(source: Source, options: IngestOptions): Promise<EngineTable>;
}

export const engine = (entry: Engine): Engine => entry;

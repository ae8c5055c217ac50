import type { Named } from '../../base/registry.ts';
import type { Field } from '../../model/codebook.ts';

/** What a cell holds, whatever the layout: a text, or the codes of a multi-select field (none of them where it was coded and empty). */
export type LayoutCell = string | readonly string[];

/** A column of the sheet before it is laid out: a field of the codebook, or a column that the codebook doesn't know. */
export interface LayoutColumn {
  readonly name: string;
  readonly field: Field | null;
  /** of a multi-select field: every code that it may hold, with what is printed for it */
  readonly options: readonly { readonly value: string; readonly label: string }[] | null;
  readonly cells: readonly LayoutCell[];
}

/** A sheet that can be laid out in every form. */
export interface LayoutSheet {
  readonly key: readonly string[];
  /** the row numbers of the sheet that it came from */
  readonly rows: readonly number[];
  readonly columns: readonly LayoutColumn[];
}

/** How the fields of a laid-out file are declared, where it differs from the codebook. */
export type FieldChange = Readonly<Record<string, unknown>>;

/** A sheet in one form: rows of cells, the first of them the header, and what the codebook must say to read it. */
export interface ReshapedSheet {
  readonly rows: readonly (readonly string[])[];
  /** by field name; `undefined` entries remove a key */
  readonly fields: ReadonlyMap<string, FieldChange>;
  readonly unsaid: readonly string[];
}

/** One form of a coded sheet. */
export interface Layout extends Named {
  readonly describe: string;
  write(sheet: LayoutSheet): ReshapedSheet;
}

export const layout = (entry: Layout): Layout => entry;

/** What stands for "coded, and none of the options" where a blank would mean "not coded". */
export const NONE = '(none)';

import type { Codebook } from '../../model/codebook.ts';
import type { Finding } from '../../model/finding.ts';
import type { Table } from '../../model/table.ts';

/** One coder's codes as a sheet of its own: a view of the sheet that they came from, with its addresses. */
export interface CoderSheet {
  readonly coder: string;
  readonly table: Table;
}

/** A sheet taken apart by coder. */
export interface Split {
  readonly sheets: readonly CoderSheet[];
  /** the rows or columns with the consensus, where the layout names them; its findings say which units it leaves out */
  readonly consensus: Table | null;
  /** headers of columns that stand once for all coders, in every one of the sheets */
  readonly shared?: ReadonlySet<string>;
  readonly findings: readonly Finding[];
}

/** What a layout needs to know; a declaration of `codings` has these keys. */
export interface LayoutSpec {
  readonly column?: string | undefined;
  readonly affix?: string | undefined;
  readonly votes?: string | undefined;
  readonly field?: string | undefined;
  readonly consensus?: string | undefined;
  /** of rows by coder: units without a consensus row count as the only coder coded them (`only-coder`), or as their coders coded them, where they agree (`agreed`); of paired columns: blank consensus cells count as the coders coded them, where they agree */
  readonly otherwise?: 'only-coder' | 'agreed' | undefined;
  readonly coders?: readonly string[] | undefined;
  readonly delimiter?: string | undefined;
  readonly take?: number | undefined;
}

/** A way in which the codes of several coders share one sheet: a Table in, a Table a coder out. */
export interface Layout {
  /** the key of a declaration that calls for it */
  readonly name: 'column' | 'affix' | 'votes';
  readonly describe: string;
  split(table: Table, codebook: Codebook, spec: LayoutSpec): Split;
}

export const layout = (entry: Layout): Layout => entry;

import type { Named } from '../../base/registry.ts';
import type { Field } from '../../model/codebook.ts';
import type { CellReader } from '../cell-reader.ts';

/** A cell that may be repaired: its text, and how its field reads it. */
export interface CellToMend {
  readonly text: string;
  readonly field: Field;
  readonly reader: CellReader;
}

/** One safe repair: it changes how a cell is written, never what a coder meant by it. */
export interface Repair extends Named {
  /** for the guide and for `--only` */
  readonly describe: string;
  /** the mended text with the reason, or null where there is nothing to mend */
  mend(cell: CellToMend): { readonly text: string; readonly reason: string } | null;
}

export const repair = (entry: Repair): Repair => entry;

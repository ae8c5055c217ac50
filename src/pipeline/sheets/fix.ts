import type { Effects } from '../../base/effects.ts';
import { sheetPlace } from '../../export/ooxml/sheet-letter.ts';
import type { Address } from '../../model/finding.ts';
import { checked, type SheetChoice, sheetToCheck } from '../../read/sheet-to-check.ts';
import { type OfferedRepair, offerRepairs } from '../../validate/fix/offer-repairs.ts';
import type { Repair } from '../../validate/fix/repair.ts';
import { REPAIRS } from '../../validate/fix/repairs/index.ts';
import { writeFiles } from '../../write/outputs.ts';
import { requireSameKind } from './changed-sheet.ts';
import { readAgain, rewrittenSheet } from './rewritten-sheet.ts';
import { summaryOf } from './validate-files.ts';

/** One cell of the patch, with its address in the sheet. */
export type PatchedCell = Address & Pick<OfferedRepair, 'field' | 'old' | 'new' | 'repairs' | 'reason'>;

export interface Fixed {
  readonly file: string;
  readonly repairs: readonly PatchedCell[];
  /** cells that are computed by a formula; they are mended where they are computed */
  readonly left: readonly PatchedCell[];
  readonly before: ReturnType<typeof summaryOf>;
  readonly after: ReturnType<typeof summaryOf>;
  readonly written: string | null;
}

/**
 * Offers the safe repairs of a sheet, and writes a mended copy where a file for it is named:
 * `sheet → offers → patched bytes → read again and compared cell for cell → new file`. The input is never changed.
 */
export async function fixSheet(
  effects: Effects,
  path: string | null,
  file: string | null,
  options: SheetChoice & { readonly only: readonly string[]; readonly out: string | null },
): Promise<Fixed> {
  const repairs = chosenRepairs(options.only);
  const sheet = await sheetToCheck(effects, path, file, options);
  const { out } = options;
  if (out !== null) requireSameKind(out, sheet.table);
  const { table } = sheet;
  const offers = offerRepairs(table, sheet.codebook, repairs);
  const { bytes, formulas } = await rewrittenSheet(sheet, offers);
  const isFormula = new Set(formulas.map(({ row, column }) => `${row} ${column}`));
  const cells = offers.map(({ row, column, ...rest }): PatchedCell & { formula: boolean } => {
    const at = table.at(row, column);
    return { ...at, ...rest, formula: isFormula.has(`${at.row} ${sheetPlace(at.column ?? '')}`) };
  });
  const made = offers.filter((_, i) => !cells[i]!.formula);
  const again = made.length === 0 ? table : await readAgain(sheet, bytes, made);
  if (out !== null)
    await writeFiles(effects, { review: sheet.review, inputs: [sheet.path] }, [{ path: out, data: bytes }]);
  const shape = { rows: table.rows, cells: table.rows * table.columns.length };
  const plain = ({ formula: _, ...cell }: PatchedCell & { formula: boolean }): PatchedCell => cell;
  return {
    file: table.file,
    repairs: cells.filter(cell => !cell.formula).map(plain),
    left: cells.filter(cell => cell.formula).map(plain),
    before: summaryOf(checked(sheet).findings, shape),
    after: summaryOf(checked({ ...sheet, table: again }).findings, shape),
    written: out,
  };
}

function chosenRepairs(only: readonly string[]): readonly Repair[] {
  for (const name of only) REPAIRS.need(name, 'repair', 'only');
  return only.length === 0 ? REPAIRS.all : REPAIRS.all.filter(({ name }) => only.includes(name));
}

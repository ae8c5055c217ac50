import type { Effects } from '../../base/effects.ts';
import { Fault } from '../../base/fault.ts';
import { sheetToCheck } from '../../read/sheet-to-check.ts';
import { type NewCell, readAgain, rewrittenSheet } from './rewritten-sheet.ts';

/**
 * The bytes of a review's sheet with one cell changed by hand. Every other cell stays as it is, which is checked by reading
 * the bytes again; a cell that is computed by a formula is refused.
 */
export async function changeCell(
  effects: Effects,
  path: string | null,
  cell: NewCell & { readonly old: string },
): Promise<Uint8Array> {
  const sheet = await sheetToCheck(effects, path, null, { codebook: null, sheet: null });
  const { table } = sheet;
  if (table.columns[cell.column]?.value(cell.row) !== cell.old)
    throw new Fault('cell', `${table.file} no longer has this cell`, 'open the list of findings again');
  const { row, column } = table.at(cell.row, cell.column);
  const { bytes, formulas } = await rewrittenSheet(sheet, [cell]);
  if (formulas.length > 0)
    throw new Fault(
      'formula',
      `${table.file}, cell ${column}${row}: the cell is computed by a formula`,
      'change the formula, or the cells that it uses, in the spreadsheet',
    );
  await readAgain(sheet, bytes, [cell]);
  return bytes;
}

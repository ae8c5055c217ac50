import { changedCells } from '../ooxml/changed-cells.ts';
import { Workbook } from '../ooxml/workbook.ts';
import type { TextChange } from './changed-csv.ts';

/**
 * A workbook with the text of single cells of a sheet changed; every other cell, format and sheet stays byte for byte.
 *
 * @returns the bytes, and the changes that were not made because the cell is computed by a formula
 */
export async function changeWorkbook(
  bytes: Uint8Array,
  name: string,
  sheetName: string,
  changes: readonly TextChange[],
): Promise<{ readonly bytes: Uint8Array; readonly formulas: readonly TextChange[] }> {
  const workbook = await Workbook.open(bytes, name);
  const { part } = workbook.sheet(sheetName);
  const formulas: TextChange[] = [];
  const xml = changedCells(workbook.text(part), changes, ({ row, column, text = '' }) => {
    formulas.push({ row, column, text });
  });
  workbook.set(part, xml);
  return { bytes: await workbook.bytes(), formulas };
}

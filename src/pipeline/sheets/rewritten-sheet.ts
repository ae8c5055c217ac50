import { Fault } from '../../base/fault.ts';
import type { TextChange } from '../../export/fix/changed-csv.ts';
import { sheetPlace } from '../../export/ooxml/sheet-letter.ts';
import type { Table } from '../../model/table.ts';
import { readTable } from '../../read/coded-sheet.ts';
import type { SheetToCheck } from '../../read/sheet-to-check.ts';
import { changedSheet } from './changed-sheet.ts';

/** A cell that gets another text. Row and column are those of the table, counted from 0. */
export interface NewCell {
  readonly row: number;
  readonly column: number;
  readonly new: string;
}

/** The bytes of a sheet with single cells changed, and the changes that a formula forbids. */
export function rewrittenSheet(
  sheet: SheetToCheck,
  cells: readonly NewCell[],
): Promise<{ bytes: Uint8Array; formulas: readonly TextChange[] }> {
  return changedSheet(
    sheet,
    cells.map(({ row, column, new: text }): TextChange => {
      const at = sheet.table.at(row, column);
      return { row: at.row ?? 0, column: sheetPlace(at.column ?? ''), text };
    }),
  );
}

/** Reads the changed bytes and compares them with the sheet, cell for cell: only the changed cells may differ. */
export async function readAgain(
  { source, reading, table }: SheetToCheck,
  bytes: Uint8Array,
  made: readonly NewCell[],
): Promise<Table> {
  const again = await readTable(
    {
      ...source,
      size: bytes.length,
      bytes: async () => bytes,
      stream: async function* () {
        yield bytes;
      },
    },
    reading,
  );
  const wanted = new Map(made.map(offer => [`${offer.row} ${offer.column}`, offer.new]));
  const same =
    again.rows === table.rows &&
    again.columns.length === table.columns.length &&
    table.columns.every((column, at) => {
      const other = again.columns[at]!;
      if (other.header !== column.header) return false;
      for (let row = 0; row < table.rows; row++)
        if (other.value(row) !== (wanted.get(`${row} ${at}`) ?? column.value(row))) return false;
      return true;
    });
  if (!same)
    throw new Fault(
      'fix',
      `${table.file} can't be corrected without changing other cells, so nothing was written`,
      'correct the cells of the list by hand, or save the sheet as CSV (UTF-8) and try again',
    );
  return again;
}

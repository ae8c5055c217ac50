import type { Source } from '../base/effects.ts';
import { Fault } from '../base/fault.ts';
import { didYouMean } from '../base/nearest.ts';
import type { Table } from '../model/table.ts';
import { boundedZip } from './bounded-zip.ts';
import { columnLetter } from './letters.ts';
import { type OdsRow, type OdsSheet, readOds } from './ods-rows.ts';
import type { IngestOptions } from './options.ts';
import { TableBuilder } from './table-builder.ts';

/** A sheet of an OpenDocument spreadsheet as a table. */
export async function odsTable(source: Source, options: IngestOptions): Promise<Table> {
  const sheets = await sheetsIn(source);
  const chosen = chooseSheet(source.name, sheets, options);
  const builder = new TableBuilder(source.name, chosen.name, options);
  const others = sheets.filter(sheet => sheet !== chosen);
  if (others.length > 0 && options.sheetName === undefined && options.sheetNumber === undefined)
    builder.note(
      'sheets',
      `the sheet "${chosen.name}" was read; the workbook also has ${others.map(entry => `"${entry.name}"${entry.hidden ? ' (hidden)' : ''}`).join(', ')}. Declare \`sheetName:\` for another`,
    );
  if (chosen.hidden) builder.note('hiddenSheet', `the sheet "${chosen.name}" is hidden`);
  pushRows(builder, chosen);
  return builder.finish();
}

/** Its sheets, in their order. */
export const odsSheets = async (source: Source) =>
  (await sheetsIn(source)).map(({ name, hidden }, index) => ({ name, index, hidden }));

/** Read once for all questions about one file. */
const last = new WeakMap<Uint8Array, readonly OdsSheet[]>();

async function sheetsIn(source: Source): Promise<readonly OdsSheet[]> {
  const bytes = await source.bytes();
  const known = last.get(bytes);
  if (known !== undefined) return known;
  boundedZip(bytes, source.name);
  const { strFromU8, unzipSync } = await import('fflate');
  const parts = unzipSync(bytes, { filter: part => ['content.xml', 'META-INF/manifest.xml'].includes(part.name) });
  const content = parts['content.xml'];
  const manifest = parts['META-INF/manifest.xml'];
  if (manifest !== undefined && strFromU8(manifest).includes('encryption-data'))
    throw new Fault('foreign', `${source.name} has a password`, 'save it without one');
  if (content === undefined)
    throw new Fault(
      'foreign',
      `${source.name} is a zip file, but not a spreadsheet`,
      'export the sheet as XLSX, ODS or CSV',
    );
  const sheets = await readOds(strFromU8(content), source.name);
  if (sheets.length === 0)
    throw new Fault('foreign', `${source.name} has no sheet`, 'is it a spreadsheet, and not a text or a presentation?');
  last.set(bytes, sheets);
  return sheets;
}

function chooseSheet(file: string, sheets: readonly OdsSheet[], { sheetName, sheetNumber }: IngestOptions): OdsSheet {
  const names = sheets.map(sheet => sheet.name);
  const found =
    sheetName === undefined
      ? sheetNumber === undefined
        ? (sheets.find(sheet => !sheet.hidden) ?? sheets[0])
        : sheets[sheetNumber - 1]
      : sheets.find(sheet => sheet.name === sheetName);
  if (found !== undefined) return found;
  throw new Fault(
    'no-sheet',
    sheetName === undefined
      ? `${file} has no sheet number ${sheetNumber ?? 1}`
      : `${file} has no sheet "${sheetName}"${didYouMean(sheetName, names)}`,
    `the sheets are ${names.map(name => `"${name}"`).join(', ')}`,
  );
}

function pushRows(builder: TableBuilder, { rows }: OdsSheet): void {
  const width = rows.reduce((most, row) => Math.max(most, row.cells.length), 0);
  // below the header, a cell that covers others gives each of their rows its value, as in other workbooks
  const covering = new Map<number, { text: string; to: number }>();
  for (const row of rows) {
    const cells = Array.from({ length: width }, (_, column) => valueAt(builder, row, column, covering));
    builder.push(row.number, cells);
  }
  const hidden = rows.filter(row => row.hidden).map(row => row.number);
  if (hidden.length > 0)
    builder.note(
      'hiddenCells',
      `${hidden.length === 1 ? `row ${hidden[0]} is` : `rows ${hidden.slice(0, 10).join(', ')}${hidden.length > 10 ? ` and ${hidden.length - 10} more` : ''} are`} hidden or filtered out; hidden rows are read and count`,
      { row: hidden[0] ?? null },
    );
}

function valueAt(
  builder: TableBuilder,
  row: OdsRow,
  column: number,
  covering: Map<number, { text: string; to: number }>,
): string {
  const cell = row.cells[column];
  if (cell === undefined) return '';
  if (cell.error !== null) {
    builder.problems.push({ row: row.number, column, kind: 'error', text: cell.error });
    return cell.error;
  }
  if (cell.rowSpan > 1) {
    if (builder.headerRow !== null) covering.set(column, { text: cell.text, to: row.number + cell.rowSpan - 1 });
    builder.note(
      'merged',
      `the cells ${columnLetter(column)}${row.number}:${columnLetter(column)}${row.number + cell.rowSpan - 1} are merged; below the header, each of their rows has the value`,
      { row: row.number, column: columnLetter(column) },
    );
  }
  const above = covering.get(column);
  return cell.covered && above !== undefined && row.number <= above.to ? above.text : cell.text;
}

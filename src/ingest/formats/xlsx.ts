import type { Cell, CellValue, Sheet } from 'hucre/xlsx';
import type { Source } from '../../base/effects.ts';
import { Fault } from '../../base/fault.ts';
import { didYouMean } from '../../base/nearest.ts';
import type { Table } from '../../model/table.ts';
import { boundedZip, type ZipEntry } from '../bounded-zip.ts';
import { isNamedText, isZip } from '../foreign.ts';
import { fileFormat, type SheetEntry } from '../format.ts';
import { columnLetter } from '../letters.ts';
import { mergedRows } from '../merged-rows.ts';
import { noteMarks } from '../note-marks.ts';
import type { OpenWorkbook } from '../open-workbook.ts';
import type { IngestOptions } from '../options.ts';
import type { Extent } from '../sheet-extent.ts';
import { SMALL_BYTES, smallExtent } from '../small-extent.ts';
import { TableBuilder } from '../table-builder.ts';
import { withMarks } from '../with-marks.ts';
import type { WorkbookParts } from '../workbook-parts.ts';

/** Workbooks, through hucre; this file is the only one that knows it for reading. */
export const xlsx = fileFormat({
  name: 'xlsx',
  extensions: ['xlsx', 'xlsm'],
  changedAs: 'workbook',
  matches: (head, name) => isZip(head) && !isNamedText(name),
  async read(source: Source, options: IngestOptions): Promise<Table> {
    const bytes = await source.bytes();
    const parts = boundedZip(bytes, source.name);
    if (!parts.some(part => part.name === 'xl/workbook.xml' || part.name.startsWith('xl/')))
      throw new Fault('foreign', `${source.name} is a zip file, but no workbook`, 'export the sheet as XLSX or CSV');
    const guarded = guard(source.name);
    const open = await opened(bytes);
    const { packed } = open;
    const directory = await this.sheets!(source);
    const chosen = chooseSheet(source.name, directory, options);
    // a single formatted cell far below would make a full read allocate a million rows: the extent is looked up first
    const within = await open.extents.get(
      chosen.index,
      async () =>
        (await guarded(() => smallExtent(packed, parts))) ??
        (await guarded(() => largeExtent(packed, parts, chosen.index))) ??
        (await guarded(async () =>
          extentOf((await import('hucre/xlsx')).streamXlsxRows(bytes, { sheet: chosen.index })),
        )),
    );
    const { checkHeader, extended, lostText, missingTexts } = await import('../missing-texts.ts');
    const place = `${source.name} [${chosen.name}]`;
    const lookForMissing = () =>
      open.missing.get(chosen.index, () => guarded(() => missingTexts(packed, chosen.index)));
    if (within.rows === 0) {
      checkHeader(Number.POSITIVE_INFINITY, place, await lookForMissing());
      throw noCell(place);
    }
    (await import('../check-cells.ts')).checkCells(source.name, within, options);
    const workbook = await open.sheets.get(chosen.index, async () => {
      const readStyles = await guarded(() => isMarked(packed, parts));
      const { readXlsx } = await import('../read-workbook.ts');
      const range = `A1:${columnLetter(within.columns - 1)}${within.rows}`;
      return guarded(() => readXlsx(bytes, { sheets: [chosen.index], range, readStyles }));
    });
    const sheet = workbook.sheets[0];
    if (sheet === undefined) throw new Fault('xlsx', `${place} can't be read`, 'save the workbook again as XLSX');
    const missing = await lookForMissing();
    const extent = extended(await extentOf(sheet.rows.map((values, index) => ({ values, index }))), missing);
    if (extent.rows === 0) throw noCell(place);
    const builder = new TableBuilder(source.name, chosen.name, options);
    describe(
      builder,
      sheet,
      chosen,
      directory,
      options,
      parts.some(part => part.name.endsWith('vbaProject.bin')),
    );
    const lost = new Map(missing.map(cell => [`${cell.row - 1},${cell.column}`, lostText(cell)]));
    const startOf = mergedRows(sheet);
    for (let row = 0; row < extent.rows; row++) {
      const values = sheet.rows[row] ?? [];
      const cells: string[] = [];
      for (let column = 0; column < extent.columns; column++) {
        const at = startOf(row, column, builder.headerRow);
        const value = at === row ? values[column] : sheet.rows[at]?.[column];
        const text = lost.get(`${at},${column}`);
        if (text !== undefined) builder.problems.push({ row: row + 1, column, kind: 'lost', text });
        cells.push(text ?? cellText(value ?? null, sheet.cells?.get(`${at},${column}`), row, column, builder));
      }
      builder.push(row + 1, cells);
    }
    checkHeader(builder.headerRow, place, missing);
    noteMarks(builder, sheet, builder.headerRow, extent.rows);
    const table = builder.finish();
    return options.marks === undefined ? table : withMarks(table, sheet.cells ?? null, options.marks);
  },
  async sheets(source: Source): Promise<readonly SheetEntry[]> {
    const bytes = await source.bytes();
    boundedZip(bytes, source.name);
    // the library reads all texts of a workbook for its list of sheets
    const listed = await guard(source.name)(async () =>
      (await import('../listed-sheets.ts')).listedSheets((await opened(bytes)).packed),
    );
    if (listed.length > 0) return listed;
    const { readXlsx } = await import('../read-workbook.ts');
    const directory: SheetEntry[] = [];
    await guard(source.name)(() =>
      readXlsx(bytes, {
        sheets: (info, index) =>
          void directory.push({ name: info.name, index, hidden: info.hidden === true || info.veryHidden === true }) ===
          null,
      }),
    );
    return directory;
  },
});

/** Loaded with the first workbook: most sheets are CSV files. */
const opened = async (bytes: Uint8Array): Promise<OpenWorkbook> =>
  (await import('../open-workbook.ts')).openWorkbook(bytes);

/** Whether a workbook has fill colours (beside the two that every workbook has) or struck-through text at all. */
async function isMarked(packed: WorkbookParts, parts: readonly ZipEntry[]): Promise<boolean> {
  const name = 'xl/styles.xml';
  const styles = parts.find(part => part.name === name);
  if (styles === undefined || styles.size > SMALL_BYTES) return false;
  const xml = await packed.text(name);
  return /<strike\b/.test(xml) || (xml.match(/<fill>|<fill\s/g)?.length ?? 0) > 2;
}

/** How far down and to the right there is a value. */
async function extentOf(given: Iterable<ReadRow> | AsyncIterable<ReadRow>): Promise<Extent> {
  let [rows, columns] = [0, 0];
  for await (const { values, index } of given) {
    const filled = values.findLastIndex(value => value !== null && value !== '');
    if (filled >= 0) [rows, columns] = [Math.max(rows, index + 1), Math.max(columns, filled + 1)];
  }
  return { rows, columns };
}

interface ReadRow {
  readonly values: readonly CellValue[];
  readonly index: number;
}

const noCell = (place: string): Fault =>
  new Fault('empty', `${place} has no cells`, 'check that it is the right sheet');

const isLarge = (parts: readonly ZipEntry[]): boolean => parts.reduce((sum, { size }) => sum + size, 0) > SMALL_BYTES;

/** The extent of a larger sheet, without holding it in memory. */
async function largeExtent(packed: WorkbookParts, parts: readonly ZipEntry[], index: number): Promise<Extent | null> {
  if (!isLarge(parts)) return null;
  const { partOfSheet } = await import('../listed-sheets.ts');
  const name = await partOfSheet(packed, index);
  const part = parts.find(entry => entry.name === name);
  return part === undefined ? null : (await import('../sheet-extent.ts')).sheetExtent(packed.bytes, part);
}

/** What the library throws, as a Fault that says what to do. */
const guard =
  (name: string) =>
  async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      throw new Fault(
        'xlsx',
        `${name} can't be read as a workbook: ${error instanceof Error ? error.message : String(error)}`,
        'open it in a spreadsheet program and save it again as XLSX without a password',
      );
    }
  };

function chooseSheet(
  file: string,
  sheets: readonly SheetEntry[],
  { sheetName, sheetNumber }: IngestOptions,
): SheetEntry {
  const names = sheets.map(sheet => sheet.name);
  const known = `the sheets are ${names.map(name => `"${name}"`).join(', ')}`;
  if (sheetName !== undefined) {
    const found = sheets.find(sheet => sheet.name === sheetName);
    if (found !== undefined) return found;
    throw new Fault('no-sheet', `${file} has no sheet "${sheetName}"${didYouMean(sheetName, names)}`, known);
  }
  const found =
    sheetNumber === undefined ? (sheets.find(sheet => !sheet.hidden) ?? sheets[0]) : sheets[sheetNumber - 1];
  if (found === undefined) throw new Fault('no-sheet', `${file} has no sheet number ${sheetNumber ?? 1}`, known);
  return found;
}

function describe(
  builder: TableBuilder,
  sheet: Sheet,
  chosen: SheetEntry,
  directory: readonly SheetEntry[],
  options: IngestOptions,
  macros: boolean,
): void {
  const others = directory.filter(entry => entry.index !== chosen.index);
  if (others.length > 0 && options.sheetName === undefined && options.sheetNumber === undefined)
    builder.note(
      'sheets',
      `the sheet "${chosen.name}" was read; the workbook also has ${others.map(entry => `"${entry.name}"${entry.hidden ? ' (hidden)' : ''}`).join(', ')}. Declare \`sheetName:\` for another`,
    );
  if (chosen.hidden) builder.note('hiddenSheet', `the sheet "${chosen.name}" is hidden`);
  if (macros) builder.note('macros', 'this workbook holds macros; they were not run');
  const rows = [...(sheet.rowDefs ?? [])]
    .filter(([, row]) => row.hidden)
    .map(([row]) => row + 1)
    .sort((a, b) => a - b);
  if (rows.length > 0)
    builder.note(
      'hiddenCells',
      `${rows.length === 1 ? `row ${rows[0]} is` : `rows ${listed(rows.map(String))} are`} hidden; hidden rows are read and count`,
      { row: rows[0] ?? null },
    );
  const columns = (sheet.columns ?? []).flatMap((column, index) => (column?.hidden ? [columnLetter(index)] : []));
  if (columns.length > 0)
    builder.note(
      'hiddenCells',
      `${columns.length === 1 ? `column ${columns[0]} is` : `columns ${listed(columns)} are`} hidden; hidden columns are read`,
      { column: columns[0] ?? null },
    );
  for (const merge of sheet.merges ?? []) {
    const range = `${columnLetter(merge.startCol)}${merge.startRow + 1}:${columnLetter(merge.endCol)}${merge.endRow + 1}`;
    const isDown = merge.startCol === merge.endCol && merge.endRow > merge.startRow;
    builder.note(
      'merged',
      isDown
        ? `the cells ${range} are merged; below the header, each of their rows has the value`
        : `the cells ${range} are merged; the value is in the first column of them and the others are blank. Unmerge them and fill each`,
      { row: merge.startRow + 1, column: columnLetter(merge.startCol) },
    );
  }
}

const listed = (items: readonly string[]): string =>
  items.length > 10 ? `${items.slice(0, 10).join(', ')} and ${items.length - 10} more` : items.join(', ');

/** A cell as text: numbers in their shortest form, days as yyyy-mm-dd, truth as TRUE and FALSE. */
function cellText(
  value: CellValue,
  cell: Cell | undefined,
  row: number,
  column: number,
  builder: TableBuilder,
): string {
  if (cell?.type === 'error' || (typeof value === 'string' && ERRORS.has(value) && cell?.type !== 'string')) {
    const text = String(value ?? '#ERROR');
    builder.problems.push({ row: row + 1, column, kind: 'error', text });
    return text;
  }
  if (
    cell?.formula !== undefined &&
    (value === null || value === '') &&
    (cell.formulaResult === undefined || cell.formulaResult === null)
  ) {
    builder.problems.push({ row: row + 1, column, kind: 'formula', text: `=${cell.formula}` });
    return '';
  }
  if (value === null) return '';
  if (value instanceof Date) return dateText(value);
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  return String(value);
}

const ERRORS = new Set([
  '#DIV/0!',
  '#N/A',
  '#NAME?',
  '#NULL!',
  '#NUM!',
  '#REF!',
  '#VALUE!',
  '#SPILL!',
  '#CALC!',
  '#GETTING_DATA',
]);

function dateText(value: Date): string {
  if (Number.isNaN(value.getTime())) return '';
  const iso = value.toISOString();
  return iso.endsWith('T00:00:00.000Z') ? iso.slice(0, 10) : iso.slice(0, 19);
}

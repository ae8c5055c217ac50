import type { Effects } from '../../base/effects.ts';
import { usageFault } from '../../base/fault.ts';
import { stemOf } from '../../base/paths.ts';
import type { Annotation } from '../../export/annotate/annotation.ts';
import { sheetPlace } from '../../export/ooxml/sheet-letter.ts';
import { fileFormatOf } from '../../ingest/file-format-of.ts';
import { INGEST_FINDINGS } from '../../ingest/findings.ts';
import type { Finding } from '../../model/finding.ts';
import type { Table } from '../../model/table.ts';
import { openReview } from '../../read/session.ts';
import { checked, type SheetChoice, type SheetToCheck, sheetToCheck } from '../../read/sheet-to-check.ts';
import { codebookForSheet } from '../../validate/codebook-for-sheet.ts';
import { type ColumnMatch, matchColumns } from '../../validate/match-columns.ts';
import { writeFiles } from '../../write/outputs.ts';

export interface AnnotationWritten {
  readonly findings: readonly Finding[];
  readonly rows: number;
  readonly cells: number;
  readonly written: string;
  readonly marked: number;
  /** the name of the sheet with the list */
  readonly list: string;
  /** cells whose threaded discussion was left alone */
  readonly left: readonly string[];
  /** findings in other sheets of the review, which are not in the workbook */
  readonly elsewhere: number;
}

/** What is said of colours and comments themselves: a note on a comment would be a comment too. */
const NOT_FOR_CODERS: ReadonlySet<string> = new Set([INGEST_FINDINGS.fills.code, INGEST_FINDINGS.comments.code]);

/**
 * Checks a sheet and gives it back with notes: `sheet → findings → annotations → patched workbook`. A text file (CSV)
 * becomes a workbook first.
 */
export async function annotateSheet(
  effects: Effects,
  path: string | null,
  file: string | null,
  options: SheetChoice & { readonly out: string },
): Promise<AnnotationWritten> {
  const { out } = options;
  if (!/\.xls[xm]$/i.test(out))
    throw usageFault(
      'annotate',
      `notes are written into a workbook, and ${out} has another extension`,
      door => `write ${door.option('annotate', 'out.xlsx')}`,
    );
  const sheet = await sheetToCheck(effects, path, file, options);
  const { table } = sheet;
  const all = file === null ? (await openReview(effects, path)).findings : checked(sheet).findings;
  // the review's findings name its files from its own folder
  const own = file === null ? sheet.source.name : table.file;
  const findings = all.filter(
    entry =>
      entry.file === own && (entry.sheet === null || entry.sheet === table.sheet) && !NOT_FOR_CODERS.has(entry.code),
  );
  const header = headerRow(table, sheet);
  const annotations = annotationsOf(findings, sheet, header);
  const { annotateWorkbook } = await import('../../export/annotate/annotate-workbook.ts');
  const name = table.sheet ?? sheetName(table.file);
  const given = await sheet.source.bytes();
  const isWorkbook = fileFormatOf(given, table.file)?.changedAs === 'workbook';
  const bytes = isWorkbook ? given : await asWorkbook(table, name, header ?? 1, sheet);
  const done = await annotateWorkbook(bytes, table.file, name, annotations);
  if (done.macros !== /\.xlsm$/i.test(out))
    throw usageFault(
      'annotate',
      done.macros
        ? `${table.file} holds macros, and they stay in it, so the copy must be named as a workbook with macros`
        : `${out} is named as a workbook with macros, and ${table.file} holds none`,
      door => `write ${door.option('annotate', out.replace(/\.xls[xm]$/i, done.macros ? '.xlsm' : '.xlsx'))}`,
    );
  await writeFiles(effects, { review: sheet.review, inputs: [sheet.path] }, [{ path: out, data: done.bytes }]);
  return {
    findings,
    rows: table.rows,
    cells: table.rows * table.columns.length,
    written: out,
    marked: done.cells,
    list: done.list,
    left: done.left,
    elsewhere: all.length - findings.length,
  };
}

/** Where the header stands, as the spreadsheet counts; null where there is none. */
function headerRow(table: Table, { reading }: SheetToCheck): number | null {
  if (reading.header === false) return null;
  if (reading.headerRows !== undefined && reading.headerRows.length > 0) return Math.max(...reading.headerRows);
  const leading = table.findings.find(entry => entry.code === 'D013')?.row;
  return leading ?? Number(/\d+/.exec(reading.range ?? '')?.[0] ?? 1);
}

function annotationsOf(findings: readonly Finding[], sheet: SheetToCheck, header: number | null): Annotation[] {
  const { table } = sheet;
  const match = matchColumns(table, codebookForSheet(sheet.codebook, table));
  const turned = sheet.reading.orientation === 'columns';
  // a unit is a row of the sheet, or a column where the sheet is turned
  const units = keysByPlace(sheet, match, turned);
  const coders = codersByPlace(sheet, turned);
  return findings.map(entry => {
    const place = String((turned ? entry.column : entry.row) ?? '');
    const column = entry.column === null || entry.column === '' ? null : sheetPlace(entry.column);
    return {
      severity: entry.severity,
      code: entry.code,
      message: entry.message,
      suggestion: entry.suggestion,
      coder: entry.coder ?? coders.get(place) ?? null,
      unit: units.get(place) ?? '',
      field: entry.field ?? entry.header ?? '',
      value: entry.value ?? '',
      row: entry.row ?? (column === null ? null : header),
      column,
    };
  });
}

function byPlace(table: Table, columns: readonly number[], turned: boolean): Map<string, string> {
  const found = new Map<string, string>();
  const first = columns[0];
  if (first === undefined) return found;
  for (let row = 0; row < table.rows; row++) {
    const at = table.at(row, first);
    const key = columns.map(column => table.columns[column]?.value(row).trim() ?? '').join(' | ');
    found.set(String((turned ? at.column : at.row) ?? ''), key);
  }
  return found;
}

function keysByPlace(
  { table, codebook, options }: SheetToCheck,
  match: ColumnMatch,
  turned: boolean,
): Map<string, string> {
  const key = options.unit?.key ?? null;
  const names = codebook.primaryKey.length > 0 ? codebook.primaryKey : key === null ? [] : [key];
  return byPlace(
    table,
    names.flatMap(name => match.byField.get(name)?.[0]?.column ?? []),
    turned,
  );
}

/** Who coded a row, where the review says that a column names them. */
function codersByPlace({ table, review }: SheetToCheck, turned: boolean): Map<string, string> {
  for (const { from } of review?.value.codings ?? []) {
    if (!('column' in from)) continue;
    const at = table.columns.findIndex(column => column.header.trim() === from.column);
    if (at >= 0) return byPlace(table, [at], turned);
  }
  return new Map();
}

async function asWorkbook(table: Table, name: string, header: number, { reading }: SheetToCheck): Promise<Uint8Array> {
  const cells: string[][] = [];
  const put = (row: number, column: number, text: string): void => {
    while (cells.length < row) cells.push([]);
    const line = cells[row - 1]!;
    while (line.length <= column) line.push('');
    line[column] = text;
  };
  const turned = reading.orientation === 'columns';
  table.columns.forEach((column, index) => {
    if (!turned) put(header, sheetPlace(column.letter), column.header);
    for (let row = 0; row < table.rows; row++) {
      const at = table.at(row, index);
      if (turned && row === 0 && at.row !== null) put(at.row, 0, column.header);
      if (at.row !== null && at.column !== null) put(at.row, sheetPlace(at.column), column.value(row));
    }
  });
  const { sheetWorkbook } = await import('../../export/annotate/sheet-workbook.ts');
  return sheetWorkbook(name, cells, header);
}

/** A file's name as a sheet's name: at most 31 characters, none of those that Excel forbids. */
const sheetName = (file: string): string =>
  stemOf(file)
    .replace(/[[\]:*?/\\']/g, ' ')
    .trim()
    .slice(0, 31)
    .trim() || 'Sheet';

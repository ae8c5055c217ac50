import type { Cell, CellStyle, CellValue, WriteSheet } from 'hucre/xlsx';
import type { Codebook } from '../../model/codebook.ts';
import { codebookSheet, SHEET_FONT } from '../codebook/codebook-sheet.ts';
import { sheetLetter } from '../ooxml/sheet-letter.ts';
import { rezip } from '../table/rezip.ts';
import { notesDrawing, withColumnStyles } from './column-styles.ts';
import { type FormColumn, formColumns } from './form-columns.ts';
import { listsOf } from './lists.ts';
import { noteText } from './prompt-text.ts';
import { validationOf } from './validations.ts';

/** The sheet that coders fill. */
export const CHARTING = 'Charting';

/** Drop-downs reach down to this row. */
const LAST_ROW = 10_000;

/** What stands in the form already: the values of one study by field. */
export type FormRow = ReadonlyMap<string, string>;

/**
 * A charting form: a row a study, drop-downs that point at a hidden sheet, the definitions as notes on the headers, the
 * headers frozen and locked, the codebook beside it. Its headers are the codebook's own names (`field`, or `field: code` for
 * an option of a multi-select field), so that the filled form is read without further declarations.
 *
 * @param rows studies that are filled in already; [] gives an empty form
 */
export async function formXlsx(codebook: Codebook, rows: readonly FormRow[]): Promise<Uint8Array> {
  const { writeXlsx } = await import('hucre/xlsx');
  const columns = formColumns(codebook);
  const lists = listsOf(columns);
  const day = dayZero();
  const bytes = await writeXlsx({
    sheets: [chartingSheet(codebook, columns, rows, lists.of), codebookSheet(codebook), lists.sheet],
    defaultFont: SHEET_FONT,
    properties: {
      title: `Charting form: ${codebook.title || 'codebook'}`,
      creator: 'scopebook',
      created: day,
      modified: day,
    },
  });
  return rezip(bytes, (name, text) =>
    name === 'xl/worksheets/sheet1.xml'
      ? withColumnStyles(text())
      : name === 'xl/drawings/vmlDrawing1.vml'
        ? notesDrawing(columns.map((column, at) => ({ row: 0, column: at, text: noteText(column) })))
        : null,
  );
}

function chartingSheet(
  codebook: Codebook,
  columns: readonly FormColumn[],
  rows: readonly FormRow[],
  listOf: ReturnType<typeof listsOf>['of'],
): WriteSheet {
  const tones = tonesOf(columns);
  const cells = new Map<string, Partial<Cell>>();
  columns.forEach((column, at) => {
    cells.set(`0,${at}`, {
      value: column.header,
      type: 'string',
      style: headerStyle(tones[at]!),
      comment: { author: 'Codebook', text: noteText(column) },
    });
  });
  // an empty form has one blank row, whose cells carry the styles
  const body = (rows.length > 0 ? rows : [new Map<string, string>()]).map((row, index) =>
    columns.map((column, at): CellValue => {
      const text = column.option === null ? (row.get(column.field.name) ?? '') : '';
      if (text === '') {
        if (index === 0) cells.set(`1,${at}`, { value: null, type: 'empty', style: cellStyle(column) });
        return null;
      }
      const number = column.numeric && /^-?\d+(\.\d+)?$/.test(text) && String(Number(text)) === text;
      const value = number ? Number(text) : text;
      cells.set(`${index + 1},${at}`, { value, type: number ? 'number' : 'string', style: cellStyle(column) });
      return value;
    }),
  );
  const keyed = codebook.primaryKey.length;
  return {
    name: CHARTING,
    rows: [columns.map(column => column.header), ...body],
    cells,
    columns: columns.map(column => ({ width: widthOf(column, rows) })),
    rowDefs: new Map([[0, { height: 58 }]]),
    freezePane: {
      rows: 1,
      columns: columns.slice(0, keyed).every(({ field }) => codebook.primaryKey.includes(field.name)) ? keyed : 0,
    },
    dataValidations: columns.map((column, at) =>
      validationOf(column, `${sheetLetter(at)}2:${sheetLetter(at)}${LAST_ROW}`, listOf(column)),
    ),
    // the header alone is locked: a changed header is a lost column
    protection: { ...PROTECTED },
    pageSetup: { orientation: 'landscape' },
  };
}

const PROTECTED = {
  sheet: true,
  formatCells: false,
  formatColumns: false,
  formatRows: false,
  insertRows: false,
  deleteRows: false,
  sort: false,
  autoFilter: false,
};

const headerStyle = (rgb: string): CellStyle => ({
  font: { ...SHEET_FONT, bold: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb } },
  alignment: { vertical: 'top', wrapText: true },
  border: { bottom: { style: 'thin' } },
  protection: { locked: true },
});

const cellStyle = (column: FormColumn): CellStyle => ({
  font: SHEET_FONT,
  alignment: {
    vertical: 'top',
    horizontal: column.option === null ? 'left' : 'center',
  },
  // everything but numbers is text: no code may turn into a number or a day
  ...(column.numeric ? {} : { numFmt: '@' }),
  protection: { locked: false },
});

/** As wide as its words and what stands in it, within bounds. */
function widthOf({ field, option, choices, numeric, header }: FormColumn, rows: readonly FormRow[]): number {
  const word = header.split(/\s/).reduce((most, part) => Math.max(most, part.length + 3), 0);
  if (option !== null) return Math.max(10, Math.min(26, word));
  if (numeric) return Math.max(10, Math.min(16, word));
  if (choices !== null)
    return Math.min(
      30,
      choices.reduce((most, choice) => Math.max(most, choice.length + 4), word),
    );
  const longest = rows.reduce((most, row) => Math.max(most, row.get(field.name)?.length ?? 0), 0);
  return longest === 0 ? Math.max(22, Math.min(30, word)) : Math.max(word, Math.min(60, longest + 2));
}

/** Neighbouring fields in two tones, so that the columns of one field are seen as one. */
function tonesOf(columns: readonly FormColumn[]): string[] {
  let at = -1;
  return columns.map(({ first }) => {
    if (first) at++;
    return TONES[at % 2]!;
  });
}

const TONES = ['DDEBF7', 'F2F2F2'];

const dayZero = (): Date => new Date(946_684_800_000);

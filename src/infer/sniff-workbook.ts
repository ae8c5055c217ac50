import type { Source } from '../base/effects.ts';
import { Fault } from '../base/fault.ts';
import { counted } from '../base/plural.ts';
import type { Table } from '../model/table.ts';
import type { OtherSheet } from './coders/coder-sheets.ts';
import { type DictionaryReading, readDictionary } from './dictionaries/read-dictionary.ts';
import type { InferNote } from './draft.ts';
import { type FilledDown, findFillDown } from './layout/find-fill-down.ts';
import { findGroupColumns, type GroupColumns } from './layout/find-group-columns.ts';
import { findLayout } from './layout/find-layout.ts';
import { findSlots, type Slots } from './layout/find-slots.ts';
import { type StruckRows, struckRows } from './layout/struck-rows.ts';
import { chooseSheet } from './sheet-choice.ts';

/** How a file is read: given from outside, so that inference touches no bytes. */
export interface WorkbookReader {
  /** the sheets of a workbook; [] for a file that has none */
  sheets(source: Source): Promise<readonly { readonly name: string; readonly hidden: boolean }[]>;
  table(source: Source, dialect: Readonly<Record<string, unknown>>): Promise<Table>;
}

/** A sheet that nobody has declared: the table in it, how it must be read, and what was passed over. */
export interface UndeclaredSheet {
  readonly table: Table;
  readonly dialect: Readonly<Record<string, unknown>>;
  readonly notes: readonly InferNote[];
  /** the column that names a study only in the first of its rows; null where every row names its own */
  readonly studiesIn: string | null;
  /** what is guessed about how the sheet is read */
  readonly guess: Readonly<Record<string, string>> | null;
  /** a codebook that stands in another sheet of the workbook */
  readonly dictionary: DictionaryReading | null;
  /** the other sheets of the workbook that hold data */
  readonly others: readonly OtherSheet[];
  /** names of those that could hold the studies as well */
  readonly rivals: readonly string[];
}

const MAX_SHEETS = 20;

/** Reads a file twice: once as bare cells to find the table in it, then as what it is. */
export async function sniffWorkbook(
  source: Source,
  reader: WorkbookReader,
  sheetName: string | null,
): Promise<UndeclaredSheet> {
  const sheets = await reader.sheets(source);
  if (sheets.length === 0) return oneSheet(source, reader, null, [], null);
  const found: { name: string; table: Table; cells: number; dictionary: DictionaryReading | null }[] = [];
  const notes: InferNote[] = [];
  for (const entry of sheets.filter(sheet => !sheet.hidden).slice(0, MAX_SHEETS)) {
    const table = await bare(source, reader, entry.name);
    if (table === null) notes.push(passedOver(`the sheet "${entry.name}" is empty`));
    else
      found.push({
        name: entry.name,
        table,
        cells: filled(table),
        dictionary: await dictionaryIn(source, reader, entry.name, table),
      });
  }
  for (const entry of sheets.filter(sheet => sheet.hidden))
    notes.push(passedOver(`the sheet "${entry.name}" is hidden and was not read`));
  const data = found.filter(entry => entry.dictionary === null);
  const named = sheetName === null ? undefined : found.find(entry => entry.name === sheetName);
  // a hidden or empty sheet, or one that is not there
  if (sheetName !== null && named === undefined) return oneSheet(source, reader, sheetName, [], null);
  const choice = data.length === 0 ? null : chooseSheet(data);
  const chosen = named ?? choice?.chosen ?? found[0];
  if (chosen === undefined)
    throw new Fault(
      'empty',
      `${source.name} has no sheet with cells${sheets.some(sheet => sheet.hidden) ? ' that is not hidden' : ''}`,
      door => `name one with ${door.option('sheet', 'NAME')}`,
    );
  const dictionary = found.find(entry => entry !== chosen && entry.dictionary !== null) ?? null;
  for (const entry of found)
    if (entry !== chosen)
      notes.push(
        entry === dictionary
          ? {
              field: null,
              message: `the sheet "${entry.name}" is a codebook and was read as one`,
              change: 'name another file with the option `dictionary`',
            }
          : passedOver(`the sheet "${entry.name}" (${entry.cells} cells) was not read`),
      );
  const sheet = await oneSheet(
    source,
    reader,
    sheets.length > 1 ? chosen.name : null,
    notes,
    dictionary?.dictionary ?? null,
  );
  const others: OtherSheet[] = [];
  for (const entry of data)
    if (entry !== chosen && entry.table.rows > 1 && entry.table.columns.length > 1)
      others.push({ name: entry.name, ...(await oneSheet(source, reader, entry.name, [], null)) });
  const rivals = named === undefined ? (choice?.rivals ?? []).map(({ name }) => name) : [];
  return { ...sheet, others, rivals };
}

/** Whether a note says that the sheet of this name was passed over. */
export const isPassedOver = ({ message }: InferNote, name: string): boolean =>
  message.startsWith(`the sheet "${name}" (`);

const passedOver = (message: string): InferNote => ({
  field: null,
  message,
  change: 'name another sheet with the option `sheet`, or with `sheetName:` in the `dialect:` in review.yaml',
});

async function oneSheet(
  source: Source,
  reader: WorkbookReader,
  sheetName: string | null,
  notes: readonly InferNote[],
  dictionary: DictionaryReading | null,
): Promise<UndeclaredSheet> {
  const named = sheetName === null ? {} : { sheetName };
  const layout = findLayout(await reader.table(source, { ...named, header: false }));
  const own = { ...named, ...layout.dialect };
  const read = await reader.table(source, own);
  const down = layout.dialect.orientation === undefined ? findFillDown(read) : null;
  const groups = down === null && layout.dialect.orientation === undefined ? findGroupColumns(read) : null;
  const headers = down?.headers ?? groups?.headers;
  const filled = headers === undefined ? own : { ...own, fillDown: headers };
  const whole = headers === undefined ? read : await reader.table(source, filled);
  const slots = findSlots(whole);
  const dialect = slots === null ? filled : { ...filled, slots: slots.slots };
  const table = slots === null ? whole : await reader.table(source, dialect);
  const struck = await struckRows(table, marks => reader.table(source, { ...dialect, marks }));
  return {
    table,
    dialect,
    studiesIn: down?.headers[0] ?? null,
    guess: marksGuess(
      table,
      struck,
      slotGuess(
        slots,
        down !== null
          ? filledGuess(down, read.rows, layout.guess)
          : groups !== null
            ? groupGuess(groups, layout.guess)
            : layout.guess,
      ),
    ),
    notes: [...notes, ...layout.notes, ...slotNotes(slots), ...ingestNotes(table)],
    dictionary,
    others: [],
    rivals: [],
  };
}

function filledGuess(
  { evidence, studies }: FilledDown,
  rows: number,
  layout: Readonly<Record<string, string>> | null,
): Readonly<Record<string, string>> {
  const { otherwise: ofLayout, ...rest } = layout ?? {};
  const otherwise = `each of the ${rows} rows is a study, instead of ${studies} studies`;
  return { fillDown: evidence, ...rest, otherwise: [otherwise, ofLayout].filter(text => text).join(', ') };
}

/** Columns whose values stand for the blank cells below them are guessed. */
function groupGuess(
  { evidence, otherwise }: GroupColumns,
  layout: Readonly<Record<string, string>> | null,
): Readonly<Record<string, string>> {
  const { otherwise: ofLayout, ...rest } = layout ?? {};
  return { fillDown: evidence, ...rest, otherwise: [otherwise, ofLayout].filter(text => text).join(', ') };
}

/** A layout with slots that are read as one column is guessed. */
function slotGuess(
  slots: Slots | null,
  layout: Readonly<Record<string, string>> | null,
): Readonly<Record<string, string>> | null {
  if (slots === null) return layout;
  const { otherwise: ofLayout, ...rest } = layout ?? {};
  return { slots: slots.evidence, ...rest, otherwise: [slots.otherwise, ofLayout].filter(text => text).join(', ') };
}

/** Whether struck-through and hidden rows count is guessed. */
function marksGuess(
  table: Table,
  struck: StruckRows | null,
  others: Readonly<Record<string, string>> | null,
): Readonly<Record<string, string>> | null {
  const hidden = table.findings.find(({ code, message }) => code === 'D010' && /^rows? /.test(message));
  if (struck === null && hidden === undefined) return others;
  const { whole, partly } = struck ?? { whole: 0, partly: 0 };
  const { otherwise: before, ...rest } = others ?? {};
  const evidence = [
    rest.rows,
    whole > 0
      ? `${counted(whole, 'row')} ${whole === 1 ? 'is' : 'are'} struck through and ${whole === 1 ? 'counts' : 'count'}`
      : '',
    whole === 0 && partly > 0 ? `struck-through cells of ${counted(partly, 'row')} count` : '',
    hidden?.message,
  ];
  const otherwise = [
    before,
    whole > 0 ? `${counted(table.rows - whole, 'row')} instead of ${table.rows}` : '',
    whole === 0 && partly > 0 ? 'these cells are blank' : '',
    hidden === undefined ? '' : 'the hidden rows are left out',
  ];
  const joined = (list: readonly (string | undefined)[], mark: string): string => list.filter(text => text).join(mark);
  return { ...rest, rows: joined(evidence, '; '), otherwise: joined(otherwise, ', ') };
}

const slotNotes = (slots: Slots | null): InferNote[] =>
  slots === null
    ? []
    : [
        {
          field: null,
          message: `${slots.evidence}; they are read as one multi-select column`,
          change:
            'remove it from `slots:` in the `dialect:` of the resource in review.yaml if each is a question of its own',
        },
      ];

/** What reading noticed; of many findings of a kind the first, and how many there are. */
function ingestNotes(table: Table): InferNote[] {
  const formulas = table.problems.filter(({ kind }) => kind === 'formula');
  const [first] = formulas;
  const empty: InferNote[] =
    first === undefined
      ? []
      : [
          {
            field: null,
            message: `${formulas.length === 1 ? 'a formula has' : `${formulas.length} formulas have`} no stored value (first in ${table.columns[first.column]?.letter ?? ''}${table.at(first.row, null).row}), so ${formulas.length === 1 ? 'its cell is' : 'their cells are'} not counted`,
            change: 'open the workbook in a spreadsheet program, let it calculate, save it, and run init again',
          },
        ];
  const kinds = new Map<string, number>();
  for (const { code } of table.findings) kinds.set(code, (kinds.get(code) ?? 0) + 1);
  const said = new Set<string>();
  const noticed = table.findings.flatMap(({ code, message, row, column }): InferNote[] => {
    if (code === 'D008' || said.has(code)) return [];
    said.add(code);
    const count = kinds.get(code) ?? 1;
    const place = row !== null ? `row ${row}: ` : column !== null ? `column ${column}: ` : '';
    const more = count > 1 ? ` (and ${count - 1} more like this; \`scopebook validate\` lists them)` : '';
    return [{ field: null, message: `${place}${message}${more}`, change: '' }];
  });
  return [...empty, ...noticed];
}

async function bare(source: Source, reader: WorkbookReader, sheetName: string): Promise<Table | null> {
  try {
    return await reader.table(source, { sheetName, header: false });
  } catch (error) {
    if (error instanceof Fault && error.code === 'empty') return null;
    throw error;
  }
}

async function dictionaryIn(
  source: Source,
  reader: WorkbookReader,
  sheetName: string,
  bareTable: Table,
): Promise<DictionaryReading | null> {
  if (bareTable.columns.length < 2 || bareTable.rows < 2) return null;
  return readDictionary({ name: source.name, json: null, table: await reader.table(source, { sheetName }) });
}

function filled(table: Table): number {
  let count = 0;
  for (const column of table.columns) for (let row = 0; row < table.rows; row++) if (column.value(row) !== '') count++;
  return count;
}

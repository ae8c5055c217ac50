import type { Effects, Source } from '../base/effects.ts';
import { Fault } from '../base/fault.ts';
import type { OtherSheet } from '../infer/coder-sheets.ts';
import { type DictionaryReading, readDictionary } from '../infer/dictionaries/read-dictionary.ts';
import type { InferNote } from '../infer/draft.ts';
import { findLayout } from '../infer/layout/find-layout.ts';
import { sheetsOf } from '../ingest/sheets.ts';
import type { Table } from '../model/table.ts';
import { readTable, requireSource } from './coded-sheet.ts';

/** A sheet that nobody has declared: the table in it, how it must be read, and what was passed over. */
export interface StrangeSheet {
  readonly table: Table;
  readonly dialect: Readonly<Record<string, unknown>>;
  readonly notes: readonly InferNote[];
  /** a codebook that stands in another sheet of the workbook */
  readonly dictionary: DictionaryReading | null;
  /** the other sheets of the workbook that hold data */
  readonly others: readonly OtherSheet[];
}

const MOST_SHEETS = 20;

/** Reads a file twice: once as bare cells to find the table in it, then as what it is. */
export async function strangeSheet(source: Source, sheetName: string | null): Promise<StrangeSheet> {
  const sheets = await sheetsOf(source);
  if (sheets.length === 0 || sheetName !== null) return oneSheet(source, sheetName, [], null);
  const found: { name: string; table: Table; cells: number; dictionary: DictionaryReading | null }[] = [];
  const notes: InferNote[] = [];
  for (const entry of sheets.filter(sheet => !sheet.hidden).slice(0, MOST_SHEETS)) {
    const table = await bare(source, entry.name);
    if (table === null) notes.push(passedOver(`the sheet "${entry.name}" is empty`));
    else
      found.push({
        name: entry.name,
        table,
        cells: filled(table),
        dictionary: await dictionaryIn(source, entry.name, table),
      });
  }
  for (const entry of sheets.filter(sheet => sheet.hidden))
    notes.push(passedOver(`the sheet "${entry.name}" is hidden and was not read`));
  const data = found.filter(entry => entry.dictionary === null);
  const most = Math.max(0, ...data.map(entry => entry.cells));
  // a cover sheet in front of the data is small
  const chosen = data.find(entry => entry.cells >= most * 0.25) ?? found[0];
  if (chosen === undefined)
    throw new Fault(
      'empty',
      `${source.name} has no sheet with cells${sheets.some(sheet => sheet.hidden) ? ' that is not hidden' : ''}`,
      'name one with --sheet NAME',
    );
  const dictionary = found.find(entry => entry !== chosen && entry.dictionary !== null) ?? null;
  for (const entry of found)
    if (entry !== chosen)
      notes.push(
        entry === dictionary
          ? {
              field: null,
              message: `the sheet "${entry.name}" is a codebook and was read as one`,
              change: 'give another with --dictionary FILE',
            }
          : passedOver(`the sheet "${entry.name}" (${entry.cells} cells) was not read`),
      );
  const sheet = await oneSheet(source, sheets.length > 1 ? chosen.name : null, notes, dictionary?.dictionary ?? null);
  const others: OtherSheet[] = [];
  for (const entry of data)
    if (entry !== chosen && entry.cells >= most * 0.25)
      others.push({ name: entry.name, ...(await oneSheet(source, entry.name, [], null)) });
  return { ...sheet, others };
}

const passedOver = (message: string): InferNote => ({
  field: null,
  message,
  change: 'name another sheet with --sheet NAME, or `sheetName:` in the `dialect:` in review.yaml',
});

async function oneSheet(
  source: Source,
  sheetName: string | null,
  notes: readonly InferNote[],
  dictionary: DictionaryReading | null,
): Promise<StrangeSheet> {
  const named = sheetName === null ? {} : { sheetName };
  const layout = findLayout(await readTable(source, { ...named, header: false }));
  const dialect = { ...named, ...layout.dialect };
  const table = await readTable(source, dialect);
  return { table, dialect, notes: [...notes, ...layout.notes, ...ingestNotes(table)], dictionary, others: [] };
}

/** What reading noticed; of many findings of a kind the first, and how many there are. */
function ingestNotes(table: Table): InferNote[] {
  const kinds = new Map<string, number>();
  for (const { code } of table.findings) kinds.set(code, (kinds.get(code) ?? 0) + 1);
  const said = new Set<string>();
  return table.findings.flatMap(({ code, message, row, column }) => {
    if (code === 'D008' || said.has(code)) return [];
    said.add(code);
    const count = kinds.get(code) ?? 1;
    const place = row !== null ? `row ${row}: ` : column !== null ? `column ${column}: ` : '';
    const more = count > 1 ? ` (and ${count - 1} more like this; \`scopebook validate\` lists them)` : '';
    return [{ field: null, message: `${place}${message}${more}`, change: '' }];
  });
}

async function bare(source: Source, sheetName: string): Promise<Table | null> {
  try {
    return await readTable(source, { sheetName, header: false });
  } catch (error) {
    if (error instanceof Fault && error.code === 'empty') return null;
    throw error;
  }
}

async function dictionaryIn(source: Source, sheetName: string, bareTable: Table): Promise<DictionaryReading | null> {
  if (bareTable.columns.length < 2 || bareTable.rows < 2) return null;
  return readDictionary({ name: source.name, json: null, table: await readTable(source, { sheetName }) });
}

function filled(table: Table): number {
  let count = 0;
  for (const column of table.columns) for (let row = 0; row < table.rows; row++) if (column.value(row) !== '') count++;
  return count;
}

/** A dictionary in a file of its own: JSON, CSV or a workbook. */
export async function dictionaryFile(effects: Effects, path: string): Promise<DictionaryReading> {
  const source = await requireSource(effects, path);
  const reading = /\.json$/i.test(path)
    ? readDictionary({
        name: source.name,
        json: parsed(source.name, new TextDecoder().decode(await source.bytes())),
        table: null,
      })
    : readDictionary({ name: source.name, json: null, table: await dictionarySheet(source) });
  if (reading !== null) return reading;
  throw new Fault(
    'dictionary',
    `${source.name} is not a dictionary that can be read`,
    'give a REDCap data dictionary (CSV), a sheet with columns such as variable, label, values, or a Table Schema or Data Package (JSON)',
  );
}

/** Of a workbook the first sheet that reads as a dictionary. */
async function dictionarySheet(source: Source): Promise<Table> {
  for (const { name } of await sheetsOf(source)) {
    const table = await readTable(source, { sheetName: name }).catch(() => null);
    if (table !== null && readDictionary({ name: source.name, json: null, table }) !== null) return table;
  }
  return readTable(source);
}

function parsed(name: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Fault(
      'json',
      `${name} is not valid JSON: ${error instanceof Error ? error.message : String(error)}`,
      'export it again',
    );
  }
}

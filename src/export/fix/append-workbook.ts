import { Fault } from '../../base/fault.ts';
import type { Table } from '../../model/table.ts';
import { type CellChange, changedCells } from '../ooxml/changed-cells.ts';
import { sheetPlace } from '../ooxml/sheet-letter.ts';
import { Workbook } from '../ooxml/workbook.ts';
import { unescapeXml, xmlAttribute, xmlTags } from '../ooxml/xml-tags.ts';
import { extendedRanges } from './extended-ranges.ts';

/**
 * A workbook with rows behind the last row of a sheet; every other cell, format and part stays byte for byte. New cells have
 * the format of the cell above, and are numbers, dates or truth values where most of their column are. Tables, filters, drop-downs and
 * conditional formats that end with the last row go on over the new ones.
 *
 * @param table the sheet as it was read
 * @param rows cells in the order of the table's columns
 */
export async function appendWorkbook(
  bytes: Uint8Array,
  table: Table,
  rows: readonly (readonly string[])[],
): Promise<Uint8Array> {
  const workbook = await Workbook.open(bytes, table.file);
  const { part } = workbook.sheet(table.sheet ?? '');
  const xml = workbook.text(part);
  const { epoch } = workbook;
  const last = table.rows === 0 ? headerRow(table) : (table.at(table.rows - 1, null).row ?? 0);
  const places = table.columns.map(column => sheetPlace(column.letter));
  const first = table.rows === 0 ? last + 1 : (table.at(0, null).row ?? 0);
  const { above, below } = cellsAround(xml, first, last);
  if (below !== null)
    throw new Fault(
      'below',
      `${table.file} [${table.sheet}]: row ${below}, below the last study, is not empty, so no rows are added above it`,
      door =>
        `move what is there to another sheet, or write the rows to a file of their own with ${door.option('out')} and paste them`,
    );
  const stored = places.map((place, column) => storageOf(above.get(place)?.cells ?? NO_CELLS, table, column));
  const changes = rows.flatMap((cells, index) =>
    cells.flatMap((text, column): CellChange[] => {
      const as = storedAs(text, stored[column]!, epoch);
      const style = as.style ?? above.get(places[column] ?? -1)?.style ?? null;
      if (text === '' && style === null) return [];
      return [
        {
          row: last + 1 + index,
          column: places[column] ?? 0,
          ...(style === null ? {} : { style: (current: number) => (current === 0 ? style : current) }),
          ...(text === '' ? {} : as.change),
        },
      ];
    }),
  );
  workbook.set(part, extendedRanges(changedCells(xml, changes), last, rows.length));
  for (const { part: tablePart } of workbook.related(part, 'table'))
    workbook.set(tablePart, extendedRanges(workbook.text(tablePart), last, rows.length));
  return workbook.bytes();
}

const headerRow = (table: Table): number => table.at(null, 0).row ?? 1;

/** What a text may be stored as in a workbook, instead of as text. */
type Kind = 'number' | 'day' | 'truth';

const DAY = /^(\d{4})-(\d\d)-(\d\d)$/;

/** What a text is, if it is more than text: of numbers those that read back as they are, with every digit kept by Excel. */
function kindOf(text: string): Kind | null {
  if (/^(?:TRUE|FALSE)$/.test(text)) return 'truth';
  if (DAY.test(text)) return 'day';
  return /^-?(?:\d\.?){1,15}$/.test(text) && String(Number(text)) === text ? 'number' : null;
}

/** How a column stores its cells: of each kind, how many more are stored as such than as text. `empty`: it holds nothing. */
interface Storage {
  readonly empty: boolean;
  readonly lead: ReadonlyMap<Kind, number>;
  /** of the last day that is stored as one: another format would show its number */
  readonly dayStyle: number | null;
}

function storageOf(cells: ReadonlyMap<number, Stored>, table: Table, column: number): Storage {
  const lead = new Map<Kind, number>();
  let dayStyle: number | null = null;
  for (let row = 0; row < table.rows; row++) {
    const cell = cells.get(table.at(row, null).row ?? 0);
    const kind = cell === undefined ? null : kindOf(table.columns[column]?.value(row) ?? '');
    if (cell === undefined || kind === null) continue;
    const isOwn = cell.type === (kind === 'truth' ? 'b' : 'n');
    lead.set(kind, (lead.get(kind) ?? 0) + (isOwn ? 1 : -1));
    if (isOwn && kind === 'day') dayStyle = cell.style;
  }
  return { empty: cells.size === 0, lead, dayStyle };
}

/** How a new cell is stored, and the style that this takes; null for that of the column. */
interface As {
  readonly change: Pick<CellChange, 'text' | 'stored'>;
  readonly style: number | null;
}

/** Numbers, days and truth values are stored as most of the column's are; in a column without any cell, numbers are numbers. */
function storedAs(text: string, { empty, lead, dayStyle }: Storage, epoch: number): As {
  const kind = kindOf(text);
  if (kind === null || (empty ? kind !== 'number' : (lead.get(kind) ?? -1) < 0))
    return { change: { text }, style: null };
  if (kind === 'truth') return { change: { text, stored: 'boolean' }, style: null };
  if (kind === 'number') return { change: { text, stored: 'number' }, style: null };
  const [, year, month, day] = DAY.exec(text) ?? [];
  const serial = Date.UTC(Number(year), Number(month) - 1, Number(day)) / 86_400_000 + epoch;
  return { change: { text: String(serial), stored: 'number' }, style: dayStyle };
}

/** A cell with a value. */
interface Stored {
  /** `n` for a number, `b` for a truth value, else text */
  readonly type: string;
  readonly style: number | null;
}

interface Model {
  style: number | null;
  /** by row */
  readonly cells: Map<number, Stored>;
}

const NO_CELLS: ReadonlyMap<number, Stored> = new Map();

/**
 * The cells of each column from the first study's row to the last one's (the last one tells the style; the format of a header is
 * none for a study), and the first row below that holds a value.
 */
function cellsAround(xml: string, first: number, last: number): { above: Map<number, Model>; below: number | null } {
  const above = new Map<number, Model>();
  const model = (of: number): Model => {
    const known = above.get(of) ?? { style: null, cells: new Map() };
    above.set(of, known);
    return known;
  };
  let [row, column] = [0, -1];
  let cell: { type: string; style: number | null } | null = null;
  for (const tag of xmlTags(xml)) {
    if (tag.name === 'row' && tag.kind !== 'close') {
      row = Number(xmlAttribute(tag.text, 'r') ?? row + 1);
      column = -1;
    } else if (tag.name === 'c' && tag.kind !== 'close') {
      const place = /^([A-Z]+)\d+$/.exec(xmlAttribute(tag.text, 'r') ?? '')?.[1];
      column = place === undefined ? column + 1 : sheetPlace(place);
      const style = xmlAttribute(tag.text, 's');
      cell = { type: xmlAttribute(tag.text, 't') ?? 'n', style: style === null ? null : Number(style) };
      if (row === last) model(column).style = cell.style;
    } else if ((tag.name === 'v' || tag.name === 'is') && tag.kind === 'open' && cell !== null) {
      const close = xml.indexOf('<', tag.to);
      if (tag.name === 'v' && unescapeXml(xml.slice(tag.to, close)).trim() === '') continue;
      if (row > last) return { above, below: row };
      if (row < first) continue;
      const own = model(column);
      own.style = cell.style ?? own.style;
      own.cells.set(row, { type: tag.name === 'is' ? '' : cell.type, style: cell.style });
    } else if (tag.name === 'sheetData' && tag.kind === 'close') break;
  }
  return { above, below: null };
}

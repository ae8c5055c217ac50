import { Fault } from '../../base/fault.ts';
import type { Table } from '../../model/table.ts';
import { type CellChange, changedCells } from '../ooxml/changed-cells.ts';
import { sheetPlace } from '../ooxml/sheet-letter.ts';
import { Workbook } from '../ooxml/workbook.ts';
import { unescapeXml, xmlAttribute, xmlTags } from '../ooxml/xml-tags.ts';
import { extendedRanges } from './extended-ranges.ts';

/**
 * A workbook with rows behind the last row of a sheet; every other cell, format and part stays byte for byte. New cells have
 * the format of the cell above, and are numbers, dates or truth values where that one is. Tables, filters, drop-downs and
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
  const shown = places.map((_, column) => lastText(table, column));
  const changes = rows.flatMap((cells, index) =>
    cells.flatMap((text, column): CellChange[] => {
      const model = above.get(places[column] ?? -1);
      const style = model?.style ?? null;
      if (text === '' && style === null) return [];
      return [
        {
          row: last + 1 + index,
          column: places[column] ?? 0,
          ...(style === null ? {} : { style: (current: number) => (current === 0 ? style : current) }),
          ...(text === '' ? {} : storedAs(text, model?.type ?? null, shown[column] ?? '')),
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

/** What the last cell of a column with anything in it shows. */
function lastText(table: Table, column: number): string {
  for (let row = table.rows - 1; row >= 0; row--) {
    const text = table.columns[column]?.value(row) ?? '';
    if (text !== '') return text;
  }
  return '';
}

/** Numbers, days and truth values are stored as the cell above stores its own; in a column without any, numbers are numbers. */
function storedAs(text: string, type: string | null, shown: string): Pick<CellChange, 'text' | 'stored'> {
  if (type === 'b' && /^(?:TRUE|FALSE)$/.test(text)) return { text, stored: 'boolean' };
  if (type !== 'n' && type !== null) return { text };
  if (/^\d{4}-\d\d-\d\d$/.test(shown)) {
    const day = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text);
    if (day === null) return { text };
    const serial = Date.UTC(Number(day[1]), Number(day[2]) - 1, Number(day[3])) / 86_400_000 + 25_569;
    return { text: String(serial), stored: 'number' };
  }
  // only a number that reads back as the same text, and of which Excel keeps every digit
  return /^-?(?:\d\.?){1,15}$/.test(text) && String(Number(text)) === text ? { text, stored: 'number' } : { text };
}

interface Model {
  readonly style: number | null;
  /** `n` for a number, `b` for a truth value, else text; null where no study has a value */
  readonly type: string | null;
}

/**
 * The cells of each column from the first study's row to the last one's (the last with a value tells the type, the last one the
 * style; the format of a header is none for a study), and the first row below that holds a value.
 */
function cellsAround(xml: string, first: number, last: number): { above: Map<number, Model>; below: number | null } {
  const above = new Map<number, Model>();
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
      if (row === last) above.set(column, { style: cell.style, type: above.get(column)?.type ?? null });
    } else if ((tag.name === 'v' || tag.name === 'is') && tag.kind === 'open' && cell !== null) {
      const close = xml.indexOf('<', tag.to);
      if (tag.name === 'v' && unescapeXml(xml.slice(tag.to, close)).trim() === '') continue;
      if (row > last) return { above, below: row };
      if (row < first) continue;
      above.set(column, {
        style: cell.style ?? above.get(column)?.style ?? null,
        type: tag.name === 'is' ? '' : cell.type,
      });
    } else if (tag.name === 'sheetData' && tag.kind === 'close') break;
  }
  return { above, below: null };
}

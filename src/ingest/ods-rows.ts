import { Fault } from '../base/fault.ts';
import { MAX_COLUMNS } from './options.ts';

export interface OdsCell {
  readonly text: string;
  /** the text of an error such as #DIV/0!, or null */
  readonly error: string | null;
  readonly rowSpan: number;
  /** below or right of a merged cell */
  readonly covered: boolean;
}

/** A row with something in it. */
export interface OdsRow {
  /** as the spreadsheet counts, from 1 */
  readonly number: number;
  readonly hidden: boolean;
  readonly cells: readonly OdsCell[];
}

export interface OdsSheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly rows: readonly OdsRow[];
}

const BLANK: OdsCell = { text: '', error: null, rowSpan: 1, covered: false };
const MAX_ROWS = 1_048_576;
/** Cells of one file; a repeated row or cell could otherwise unfold to any size. */
const MAX_CELLS = 20_000_000;

/**
 * The sheets of an OpenDocument spreadsheet, from its content.xml. Rows in groups and print titles are rows like others,
 * repeated rows and cells are unfolded, lines of a cell are kept apart, and comments are no part of a value.
 */
export async function readOds(xml: string, file: string): Promise<OdsSheet[]> {
  const { SaxesParser } = await import('../base/xml-parser.ts');
  const parser = new SaxesParser();
  const sheets: { name: string; hidden: boolean; rows: OdsRow[] }[] = [];
  const hiddenStyles = new Set<string>();
  let style = '';
  let row: { at: number; times: number; hidden: boolean; cells: OdsCell[]; waiting: OdsCell[] } | null = null;
  let cell: { attributes: Record<string, string>; covered: boolean; lines: string[]; open: boolean } | null = null;
  let aside = 0;
  let nextRow = 1;
  let cells = 0;

  const closeCell = (): void => {
    if (row === null || cell === null) return;
    const { attributes, covered, lines } = cell;
    const made = cellOf(attributes, lines.join('\n'), covered);
    const times = Math.max(1, Number(attributes['table:number-columns-repeated'] ?? 1));
    // trailing blanks fill the sheet's whole width; they are kept only where something follows
    const isBlank = made.text === '' && made.error === null && !made.covered;
    if (isBlank) for (let i = 0; i < Math.min(times, MAX_COLUMNS); i++) row.waiting.push(made);
    else {
      row.cells.push(...row.waiting);
      row.waiting = [];
      for (let i = 0; i < Math.min(times, MAX_COLUMNS); i++) row.cells.push(made);
    }
    cell = null;
  };
  const closeRow = (): void => {
    const sheet = sheets.at(-1);
    if (row === null || sheet === undefined) return;
    const { at, times, hidden, cells: own } = row;
    if (own.some(entry => entry.text !== '' || entry.error !== null || entry.covered))
      for (let i = 0; i < times && at + i <= MAX_ROWS; i++) {
        cells += own.length;
        if (cells > MAX_CELLS)
          throw new Fault(
            'too-large',
            `${file} unfolds to more than ${MAX_CELLS} cells`,
            'save only the sheet of studies as CSV',
          );
        sheet.rows.push({ number: at + i, hidden, cells: own });
      }
    nextRow = at + times;
    row = null;
  };

  parser.on('opentag', ({ name, attributes: given, isSelfClosing }) => {
    const attributes = given as Record<string, string>;
    if (name === 'style:style') style = attributes['style:name'] ?? '';
    else if (name === 'style:table-properties' && attributes['table:display'] === 'false') hiddenStyles.add(style);
    else if (name === 'table:table' && cell === null) {
      sheets.push({
        name: attributes['table:name'] ?? `Sheet${sheets.length + 1}`,
        hidden: hiddenStyles.has(attributes['table:style-name'] ?? ''),
        rows: [],
      });
      nextRow = 1;
    } else if (name === 'table:table-row' && cell === null) {
      const visibility = attributes['table:visibility'] ?? 'visible';
      const times = Math.max(1, Number(attributes['table:number-rows-repeated'] ?? 1));
      row = { at: nextRow, times, hidden: visibility !== 'visible', cells: [], waiting: [] };
    } else if ((name === 'table:table-cell' || name === 'table:covered-table-cell') && row !== null && cell === null)
      cell = { attributes, covered: name === 'table:covered-table-cell', lines: [], open: false };
    else if (name === 'office:annotation') aside += isSelfClosing ? 0 : 1;
    else if (cell !== null && aside === 0) {
      if (name === 'text:p' || name === 'text:h') {
        cell.lines.push('');
        cell.open = true;
      } else if (cell.open) append(cell, name, attributes);
    }
  });
  parser.on('text', text => {
    if (cell?.open === true && aside === 0) cell.lines[cell.lines.length - 1] += text.replace(/[\r\n\t ]+/g, ' ');
  });
  parser.on('closetag', ({ name }) => {
    if (name === 'office:annotation') aside = Math.max(0, aside - 1);
    else if (cell !== null && aside === 0 && (name === 'text:p' || name === 'text:h')) cell.open = false;
    else if (name === 'table:table-cell' || name === 'table:covered-table-cell') closeCell();
    else if (name === 'table:table-row' && cell === null) closeRow();
  });
  parser.on('error', error => {
    throw new Fault('ods', `${file} can't be read: ${error.message}`, 'open it in LibreOffice and save it again');
  });
  parser.write(xml).close();
  return sheets;
}

/** Blanks, tabs and line breaks are elements. */
function append(cell: { lines: string[] }, name: string, attributes: Readonly<Record<string, string>>): void {
  const last = cell.lines.length - 1;
  if (name === 'text:s') cell.lines[last] += ' '.repeat(Math.min(1000, Number(attributes['text:c'] ?? 1)));
  else if (name === 'text:tab') cell.lines[last] += '\t';
  else if (name === 'text:line-break') cell.lines[last] += '\n';
}

/** A cell as text: numbers as they are stored, days as yyyy-mm-dd, truth as TRUE and FALSE. */
function cellOf(attributes: Readonly<Record<string, string>>, text: string, covered: boolean): OdsCell {
  const rowSpan = Math.min(1000, Math.max(1, Number(attributes['table:number-rows-spanned'] ?? 1)));
  const type = attributes['office:value-type'] ?? '';
  if (attributes['calcext:value-type'] === 'error' || (attributes['table:formula'] !== undefined && ERROR.test(text)))
    return { ...BLANK, error: text, rowSpan, covered };
  const stored =
    type === 'date'
      ? (attributes['office:date-value'] ?? text).replace(/T00:00:00(?:\.0+)?$/, '')
      : type === 'boolean'
        ? (attributes['office:boolean-value'] ?? text).toUpperCase()
        : NUMBERS.has(type)
          ? (attributes['office:value'] ?? text)
          : text;
  return { text: stored, error: null, rowSpan, covered };
}

const NUMBERS: ReadonlySet<string> = new Set(['float', 'percentage', 'currency']);
const ERROR = /^(?:#|Err:\d)/;

import { xmlText } from '../../base/xml-text.ts';
import { sheetLetter } from '../ooxml/sheet-letter.ts';
import type { Styles } from '../ooxml/styles.ts';
import { type Annotation, TINTS } from './annotation.ts';

export const TO_FIX = 'To fix';

const COLUMNS = [
  ['coder', 14],
  ['cell', 9],
  ['study', 16],
  ['field', 22],
  ['severity', 10],
  ['in the cell', 30],
  ['what is wrong', 70],
  ['write instead', 30],
  ['code', 8],
] as const;

export const LIST_HEADERS = COLUMNS.map(([title]) => title);

/** The first of three hidden columns: the note that a cell got, the fill that it had before, its address. */
export const NOTE_COLUMN = COLUMNS.length;

/** What a later annotation needs to know in order to take this one away again. */
export interface MarkedCell {
  readonly address: string;
  readonly note: string;
  readonly fill: string;
}

/**
 * The list of what is to be mended: a row a finding, with a link to its cell, its colour the cell's.
 *
 * @param marked the cells that got a note and a colour, remembered in hidden columns
 */
export function toFixSheet(
  sheet: string,
  annotations: readonly Annotation[],
  marked: readonly MarkedCell[],
  styles: Styles,
): string {
  const head = styles.plain({ rgb: 'D9D9D9', font: '<font><b/><sz val="10"/><name val="Arial"/></font>' });
  const font = '<font><sz val="10"/><name val="Arial"/></font>';
  const plain = styles.plain({ font, wrap: true });
  const bare = styles.plain({ font });
  const link = styles.plain({ font: '<font><u/><sz val="10"/><color rgb="FF0563C1"/><name val="Arial"/></font>' });
  const cell = (row: number, column: number, text: string, style: number): string =>
    `<c r="${sheetLetter(column)}${row}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${xmlText(text.slice(0, LONGEST_CELL))}</t></is></c>`;
  const links: string[] = [];
  const quoted = `'${sheet.replaceAll("'", "''")}'`;
  const rows = annotations.map((entry, index) => {
    const row = index + 2;
    const place = entry.row === null ? '' : `${entry.column === null ? 'A' : sheetLetter(entry.column)}${entry.row}`;
    if (place !== '')
      links.push(`<hyperlink ref="B${row}" location="${xmlText(`${quoted}!${place}`)}" display="${place}"/>`);
    const shown = entry.row === null ? 'sheet' : entry.column === null ? `row ${entry.row}` : place;
    const texts = [
      entry.coder ?? '',
      shown,
      entry.unit,
      entry.field,
      entry.severity,
      entry.value,
      entry.message,
      entry.suggestion ?? '',
      entry.code,
    ];
    const tint = styles.plain({ rgb: TINTS[entry.severity], font });
    const style = (column: number): number =>
      column >= NOTE_COLUMN ? bare : column === 1 && place !== '' ? link : column === 4 ? tint : plain;
    const mark = marked[index];
    if (mark !== undefined) texts.push(mark.note, mark.fill, mark.address);
    return `<row r="${row}">${texts.map((text, column) => (text === '' ? '' : cell(row, column, text, style(column)))).join('')}</row>`;
  });
  const width = [...COLUMNS.map(([, size]) => `width="${size}"`), ...['', '', ''].map(() => 'width="9" hidden="1"')]
    .map((size, i) => `<col min="${i + 1}" max="${i + 1}" ${size} customWidth="1"/>`)
    .join('');
  const last = sheetLetter(NOTE_COLUMN + 2);
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
    '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>',
    `<dimension ref="A1:${last}${annotations.length + 1}"/>`,
    '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>',
    `<sheetFormatPr defaultRowHeight="15"/><cols>${width}</cols><sheetData>`,
    `<row r="1">${[...LIST_HEADERS, sheet, 'fill', 'address'].map((title, column) => cell(1, column, title, head)).join('')}</row>`,
    ...rows,
    '</sheetData>',
    links.length > 0 ? `<hyperlinks>${links.join('')}</hyperlinks>` : '',
    '<pageMargins left="0.5" right="0.5" top="0.5" bottom="0.5" header="0.3" footer="0.3"/><pageSetup orientation="landscape" fitToHeight="0"/></worksheet>',
  ].join('');
}

/** More than this no cell of a workbook holds. */
const LONGEST_CELL = 32_000;

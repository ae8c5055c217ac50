import { parse } from 'csv-parse/sync';
import { strFromU8, unzipSync } from 'fflate';
import iconv from 'iconv-lite';
import { SaxesParser } from 'saxes';

// Part of an independent recount: nothing of src is used here, so that a fault there is no fault here.

/** How a sheet is read, as review.yaml declares it. */
export interface Dialect {
  readonly delimiter?: string;
  readonly quoteChar?: string;
  readonly commentChar?: string;
  readonly sheetName?: string;
  readonly headerRows?: readonly number[];
  readonly headerJoin?: string;
  readonly orientation?: 'columns';
  readonly range?: string;
  readonly summaryRows?: readonly string[];
  readonly skipRows?: readonly string[];
  readonly fillDown?: readonly string[];
  readonly slots?: Readonly<Record<string, readonly string[]>>;
}

/** Every row of a file as text, blank ones too. */
export function gridOf(name: string, bytes: Uint8Array, dialect: Dialect, encoding: string | undefined): string[][] {
  return name.endsWith('.xlsx') ? workbookGrid(bytes, dialect) : textGrid(name, bytes, dialect, encoding);
}

function textGrid(name: string, bytes: Uint8Array, dialect: Dialect, encoding: string | undefined): string[][] {
  // the line break of a cell in a file whose rows end in CR LF
  const text = decoded(bytes, encoding)
    .replace(/^\ufeff/, '')
    .replace(/\r\r\n/g, '\n');
  const [head = ''] = text.split('\n', 1);
  const often = [',', ';', '\t', '|'].toSorted((a, b) => head.split(b).length - head.split(a).length)[0]!;
  const delimiter = dialect.delimiter ?? (name.endsWith('.tsv') ? '\t' : often);
  return parse(text, {
    delimiter,
    quote: dialect.quoteChar ?? '"',
    relax_column_count: true,
    relax_quotes: true,
    // a bare line feed between rows that end in both marks is inside a cell
    record_delimiter: /\r\n/.test(text) ? ['\r\n'] : ['\n', '\r'],
    skip_empty_lines: false,
  }) as string[][];
}

function decoded(bytes: Uint8Array, encoding: string | undefined): string {
  const buffer = Buffer.from(bytes);
  if (encoding !== undefined) return iconv.decode(buffer, encoding);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return iconv.decode(buffer, 'windows-1252');
  }
}

/** What one part of a workbook says, event by event. */
function eachTag(
  xml: string,
  open: (name: string, attributes: Readonly<Record<string, string>>) => void,
  close: (name: string, text: string) => void,
): void {
  const parser = new SaxesParser();
  let text = '';
  parser.on('opentag', ({ name, attributes }) => {
    text = '';
    open(name, attributes as Record<string, string>);
  });
  parser.on('text', piece => {
    text += piece;
  });
  parser.on('closetag', ({ name }) => {
    close(name, text);
    text = '';
  });
  parser.write(xml).close();
}

const columnNumber = (letters: string): number =>
  [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;

/** `B7` as column and row from 0. */
function addressOf(reference: string): [column: number, row: number] {
  const [, letters = 'A', row = '1'] = /^([A-Z]+)(\d+)$/.exec(reference)!;
  return [columnNumber(letters), Number(row) - 1];
}

function workbookGrid(bytes: Uint8Array, dialect: Dialect): string[][] {
  const files = unzipSync(bytes);
  const part = (path: string): string => (files[path] === undefined ? '' : strFromU8(files[path]));
  const strings = sharedStrings(part('xl/sharedStrings.xml'));
  const days = dateStyles(part('xl/styles.xml'));
  const grid: string[][] = [];
  const merged: string[] = [];
  let cell = { reference: 'A1', type: '', style: -1, value: '' };
  eachTag(
    part(sheetPath(files, dialect.sheetName)),
    (name, { r = '', t = '', s, ref = '' }) => {
      if (name === 'c') cell = { reference: r, type: t, style: Number(s ?? -1), value: '' };
      if (name === 'mergeCell') merged.push(ref);
    },
    (name, text) => {
      if (name === 'v' || (name === 't' && cell.type === 'inlineStr')) cell.value += text;
      if (name !== 'c') return;
      const [column, row] = addressOf(cell.reference);
      while (grid.length <= row) grid.push([]);
      const cells = grid[row]!;
      while (cells.length <= column) cells.push('');
      cells[column] = textOf(cell, strings, days);
    },
  );
  const below = dialect.headerRows?.at(-1) ?? 1;
  for (const ref of merged) {
    const [from = 'A1', to = from] = ref.split(':');
    const [column, first] = addressOf(from);
    const [, last] = addressOf(to);
    // a cell that is merged over rows of the table stands for each of them
    if (first + 1 > below)
      for (let row = first + 1; row <= last; row++) {
        const cells = grid[row];
        if (cells === undefined) continue;
        while (cells.length <= column) cells.push('');
        cells[column] = grid[first]?.[column] ?? '';
      }
  }
  return grid;
}

function sheetPath(files: Readonly<Record<string, Uint8Array>>, wanted: string | undefined): string {
  const targets = new Map<string, string>();
  eachTag(
    strFromU8(files['xl/_rels/workbook.xml.rels']!),
    (name, { Id = '', Target = '' }) => void (name === 'Relationship' && targets.set(Id, Target)),
    () => undefined,
  );
  const sheets: [string, string][] = [];
  eachTag(
    strFromU8(files['xl/workbook.xml']!),
    (tag, attributes) => void (tag === 'sheet' && sheets.push([attributes['name']!, attributes['r:id']!])),
    () => undefined,
  );
  const [, id] = sheets.find(([name]) => name === wanted) ?? sheets[0]!;
  const target = targets.get(id)!;
  return target.startsWith('/') ? target.slice(1) : `xl/${target}`;
}

function sharedStrings(xml: string): string[] {
  const strings: string[] = [];
  let [text, phonetic] = ['', false];
  if (xml !== '')
    eachTag(
      xml,
      name => {
        if (name === 'si') text = '';
        if (name === 'rPh') phonetic = true;
      },
      (name, piece) => {
        if (name === 't' && !phonetic) text += piece;
        if (name === 'rPh') phonetic = false;
        if (name === 'si') strings.push(text);
      },
    );
  return strings;
}

/** The cell formats that show a number as a day. */
function dateStyles(xml: string): ReadonlySet<number> {
  const found = new Set<number>();
  const own = new Map<number, string>();
  let [inside, at] = [false, 0];
  if (xml !== '')
    eachTag(
      xml,
      (name, { numFmtId = '0', formatCode = '' }) => {
        if (name === 'numFmt') own.set(Number(numFmtId), formatCode);
        if (name === 'cellXfs') inside = true;
        if (name !== 'xf' || !inside) return;
        const id = Number(numFmtId);
        if ((id >= 14 && id <= 22) || /[ymdh]/i.test((own.get(id) ?? '').replace(/"[^"]*"|\[[^\]]*\]/g, '')))
          found.add(at);
        at++;
      },
      name => {
        if (name === 'cellXfs') inside = false;
      },
    );
  return found;
}

function textOf(
  { type, style, value }: { readonly type: string; readonly style: number; readonly value: string },
  strings: readonly string[],
  days: ReadonlySet<number>,
): string {
  const unescaped = (text: string): string =>
    text.replace(/_x([0-9A-F]{4})_/gi, (_, code) => String.fromCharCode(Number.parseInt(code, 16)));
  if (type === 's') return unescaped(strings[Number(value)] ?? '');
  if (type === 'b') return value === '1' ? 'TRUE' : 'FALSE';
  if (type !== '' && type !== 'n') return unescaped(value);
  if (value === '') return '';
  if (!days.has(style)) return String(Number(value));
  const time = new Date(Math.round((Number(value) - 25_569) * 86_400_000)).toISOString();
  return time.endsWith('T00:00:00.000Z') ? time.slice(0, 10) : time.slice(0, 19);
}
